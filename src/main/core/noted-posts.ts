import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import type { Annotation, NoteFilter, PostSummary } from '../../shared/model.ts'
import type { Annotations } from './annotations/annotations.ts'
import type { ExchangePost, NotedPost } from './exchange/post.ts'
import type { Folders } from './folders.ts'
import { splitPostId } from './ids.ts'
import { fold } from './store/post-record.ts'
import type { Store } from './store/store.ts'

interface Parts { store: Store; annotations: Annotations; folders: Folders }

/** The posts and notes of the library as exports and imports know them. */
export interface NotedPosts {
  /** Notes that a filter lets through, by post, both in reading order. */
  select(filter: NoteFilter): NotedPost[]
  /** Every listed post. */
  all(): ExchangePost[]
}

/** Posts asked of the store at once. */
const PAGE = 500

export function createNotedPosts({ store, annotations, folders }: Parts): NotedPosts {
  const known = ({ id, title, path, authors, date }: Pick<PostSummary, 'id' | 'title' | 'path' | 'authors' | 'date'>): ExchangePost =>
    ({ id, key: keyOf(id), title, path, authors, date })
  /** The same on every machine that has the folder under this name. */
  const keyOf = (id: string): string => {
    const { folderId = '', localId = id } = splitPostId(id) ?? {}
    const name = folders.get(folderId)?.name ?? ''
    return `${localId}-${createHash('sha256').update(name).digest('hex').slice(0, 4)}`
  }
  /** A post that is no longer listed keeps its notes; the store may still know its path. */
  const gone = (id: string): ExchangePost => {
    const path = store.text(id)?.path ?? ''
    return { id, key: keyOf(id), title: path === '' ? 'A post that is no longer there' : posix.basename(path).replace(/\.[^.]+$/, ''), path, authors: [], date: null }
  }

  return {
    select(filter) {
      const lets = toPredicate(filter)
      const byPost = new Map<string, Annotation[]>()
      for (const annotation of annotations.list(filter.postId)) {
        if (!lets(annotation)) continue
        const notes = byPost.get(annotation.postId)
        if (notes) notes.push(annotation)
        else byPost.set(annotation.postId, [annotation])
      }
      return [...byPost].map(([id, notes]) => {
        const summary = store.summary(id)
        return { post: summary ? known(summary) : gone(id), text: summary ? store.text(id) : null, notes }
      })
    },
    all() {
      const posts: ExchangePost[] = []
      for (;;) {
        const page = store.query({ shelf: 'all', marks: [], tags: [], words: '', sort: 'title', offset: posts.length, limit: PAGE })
        posts.push(...page.posts.map(known))
        if (page.posts.length < PAGE) return posts
      }
    }
  }
}

function toPredicate({ ids, folderId, tag, colour, since }: NoteFilter): (annotation: Annotation) => boolean {
  const wanted = ids && new Set(ids)
  const from = since === undefined ? -Infinity : Date.parse(since)
  const name = tag === undefined ? undefined : fold(tag)
  return (annotation) =>
    (wanted?.has(annotation.id) ?? true) &&
    (folderId === undefined || splitPostId(annotation.postId)?.folderId === folderId) &&
    (name === undefined || annotation.tags.some((each) => fold(each) === name)) &&
    (colour === undefined || annotation.colour === colour) &&
    Date.parse(annotation.modified) >= from
}
