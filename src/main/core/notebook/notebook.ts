import { posix } from 'node:path'
import type { Annotation, AttentionItem, NoteCounts, NotePage, NotePost, NoteQuery, Span } from '../../../shared/model.ts'
import type { Annotations } from '../annotations/annotations.ts'
import type { Store } from '../store/store.ts'
import { needsAttention, toAttention } from './attention.ts'
import { filterNotes, type Facets } from './filter-notes.ts'
import { groupNotes, type GroupedNote } from './group-notes.ts'
import { createNoteIndex, type NoteEntry } from './note-index.ts'
import { formulasIn, type PostFormulas } from './quote-formulas.ts'

/** All annotations of the library as one book. Everything is in memory; a query of thousands costs milliseconds. */
export interface Notebook {
  query(query: NoteQuery): NotePage
  attention(): AttentionItem[]
  counts(): NoteCounts
  /** Which parts of an annotation's quote are formulas. */
  formulas(annotation: Annotation): Span[]
  /** A post as lists of annotations show it, also where its file is gone. */
  post(postId: string): NotePost
}

interface Result { entries: readonly NoteEntry[]; key: string; rows: GroupedNote[]; count: number; posts: number; facets: Facets }

export function createNotebook({ annotations, store }: {
  annotations: Pick<Annotations, 'list' | 'version' | 'pathOf' | 'trash'>
  store: Pick<Store, 'lastKnown' | 'text' | 'formulas'>
}): Notebook {
  const index = createNoteIndex(annotations, (postId) => store.lastKnown(postId)?.title ?? '')
  /** The last answer: its next page is asked for when the reader scrolls. */
  let last: Result | null = null

  const post = (id: string): NotePost => {
    const known = store.lastKnown(id)
    if (known) return { id, title: known.title, path: known.path, missing: known.gone }
    const path = annotations.pathOf(id) ?? ''
    return { id, title: posix.basename(path) || 'A post that is gone', path, missing: true }
  }
  const resultOf = (key: string, { sort, ...filter }: Omit<NoteQuery, 'offset' | 'limit'>): Result => {
    const entries = index.entries()
    if (last?.entries === entries && last.key === key) return last
    const { found, facets } = filterNotes(entries, filter)
    const posts = new Set(found.map(({ annotation }) => annotation.postId)).size
    last = { entries, key, rows: groupNotes(found, sort), count: found.length, posts, facets }
    return last
  }

  /** Each post's formulas are read once for all of its annotations. */
  const createFormulas = () => {
    const known = new Map<string, PostFormulas | null>()
    return (annotation: Annotation): Span[] => {
      const { postId } = annotation
      const of = known.has(postId) ? known.get(postId) ?? null : store.formulas(postId)
      known.set(postId, of)
      return formulasIn(annotation, of)
    }
  }

  return {
    query({ offset, limit, ...query }) {
      const { rows, count, posts, facets } = resultOf(JSON.stringify(query), query)
      const shown = new Map<string, NotePost>()
      const formulas = createFormulas()
      const notes = rows.slice(offset, offset + limit).map(({ entry: { annotation }, group }) => {
        const on = shown.get(annotation.postId) ?? post(annotation.postId)
        shown.set(on.id, on)
        return { annotation, post: on, group, formulas: formulas(annotation) }
      })
      return { total: rows.length, count, posts, notes, facets }
    },
    attention: () => toAttention(index.entries().map(({ annotation }) => annotation), store.text, post, store.formulas),
    formulas: (annotation) => createFormulas()(annotation),
    counts() {
      const entries = index.entries()
      return {
        notes: entries.length,
        attention: entries.filter(({ annotation }) => needsAttention(annotation)).length,
        trash: annotations.trash().length
      }
    },
    post
  }
}
