import { posix } from 'node:path'
import type { Assets } from './assets.ts'
import { formatOf } from './library/source-paths.ts'
import type { Resolve } from './render/renderer.ts'
import { slugOf } from './store/post-record.ts'
import type { Store } from './store/store.ts'

/** Where posts lie in a folder. */
export type PostPlaces = Pick<Store, 'idAt' | 'idBySlug'>

const EXTENSIONS = ['.md', '.markdown', '.html', '.htm']
const INDEXES = ['index.md', 'index.markdown', 'index.html', 'README.md']
/** Where blog engines keep the files that their pages find at the root. */
const STATIC_ROOTS = ['', 'static/', 'assets/', 'content/', 'docs/', 'public/', 'source/']

/**
 * Finds what the addresses in one post mean. Links go to posts of the same folder: by path with or without extension,
 * from the file or from the page that a blog engine would make of it, from the folder's root, or by the slug at their
 * end (permalinks). Images go to files of the folder, and get opaque addresses.
 */
export function createResolve(folder: { id: string; path: string }, from: string, { store, assets }: { store: PostPlaces; assets: Pick<Assets, 'offer'> }): Resolve {
  const here = posix.dirname(from)
  /** The address of the page is a folder in most blog engines: `posts/name.md` is served as `posts/name/`. */
  const pageFolder = from.replace(/\.[^./]+$/, '')

  const findPost = (path: string): string | null => {
    const rooted = path.startsWith('/')
    const bases = rooted ? ['', 'content/'] : [`${here}/`, `${pageFolder}/`]
    for (const base of bases) {
      const place = inside(base + path)
      if (place === null) continue
      for (const candidate of candidates(place)) {
        const id = store.idAt(folder.id, candidate)
        if (id !== null) return id
      }
    }
    const slug = slugOf(path.replace(/\/+$/, ''))
    return slug === '' || slug === '.' || slug === '..' ? null : store.idBySlug(folder.id, slug)
  }

  return {
    asset(src) {
      const path = addressPath(src)
      const places = path.startsWith('/')
        ? STATIC_ROOTS.map((root) => inside(root + path))
        : [inside(`${here}/${path}`), inside(`${pageFolder}/${path}`)]
      let missing: { missing: string } = { missing: `This picture lies outside the folder: ${path}` }
      for (const place of places.toReversed()) {
        if (place === null) continue
        const offer = assets.offer(folder, place)
        if ('url' in offer) return offer
        missing = offer
      }
      return missing
    },
    link(href) {
      const path = addressPath(href)
      const heading = decode(/#(.+)$/s.exec(href)?.[1] ?? '')
      const postId = path === '' ? store.idAt(folder.id, from) : findPost(path)
      if (postId === null) return { dead: isOtherFile(path) ? `Lectern opens posts, not other files: ${path}` : `There is no post at ${path} in this folder.` }
      return heading === '' ? { postId } : { postId, heading }
    }
  }
}

/** By an extension such as `.pdf`; that of `Rust-1.88.0` is none. */
const isOtherFile = (path: string): boolean => formatOf(path) === null && /\.[a-z][a-z0-9]{0,4}$/i.test(path)

/** The path in an address, without query and fragment, decoded. */
const addressPath = (address: string): string => decode(address.replace(/[?#].*$/s, '')).replaceAll('\\', '/')

/** A relative path in its plainest form; null where it leads out of the folder. */
function inside(path: string): string | null {
  const plain = posix.normalize(path.replace(/^\/+/, '')).replace(/\/$/, '')
  return plain === '..' || plain.startsWith('../') || plain.includes('\0') ? null : plain
}

function* candidates(place: string): Generator<string> {
  for (const form of new Set([place, place.normalize('NFC'), place.normalize('NFD')])) {
    if (form !== '.') {
      yield form
      const bare = form.replace(/\.html?$/i, '')
      for (const extension of EXTENSIONS) yield bare + extension
    }
    for (const index of INDEXES) yield form === '.' ? index : `${form}/${index}`
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
