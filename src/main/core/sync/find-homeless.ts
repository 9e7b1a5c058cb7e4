import type { Annotations } from '../annotations/annotations.ts'
import { liesIn } from '../library/source-paths.ts'
import type { StoredFile } from '../store/post-table.ts'
import type { Store } from '../store/store.ts'
import { createHomeless, type Home, type Homeless } from './homeless.ts'
import { pairUp, type Alike } from './pair-up.ts'

interface Parts { store: Store; annotations: Annotations }

/**
 * The posts of a folder with the reader's notes whose files are gone: those that the store knows, and those that only the journals
 * know (`unseen`), as when the store was made anew.
 * @param known.blind folders that could not be read
 * @param known.here the ids of files that the store does not know yet
 */
export function findHomeless({ store, annotations }: Parts, folderId: string, known: {
  stored: readonly StoredFile[]
  marked: ReadonlySet<string>
  homeless: readonly StoredFile[]
  unseen: boolean
  blind: readonly string[]
  here: () => ReadonlySet<string>
}): Homeless {
  const seen = known.homeless.filter(({ id }) => known.marked.has(id)).map(({ id, path, hash, size }): Home => ({
    id,
    path,
    hashes: size > 0 ? [hash] : [],
    title: store.lastKnown(id)?.title ?? null,
    texts: () => Promise.resolve([store.text(id)?.text ?? ''])
  }))
  const ids = new Set(known.stored.map(({ id }) => id))
  const unknown = known.unseen ? annotations.annotatedPosts(folderId).filter(({ postId }) => !ids.has(postId)) : []
  const here = unknown.length > 0 ? known.here() : ids
  const unseen = unknown.filter(({ postId, path }) => !here.has(postId) && !known.blind.some((folder) => liesIn(path, folder)))
  return createHomeless([...seen, ...unseen.map(({ postId, path, hashes }): Home => ({
    id: postId,
    path,
    hashes,
    title: null,
    texts: async () => (await Promise.all(hashes.map((hash) => annotations.keptText(folderId, hash)))).filter((text) => text !== null)
  }))])
}

/**
 * Which of the listed posts without notes are the posts that have just gone: by their bytes; or by their words, of those that came
 * while the folder was open or have the same title. @returns by path
 */
export async function findListed(homeless: Homeless, { store, justGone, newcomers, ...rest }: {
  store: Store
  justGone: ReadonlySet<string>
  listed: () => readonly StoredFile[]
  newcomers: ReadonlySet<string>
}): Promise<Map<string, Home>> {
  const found = new Map<string, Home>()
  const waiting = homeless.rest().filter(({ id }) => justGone.has(id))
  if (waiting.length === 0) return found
  const listed = rest.listed()
  for (const home of waiting) {
    const twin = listed.find(({ hash, size, path }) => size > 0 && home.hashes.includes(hash) && !found.has(path))
    if (twin) found.set(twin.path, home)
  }
  const recognised = new Set(found.values())
  const left = waiting.filter((home) => !recognised.has(home))
  const titles = new Set(left.map(({ title }) => title))
  const fits = new Map<string, Alike<Home>[]>()
  for (const { id, path } of left.length > 0 ? listed : []) {
    const title = store.lastKnown(id)?.title ?? ''
    if (found.has(path) || !(newcomers.has(id) || titles.has(title))) continue
    const alike = await homeless.resembled({ path, title, text: store.text(id)?.text ?? '' })
    fits.set(path, alike.filter(({ to }) => left.includes(to)))
  }
  for (const [path, home] of pairUp(fits)) found.set(path, home)
  return found
}
