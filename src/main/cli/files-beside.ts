import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Assets } from '../core/assets.ts'
import type { PostPlaces } from '../core/resolve.ts'

/**
 * The posts and pictures of a folder as its files tell, where there is no store: the folder is listed only once a post
 * links to another.
 */
export function filesBeside(
  list: () => Iterable<{ path: string }>, slugOf: (path: string) => string, idOf: (path: string) => string
): PostPlaces & Pick<Assets, 'offer' | 'named'> {
  let paths: Set<string> | null = null
  let slugs: Map<string, string> | null = null
  const known = () => paths ??= new Set([...list()].map(({ path }) => path))
  return {
    idAt: (_folderId, path) => (known().has(path) ? idOf(path) : null),
    idBySlug(_folderId, slug) {
      if (!slugs) {
        slugs = new Map()
        for (const path of known()) if (!slugs.has(slugOf(path))) slugs.set(slugOf(path), path)
      }
      const path = slugs.get(slug)
      return path === undefined ? null : idOf(path)
    },
    offer: (folder, path) => (existsSync(join(folder.path, path)) ? { url: path } : { missing: `There is no picture at ${path}` }),
    named: () => []
  }
}
