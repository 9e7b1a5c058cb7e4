// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { NoteReview, ReviewCard } from '../../../src/shared/model.ts'
import { useConnectionStore } from '../../../src/renderer/stores/connection.ts'
import { useReviewStore } from '../../../src/renderer/stores/review.ts'
import { useToastsStore } from '../../../src/renderer/stores/toasts.ts'
import { fakeNote, notePost } from '../support/fake-notebook.ts'
import { freshPinia } from '../support/dom.ts'
import { createFakeApi, createGate, failure, useFake, type FakeApi } from '../support/fake-api.ts'

vi.mock('../../../src/renderer/api.ts', () => import('../support/fake-api.ts'))

let fake: FakeApi
let store: ReturnType<typeof useReviewStore>
let reviews: Map<string, NoteReview>
let gate: Promise<unknown> | undefined

function card(n: number): ReviewCard {
  const annotation = fakeNote(n, {})
  return { annotation, post: notePost(annotation.postId), before: '', after: '', formulas: { before: [], quote: [], after: [] }, review: null, days: { 1: 1, 2: 2, 3: 3, 4: 8 } }
}
const cards = [card(0), card(1), card(2)]

beforeEach(async () => {
  freshPinia()
  fake = useFake(createFakeApi())
  reviews = new Map()
  gate = undefined
  Object.assign(fake.api, {
    getReview: () => Promise.resolve({ perDay: 10, done: reviews.size, cards: cards.filter(({ annotation }) => !reviews.has(annotation.id)) }),
    gradeNote: async ({ id, grade }: { id: string; grade: NoteReview['grade'] }) => {
      await gate
      const error = fake.failures.get('gradeNote')
      if (error !== undefined) throw error
      reviews.set(id, { at: '', due: '', grade, memory: null })
      return { before: null }
    },
    restoreReview: ({ id, review }: { id: string; review: NoteReview | null }) => {
      if (review) reviews.set(id, review)
      else reviews.delete(id)
      return Promise.resolve()
    }
  })
  store = useReviewStore()
  void useConnectionStore().start()
  await vi.waitFor(() => { expect(fake.streams).toBe(1) })
  store.setVisible(true)
  await vi.waitFor(() => { expect(store.card?.annotation.id).toBe('n0') })
})
afterEach(() => { useConnectionStore().close() })

describe("the day's review", () => {
  it('goes on to the next highlight when one is graded, and says when that comes back', async () => {
    await store.answer(3)
    expect(store.card?.annotation.id).toBe('n1')
    expect(store.said).toMatchObject({ grade: 3, days: 3 })
    await store.answer(null)
    expect(store.said).toMatchObject({ grade: null, days: null })
    await store.answer(4)
    expect([store.card, store.day?.done]).toEqual([null, 3])
  })

  it('takes the last answer back, and that highlight is on screen again', async () => {
    await store.answer(1)
    await store.answer(2)
    await store.takeBack()
    expect([store.card?.annotation.id, reviews.has('n1'), reviews.has('n0'), store.said]).toEqual(['n1', false, true, null])
  })

  it('grades one highlight once, however often the key is pressed', async () => {
    const open = createGate()
    gate = open.promise
    const answers = [store.answer(3), store.answer(3), store.answer(4)]
    open.open()
    await Promise.all(answers)
    expect([...reviews.keys()]).toEqual(['n0'])
  })

  it('keeps a highlight whose grade could not be saved on screen', async () => {
    fake.failures.set('gradeNote', failure('DISK_FULL'))
    await store.answer(3)
    expect([store.card?.annotation.id, store.said]).toEqual(['n0', null])
    expect(useToastsStore().toasts.at(-1)?.tone).toBe('error')
  })
})
