import { basename } from 'node:path'
import { toIriPath, toW3c, toW3cCollection } from '../../shared/w3c.ts'
import type { Annotation } from '../../shared/model.ts'
import { createAnnotations } from '../core/annotations/annotations.ts'
import { folderIdOf, splitPostId } from '../core/ids.ts'
import { openFolderPath } from '../core/library/open-folder-path.ts'
import { dataDir } from '../data-dir.ts'
import { annotatedPosts } from './annotated-posts.ts'
import { parseCommandLine } from './usage-error.ts'

/** `lectern notes <folder>`: the reader's annotations on a folder, as W3C JSON-LD or as text. Reads only. */
export async function notes(args: string[]): Promise<string> {
  const { path, values } = parseCommandLine(args, 'folder whose notes to list', { json: { type: 'boolean' }, data: { type: 'string' } })
  const root = await openFolderPath(path)
  const id = folderIdOf(root)
  const annotations = await createAnnotations({ dataDir: values.data ?? dataDir(), onChange: () => undefined })
  try {
    const { notices } = await annotations.openFolder({ id, path: root, journal: 'library' })
    for (const notice of notices) console.error(`lectern: ${notice.message}`)
    const found = annotations.list()
    const posts = annotatedPosts(root, id, annotations)
    return values.json ? toJson(root, found, posts) : toText(found, posts)
  } finally {
    await annotations.close()
  }
}

type Posts = ReturnType<typeof annotatedPosts>

function toJson(root: string, found: Annotation[], posts: Posts): string {
  const items = found.map((annotation) => {
    const post = posts.get(annotation.postId)
    const source = post ? toIriPath(post.path) : `urn:lectern:post:${splitPostId(annotation.postId)?.localId ?? annotation.postId}`
    return toW3c(annotation, source, post?.hash === annotation.selector.hash ? post.text : null)
  })
  return JSON.stringify(toW3cCollection(`Notes on ${basename(root)}`, items), null, 2)
}

function toText(found: Annotation[], posts: Posts): string {
  const lines = found.map((annotation) => [
    `${posts.get(annotation.postId)?.path ?? 'a post that is no longer there'} (${annotation.colour})`,
    `  "${annotation.selector.quote.exact.replaceAll('\n', ' ')}"`,
    ...(annotation.comment === '' ? [] : [`  ${annotation.comment.replaceAll('\n', '\n  ')}`])
  ].join('\n'))
  return lines.length === 0 ? 'There are no notes on this folder.' : lines.join('\n\n')
}
