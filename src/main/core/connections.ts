import { LecternError } from '../../shared/errors.ts'
import type { Connections as Found, NearPost } from '../../shared/model.ts'
import type { Folders } from './folders.ts'
import { createResolve } from './resolve.ts'
import type { Linking } from './store/near-posts.ts'
import type { Store } from './store/store.ts'
import { createSurroundings, type PostSurroundings } from './surroundings.ts'

export interface Connections {
  /** Where to go on from a post. Throws POST_MISSING. */
  of(id: string): Found
}

const RELATED = 5
/** Posts that lead here are looked for among so many at most. */
const MOST_LINKING = 400
const SHOWN = 50

/** An address that is worth asking for: none of the web. */
const isLocal = (href: string) => !/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(href)

/** What a post is connected with: by its date, by its words, and by links, which mean what `createResolve` says. */
export function createConnections({ folders, store }: { folders: Folders; store: Store }): Connections {
  /** The posts that the addresses in a post lead to, in order, each once. */
  const targetsOf = ({ path, links }: Linking, folder: { id: string; path: string }, surroundings: PostSurroundings): Set<string> => {
    const { link } = createResolve(folder, path, { store, assets: NO_ASSETS, surroundings })
    const found = new Set<string>()
    for (const href of new Set(links)) {
      const target = isLocal(href) ? link(href) : null
      if (target && 'postId' in target) found.add(target.postId)
    }
    return found
  }

  return {
    of(id) {
      const post = store.linksOf(id)
      const place = store.locate(id)
      const folder = place && folders.get(place.folderId)
      if (!post || !folder) throw new LecternError('POST_MISSING')
      const surroundings = createSurroundings(folder.path)
      const targets = (linking: Linking) => targetsOf(linking, folder, surroundings.of(linking.path))
      const links = [...targets(post)].filter((target) => target !== id)
      const backlinks = store.linkingTo(folder.id, post, MOST_LINKING).filter((linking) => targets(linking).has(id))
      const { older, newer } = store.neighbours(id)
      const near = (ids: readonly (string | null)[]) => store.summaries(ids.filter((one) => one !== null)).map(toNear)
      return {
        older: near([older])[0] ?? null,
        newer: near([newer])[0] ?? null,
        related: near(store.related(id, RELATED)),
        links: near(links.slice(0, SHOWN)),
        backlinks: near(backlinks.slice(0, SHOWN).map((linking) => linking.id))
      }
    }
  }
}

const NO_ASSETS = { offer: () => ({ missing: '' }), named: () => [] }

const toNear = ({ id, title, date, minutes, progress, finished }: NearPost): NearPost => ({ id, title, date, minutes, progress, finished })
