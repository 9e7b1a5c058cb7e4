import type { Annotation, Grade, NoteReview, ReviewCard, ReviewDay, Span } from '../../../shared/model.ts'
import type { Annotations } from '../annotations/annotations.ts'
import type { Notebook } from '../notebook/notebook.ts'
import { formulasWithin } from '../notebook/quote-formulas.ts'
import type { SettingsStore } from '../settings.ts'
import type { Store } from '../store/store.ts'
import { pickNotes } from './pick-notes.ts'
import { daysByGrade, graded, skipped } from './schedule.ts'

/** Characters of context on either side of a quote. */
const AROUND = 360

/** The highlights that come back today. What the reader says of them is in the journal of their folder. */
export interface Review {
  today(): ReviewDay
  /** null: not today. On disk when it resolves. @returns the review before. Throws ANNOTATION_MISSING and what saving a note does */
  grade(id: string, grade: Grade | null): Promise<{ before: NoteReview | null }>
  /** Sets what is remembered of reviewing a highlight, as when a grade is taken back. */
  restore(id: string, review: NoteReview | null): Promise<void>
}

export function createReview({ annotations, notebook, settings, store, now = Date.now }: {
  annotations: Pick<Annotations, 'list' | 'review' | 'saveReview' | 'isExample'>
  notebook: Pick<Notebook, 'post' | 'formulas'>
  settings: Pick<SettingsStore, 'get'>
  store: Pick<Store, 'text' | 'formulas'>
  now?: () => number
}): Review {
  const toCard = ({ annotation, review }: { annotation: Annotation; review: NoteReview | null }, at: Date): ReviewCard => ({
    annotation, post: notebook.post(annotation.postId), ...contextOf(annotation), review, days: daysByGrade(review, at)
  })
  /** Each post is looked up once for all of its highlights. */
  const createIsThere = () => {
    const known = new Map<string, boolean>()
    return ({ postId }: Annotation): boolean => {
      const isThere = known.get(postId) ?? !notebook.post(postId).missing
      known.set(postId, isThere)
      return isThere
    }
  }

  /** The words around a quote where it stands now; as it was made, where it does not stand there letter by letter. */
  function contextOf(annotation: Annotation): Pick<ReviewCard, 'before' | 'after' | 'formulas'> {
    const { placement: { start, end, state }, selector: { quote }, postId } = annotation
    const text = store.text(postId)?.text ?? ''
    const formulas = { before: [] as Span[], quote: notebook.formulas(annotation), after: [] as Span[] }
    if (state === 'lost' || text.slice(start, end) !== quote.exact) return { before: lastLine(quote.prefix), after: firstLine(quote.suffix), formulas }
    const before = { start: Math.max(text.lastIndexOf('\n', start - 1) + 1, start - AROUND), end: start }
    const lineEnd = text.indexOf('\n', end)
    const after = { start: end, end: Math.min(lineEnd < 0 ? text.length : lineEnd, end + AROUND) }
    const known = store.formulas(postId)
    if (known?.text === text) {
      formulas.before = formulasWithin(before, known)
      formulas.after = formulasWithin(after, known)
    }
    return { before: text.slice(before.start, before.end), after: text.slice(after.start, after.end), formulas }
  }

  return {
    today() {
      const perDay = settings.get().reviewPerDay
      if (perDay === 0) return { perDay, done: 0, cards: [] }
      const at = new Date(now())
      const isThere = createIsThere()
      const notes = annotations.list().filter((annotation) => isReviewable(annotation) && !annotations.isExample(annotation.id) && isThere(annotation))
        .map((annotation) => ({ id: annotation.id, created: annotation.created, annotation, review: annotations.review(annotation.id) }))
      const { done, left } = pickNotes(notes, at, perDay)
      return { perDay, done, cards: left.map((note) => toCard(note, at)) }
    },
    async grade(id, grade) {
      const before = annotations.review(id)
      const at = new Date(now())
      await annotations.saveReview(id, grade === null ? skipped(before, at) : graded(before, grade, at))
      return { before }
    },
    restore: (id, review) => annotations.saveReview(id, review)
  }
}

/** A highlight with words; a bookmark, a page note and a row of signs say nothing by themselves. */
const isReviewable = ({ kind, selector: { quote } }: Annotation): boolean =>
  (kind === 'highlight' || kind === 'underline') && /[\p{L}\p{N}]/u.test(quote.exact)

const lastLine = (text: string) => text.slice(text.lastIndexOf('\n') + 1)
const firstLine = (text: string) => text.split('\n', 1)[0] ?? ''
