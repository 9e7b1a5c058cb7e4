// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useAttentionStore } from '../../../src/renderer/stores/attention.ts'
import { useConnectionStore } from '../../../src/renderer/stores/connection.ts'
import { useHistoryStore } from '../../../src/renderer/stores/history.ts'
import type { AttentionItem } from '../../../src/shared/model.ts'
import { createFakeNotebook, fakeNote, notePost, type FakeNotebook } from '../support/fake-notebook.ts'
import { freshPinia } from '../support/dom.ts'
import { createFakeApi, createGate, failure, useFake, type FakeApi } from '../support/fake-api.ts'

vi.mock('../../../src/renderer/api.ts', () => import('../support/fake-api.ts'))

let fake: FakeApi
let book: FakeNotebook
let store: ReturnType<typeof useAttentionStore>

/** A changed annotation with a proposal, or a lost one where the confidence is null. */
function waiting(n: number, confidence: number | null): AttentionItem {
  const placement = { start: n, end: n + 4, state: confidence === null ? 'lost' as const : 'changed' as const, confidence: confidence ?? 0 }
  const annotation = fakeNote(n, { placement })
  const quote = { exact: `new words ${n}`, prefix: '', suffix: '' }
  const selector = confidence === null ? null : { ...annotation.selector, quote, hash: 'present' }
  return { annotation, post: notePost(annotation.postId), then: annotation.selector.quote, now: selector && quote, selector }
}

beforeEach(async () => {
  freshPinia()
  fake = useFake(createFakeApi())
  book = createFakeNotebook(fake, 4)
  book.attention = [waiting(0, 0.97), waiting(1, 0.85), waiting(2, null)]
  store = useAttentionStore()
  void useConnectionStore().start()
  await vi.waitFor(() => { expect(fake.streams).toBe(1) })
  await store.load()
})
afterEach(() => { useConnectionStore().close() })

const ids = () => store.items?.map(({ annotation }) => annotation.id)

describe('what needs attention', () => {
  it('leaves the tray at once when it is accepted, and comes back when that is undone', async () => {
    const gate = createGate()
    fake.gates.set('saveAnnotations', gate.promise)
    const saving = store.accept([store.items![0]!])
    expect(ids()).toEqual(['n1', 'n2'])
    fake.gates.clear()
    gate.open()
    await saving
    expect(book.notes.get('n0')?.selector).toMatchObject({ hash: 'present', quote: { exact: 'new words 0' } })
    expect(ids()).toEqual(['n1', 'n2'])
    store.setVisible(true)
    useHistoryStore().undo()
    await vi.waitFor(() => { expect(ids()).toEqual(['n0', 'n1', 'n2']) })
    expect(book.notes.get('n0')?.selector.hash).toBe('h')
  })

  it('accepts all that are sure enough as one step, and never one without a proposal', async () => {
    expect(store.above(0.9).map(({ annotation }) => annotation.id)).toEqual(['n0'])
    expect(store.above(0).map(({ annotation }) => annotation.id)).toEqual(['n0', 'n1'])
    expect(await store.accept([store.items![2]!])).toBe(false)
    await store.accept(store.above(0.8))
    expect(ids()).toEqual(['n2'])
    useHistoryStore().undo()
    await vi.waitFor(() => { expect([...book.notes.values()].every(({ selector }) => selector.hash === 'h')).toBe(true) })
  })

  it('detaches, deletes, and takes a place that was picked', async () => {
    await store.detach(store.items![2]!)
    expect(book.notes.get('n2')?.detached).toBe(true)
    await store.remove(store.items![1]!)
    expect(book.trash.has('n1')).toBe(true)
    expect(ids()).toEqual(['n0'])
    const { annotation, selector } = store.items![0]!
    await store.place(annotation, { ...selector!, hash: 'picked' })
    expect(book.notes.get('n0')).toMatchObject({ detached: false, selector: { hash: 'picked' } })
  })

  it('brings back what could not be saved', async () => {
    fake.failures.set('saveAnnotations', failure('DISK_FULL'))
    expect(await store.detach(store.items![0]!)).toBe(false)
    expect(ids()).toEqual(['n0', 'n1', 'n2'])
  })
})
