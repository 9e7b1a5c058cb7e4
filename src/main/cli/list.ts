import { PostQuery, type PostSummary } from '../../shared/model.ts'
import { UsageError, parseCommandLine } from './usage-error.ts'
import { withLibrary } from './with-library.ts'

const OPTIONS = {
  tag: { type: 'string', multiple: true }, author: { type: 'string' }, period: { type: 'string' }, shelf: { type: 'string' },
  annotated: { type: 'boolean' }, changed: { type: 'boolean' }, words: { type: 'string' }, sort: { type: 'string' }, json: { type: 'boolean' }
} as const
const PAGE = 500

/** `lectern list <folder>`: its posts in an order, narrowed as the library's list is, with how far each was read. */
export async function list(args: string[]): Promise<string> {
  const { path, values } = parseCommandLine(args, 'folder whose posts to list', OPTIONS)
  const { tag, json, annotated, changed, ...rest } = values
  const marks = [...(annotated ? ['annotated'] : []), ...(changed ? ['changed'] : [])]
  const query = PostQuery.safeParse({ ...rest, tags: tag, marks, limit: PAGE })
  if (!query.success) throw new UsageError(query.error.issues.map(({ path: [name], message }) => `--${String(name)}: ${message}`).join('; '))
  const posts = await withLibrary(path, async (api) => {
    const found: PostSummary[] = []
    for (let total = 1; found.length < total;) {
      const page = await api.listPosts({ ...query.data, offset: found.length })
      total = page.posts.length === 0 ? 0 : page.total
      found.push(...page.posts)
    }
    return found
  })
  return json ? JSON.stringify(posts.map(toPlain), null, 2) : posts.map(toLine).join('\n') || 'No post is like that.'
}

/** Without the ids of this machine. */
const toPlain = ({ id: _id, folderId: _folderId, ...post }: PostSummary) => post

function toLine({ date, title, path, progress, finished, notes, changed }: PostSummary): string {
  const read = finished !== null ? 'read' : progress > 0 ? `${Math.round(progress * 100)} %` : ''
  const facts = [read, changed ? 'changed since' : '', notes > 0 ? `${notes} note${notes === 1 ? '' : 's'}` : ''].filter((fact) => fact !== '')
  return `${(date ?? '').slice(0, 10).padEnd(10)}  ${title} (${path})${facts.length > 0 ? `  ${facts.join(', ')}` : ''}`
}
