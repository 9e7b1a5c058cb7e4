import { posix } from 'node:path'
import type { Assets } from './assets.ts'
import { formatOf } from './library/source-paths.ts'
import type { Resolve } from './render/renderer.ts'
import { slugOf } from './store/post-record.ts'
import type { FoundLabel } from './store/label-table.ts'
import type { Store } from './store/store.ts'
import type { PostSurroundings } from './surroundings.ts'

/** Where posts lie in a folder, and what they call by name. */
export type PostPlaces = Pick<Store, 'idAt' | 'idBySlug' | 'labelled'>

export interface ResolveParts {
  store: PostPlaces
  assets: Pick<Assets, 'offer' | 'named'>
  /** Of the post whose addresses these are. */
  surroundings?: Pick<PostSurroundings, 'root' | 'site'>
}

const EXTENSIONS = ['.md', '.markdown', '.html', '.htm', '.ipynb']
const INDEXES = ['index.md', 'index.markdown', 'index.html', 'README.md']
/** Where blog engines keep the files that their pages find at the root. */
const STATIC_ROOTS = ['', 'static/', 'assets/', 'content/', 'docs/', 'public/', 'source/']

/**
 * Finds what the addresses in one post mean. Links go to posts of the same folder: by path with or without extension,
 * from the file or from the page that a blog engine would make of it, from the folder's root, or by the name at their
 * end (permalinks, wikilinks). Images go to files of the folder, and get opaque addresses.
 */
export function createResolve(folder: { id: string; path: string }, from: string, { store, assets, surroundings }: ResolveParts): Resolve {
  /** Where the site has its root in the folder, and the path that its pages lie under on the web. */
  const root = surroundings?.root ? `${surroundings.root}/` : ''
  const baseUrl = surroundings?.site?.baseUrl ?? ''
  const here = posix.dirname(from)
  /** The address of the page is a folder in most blog engines: `posts/name.md` is served as `posts/name/`. */
  const pageFolder = from.replace(/\.[^./]+$/, '')

  /** An address that begins at the root, in all the places that may be: the site's, with and without the path of its pages. */
  const fromRoot = (path: string, folders: readonly string[]): string[] => {
    const paths = baseUrl !== '' && path.startsWith(`${baseUrl}/`) ? [path.slice(baseUrl.length), path] : [path]
    return paths.flatMap((plain) => [...new Set([root, ''])].flatMap((base) => folders.map((name) => base + name + plain.slice(1))))
  }

  const findPost = (path: string): string | null => {
    const rooted = path.startsWith('/')
    // Obsidian writes paths from the folder's root without a slash.
    const places = rooted ? fromRoot(path, ['', 'content/']) : [`${here}/${path}`, `${pageFolder}/${path}`, path]
    for (const place of places.map(inside)) {
      if (place === null) continue
      for (const candidate of candidates(place)) {
        const id = store.idAt(folder.id, candidate)
        if (id !== null) return id
      }
    }
    const name = path.replace(/\/+$/, '')
    // `Notes on v1.2` has no extension.
    for (const slug of new Set([slugOf(`${name}.md`), slugOf(name)])) {
      const id = slug === '' || slug === '.' || slug === '..' ? null : store.idBySlug(folder.id, slug)
      if (id !== null) return id
    }
    return null
  }

  return {
    asset(src) {
      const path = addressPath(src)
      const beside = [`${here}/${path}`, `${pageFolder}/${path}`]
      // Themes write addresses from the root without a slash, too.
      const places = path.startsWith('/') ? fromRoot(path, STATIC_ROOTS) : [...beside, ...fromRoot(`/${path}`, STATIC_ROOTS)]
      let missing: { missing: string } | null = null
      for (const place of places.map(inside)) {
        if (place === null) continue
        const offer = assets.offer(folder, place)
        if ('url' in offer) return offer
        missing ??= offer
      }
      // By its name alone, as Obsidian finds it.
      if (path !== '' && !path.includes('/')) {
        for (const place of assets.named(folder, path, from)) {
          const offer = assets.offer(folder, place)
          if ('url' in offer) return offer
        }
      }
      return missing ?? { missing: `This picture lies outside the folder: ${path}` }
    },
    link(href) {
      const path = addressPath(href).replace(/^@\//, '/')
      const heading = decode(/#(.+)$/s.exec(href)?.[1] ?? '')
      const postId = path === '' ? store.idAt(folder.id, from) : findPost(path)
      if (postId === null) return { dead: isOtherFile(path) ? `Lectern opens posts, not other files: ${path}` : `There is no post at ${path} in this folder.` }
      return heading === '' ? { postId } : { postId, heading }
    },
    reference(label) {
      const found = nearest(from, store.labelled(folder.id, label))
      return found && { ...found, postId: found.path === from ? null : found.postId }
    }
  }
}

/** Of the posts that have a label, the one that shares most folders with the post that refers to it; of equals the first. */
function nearest(from: string, found: readonly FoundLabel[]): FoundLabel | null {
  const here = from.split('/')
  const shared = ({ path }: FoundLabel) => {
    const folders = path.split('/')
    const differs = folders.findIndex((name, at) => name !== here[at])
    return differs < 0 ? Infinity : differs
  }
  return found.reduce<FoundLabel | null>((best, one) => (best && shared(best) >= shared(one) ? best : one), null)
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
