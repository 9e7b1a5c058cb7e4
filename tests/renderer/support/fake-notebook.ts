import { LecternError } from '../../../src/shared/errors.ts'
import type { Annotation, AnnotationDraft, AttentionItem, DeletedAnnotation, NotePost, NoteQuery } from '../../../src/shared/model.ts'
import type { FakeApi } from './fake-api.ts'

/** The notebook of a fake core. */
export interface FakeNotebook {
  notes: Map<string, Annotation>
  trash: Map<string, Annotation>
  attention: AttentionItem[]
}

export const notePost = (id: string): NotePost => ({ id, title: `Title of ${id}`, path: `${id}.md`, missing: false })

export function fakeNote(n: number, fields: Partial<Annotation> = {}): Annotation {
  const exact = `words ${n}`
  return {
    id: `n${n}`, postId: 'f1-1', kind: 'highlight', colour: 'yellow', comment: '', tags: [], detached: false, created: '2024-01-01T00:00:00Z', modified: '2024-01-01T00:00:00Z',
    selector: { quote: { exact, prefix: '', suffix: '' }, position: { start: n, end: n + exact.length }, headings: [], hash: 'h' },
    placement: { start: n, end: n + exact.length, state: 'same', confidence: 1 }, ...fields
  }
}

/** Gives a fake API the methods of the notebook. Like the core it tells every change as an event. */
export function createFakeNotebook(fake: FakeApi, count: number): FakeNotebook {
  const call = async <T>(method: string, input: unknown, answer: () => T): Promise<T> => {
    fake.calls.push([method, input])
    await fake.gates.get(method)
    const failure = fake.failures.get(method)
    if (failure !== undefined) throw failure
    return structuredClone(answer())
  }
  const known = (from: Map<string, Annotation>, id: string) => from.get(id) ?? (() => { throw new LecternError('ANNOTATION_MISSING') })()
  const book: FakeNotebook = {
    notes: new Map(Array.from({ length: count }, (_, n) => [`n${n}`, fakeNote(n)])), trash: new Map(), attention: []
  }
  const put = (annotation: Annotation) => {
    book.notes.set(annotation.id, annotation)
    fake.emit({ type: 'annotation:saved', annotation })
    return annotation
  }

  Object.assign(fake.api, {
    queryNotes: (query: NoteQuery) => call('queryNotes', query, () => {
      const found = [...book.notes.values()].filter(({ selector, colour }) =>
        selector.quote.exact.includes(query.words) && (query.colours.length === 0 || query.colours.includes(colour)))
      const notes = found.slice(query.offset, query.offset + query.limit).map((annotation) => ({ annotation, post: notePost(annotation.postId), group: annotation.postId }))
      return { total: found.length, count: found.length, posts: 1, notes, facets: { colours: [], tags: [], kinds: [] } }
    }),
    saveAnnotations: ({ drafts }: { drafts: AnnotationDraft[] }) => call('saveAnnotations', drafts, () =>
      drafts.map((draft) => put({ ...known(book.notes, draft.id), ...draft } as Annotation))),
    deleteAnnotations: ({ ids }: { ids: string[] }) => call('deleteAnnotations', ids, () => {
      for (const id of ids) {
        const gone = known(book.notes, id)
        book.trash.set(id, gone)
        book.notes.delete(id)
        fake.emit({ type: 'annotation:deleted', id, postId: gone.postId })
      }
    }),
    restoreAnnotations: ({ ids }: { ids: string[] }) => call('restoreAnnotations', ids, () => ids.map((id) => {
      const back = known(book.trash, id)
      book.trash.delete(id)
      return put(back)
    })),
    listTrash: () => call('listTrash', undefined, () => [...book.trash.values()].map((annotation): DeletedAnnotation => ({ annotation, deleted: '2024-02-02T00:00:00Z' }))),
    listAttention: () => call('listAttention', undefined, () => book.attention.filter(({ annotation, selector }) => {
      const now = book.notes.get(annotation.id)
      return now !== undefined && !now.detached && now.selector.hash !== selector?.hash
    })),
    countNotes: () => call('countNotes', undefined, () => ({ notes: book.notes.size, attention: book.attention.length, trash: book.trash.size })),
    describePosts: ({ ids }: { ids: string[] }) => call('describePosts', ids, () => ids.map(notePost))
  })
  return book
}
