import { describe } from '../../../src/shared/anchor/describe.ts'
import { noteTags } from '../../../src/main/core/note-tags.ts'
import { LecternError } from '../../../src/shared/errors.ts'
import type { Annotation, AnnotationDraft, Post, PostChunk, ReadingPosition, Span } from '../../../src/shared/model.ts'
import { post, type FakeApi } from './fake-api.ts'

/** The annotations of a fake core, and what it does with them. */
export interface Notes {
  saved: Map<string, Annotation>
  trash: Map<string, Annotation>
  /** Annotates as another window would. */
  annotate(post: Post, span: Span, fields?: Partial<Annotation>): Annotation
  readings: { id: string; position: ReadingPosition }[]
  /** What `openPost` streams, by post. */
  chunks: Map<string, PostChunk[]>
}

/** A post with one section. */
export function openPost(id: string, text: string, fields: Partial<Post> = {}): Post {
  return { ...post(1), id, hash: `hash of ${text}`, text, parts: [], objects: { formulas: [], codeLines: [], others: [] }, headings: [], warnings: [], position: null, ...fields }
}

/** Gives a fake API the methods of the reader. */
export function createNotes(fake: FakeApi): Notes {
  let clock = Date.parse('2024-01-01T00:00:00Z')
  const now = () => new Date(clock += 1000).toISOString()
  const call = async <T>(method: string, input: unknown, answer: () => T): Promise<T> => {
    fake.calls.push([method, input])
    await fake.gates.get(method)
    const failure = fake.failures.get(method)
    if (failure !== undefined) throw failure
    return structuredClone(answer())
  }
  const missing = (): never => { throw new LecternError('ANNOTATION_MISSING') }

  const notes: Notes = {
    saved: new Map(), trash: new Map(), readings: [], chunks: new Map(),
    annotate(at, span, fields = {}) {
      const annotation: Annotation = {
        id: crypto.randomUUID(), postId: at.id, kind: 'highlight', selector: describe(at, span), colour: 'yellow', comment: '', tags: [], detached: false,
        created: now(), modified: now(), placement: { ...span, state: 'same', confidence: 1 }, ...fields
      }
      notes.saved.set(annotation.id, annotation)
      return annotation
    }
  }

  Object.assign(fake.api, {
    listAnnotations: (input: { postId?: string }) => call('listAnnotations', input, () => [...notes.saved.values()].filter(({ postId }) => postId === input.postId)),
    saveAnnotation: (draft: AnnotationDraft) => call('saveAnnotation', draft, () => {
      const { selector, ...rest } = draft
      const old = notes.saved.get(draft.id) ?? (selector && {
        colour: 'yellow' as const, comment: '', tags: [], selector, created: now(), placement: { ...selector.position, state: 'same' as const, confidence: 1 }
      })
      const placed = selector && { selector, placement: { ...selector.position, state: 'same' as const, confidence: 1 } }
      const annotation = { ...(old ?? missing()), ...rest, ...placed, modified: now() } as Annotation
      notes.saved.set(annotation.id, annotation)
      return annotation
    }),
    deleteAnnotation: ({ id }: { id: string }) => call('deleteAnnotation', id, () => {
      notes.trash.set(id, notes.saved.get(id) ?? missing())
      notes.saved.delete(id)
    }),
    restoreAnnotation: ({ id }: { id: string }) => call('restoreAnnotation', id, () => {
      const annotation = notes.trash.get(id) ?? missing()
      notes.saved.set(id, annotation)
      return annotation
    }),
    renderNotes: (input: { texts: string[] }) => call('renderNotes', input, () => ({ html: input.texts.map((text) => `<p>${text}</p>`) })),
    listNoteTags: () => call('listNoteTags', undefined, () => noteTags(notes.saved.values())),
    saveReading: (input: Notes['readings'][number]) => call('saveReading', input, () => { notes.readings.push(input) }),
    openLink: (input: { url: string }) => call('openLink', input, () => undefined),
    openPost: (input: { id: string }) => call('openPost', input, () => notes.chunks.get(input.id) ?? []).then(async function* (chunks) { yield* chunks })
  })
  return notes
}
