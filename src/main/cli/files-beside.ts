import { folderIdOf, localIdOf, postIdOf } from '../core/ids.ts'
import { listFiles } from '../core/library/list-files.ts'
import { readSource } from '../core/library/read-source.ts'
import { isFrontPage } from '../core/library/source-paths.ts'
import type { PostPlaces } from '../core/resolve.ts'
import type { FoundLabel } from '../core/store/label-table.ts'
import { slugOf } from '../core/store/post-record.ts'
import { createSurroundings } from '../core/surroundings.ts'
import { labelsOf, parseSource } from '../core/sync/index-post.ts'

/**
 * The posts of a folder as its files tell, as the store would list them, where there is no store: the folder is listed only once a post links to
 * another, and all its posts read only once one refers to a label of another.
 */
export function filesBeside(root: string): PostPlaces {
  const folderId = folderIdOf(root)
  const idOf = (path: string) => postIdOf(folderId, localIdOf(path))
  let paths: Set<string> | null = null
  let slugs: Map<string, string[]> | null = null
  let labels: Map<string, FoundLabel[]> | null = null
  const known = () => paths ??= new Set([...listFiles(root)].map(({ path }) => path).filter((path) => !isFrontPage(path)))
  return {
    idAt: (_folderId, path) => (known().has(path) ? idOf(path) : null),
    idBySlug(_folderId, slug) {
      slugs ??= Map.groupBy(known(), slugOf)
      const [path, other] = slugs.get(slug) ?? []
      return path === undefined || other !== undefined ? null : idOf(path)
    },
    labelled(_folderId, name) {
      labels ??= readLabels(root, [...known()].sort(), idOf)
      return labels.get(name.trim().toLowerCase()) ?? []
    }
  }
}

function readLabels(root: string, paths: readonly string[], idOf: (path: string) => string): Map<string, FoundLabel[]> {
  const found = new Map<string, FoundLabel[]>()
  const surroundings = createSurroundings(root)
  for (const path of paths) {
    try {
      const post = parseSource(readSource(root, path), surroundings.of(path))
      for (const { name, ...label } of labelsOf(post)) {
        const key = name.trim().toLowerCase()
        found.set(key, [...found.get(key) ?? [], { ...label, postId: idOf(path), path, title: post.meta.title }])
      }
    } catch { /* doctor tells of files that cannot be read, and has no use for their labels */ }
  }
  return found
}
