// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useAnnotationsStore } from '../../../src/renderer/stores/annotations.ts'
import { useConnectionStore } from '../../../src/renderer/stores/connection.ts'
import { useHistoryStore } from '../../../src/renderer/stores/history.ts'
import type { Annotation } from '../../../src/shared/model.ts'
import { LecternError } from '../../../src/shared/errors.ts'
import { createNotes, openPost, type Notes } from '../support/fake-notes.ts'
import { freshPinia } from '../support/dom.ts'
import { createFakeApi, createGate, useFake, type FakeApi } from '../support/fake-api.ts'

vi.mock('../../../src/renderer/api.ts', () => import('../support/fake-api.ts'))

const post = openPost('f1-1', 'One two three. Four five six. Seven eight nine.')
let fake: FakeApi
let notes: Notes
let store: ReturnType<typeof useAnnotationsStore>

beforeEach(async () => {
  freshPinia()
  fake = useFake(createFakeApi())
  notes = createNotes(fake)
  store = useAnnotationsStore()
  void useConnectionStore().start()
  await vi.waitFor(() => { expect(fake.streams).toBe(1) })
  await store.load(post.id)
})
afterEach(() => { useConnectionStore().close() })

const undo = () => useHistoryStore().undo()?.id ?? null
const redo = () => useHistoryStore().redo()?.id ?? null
const written = () => vi.waitFor(() => { expect(store.saves.size).toBe(0) })

describe('the annotations of a post', () => {
  it('shows a new annotation at once and writes it with its quote, place and version', async () => {
    const created = store.create(post, { start: 4, end: 13 }, { colour: 'green' })
    expect(store.list.map(({ id }) => id)).toEqual([created.id])
    expect(store.saves.get(created.id)).toEqual({ state: 'saving' })
    await written()
    expect(notes.saved.get(created.id)).toMatchObject({ colour: 'green', selector: { quote: { exact: 'two three' }, position: { start: 4, end: 13 }, hash: post.hash } })
  })

  it('remembers the last colour for the next one', () => {
    store.create(post, { start: 0, end: 3 }, { colour: 'pink' })
    expect(store.create(post, { start: 4, end: 7 }).colour).toBe('pink')
  })

  it('lists in reading order, lost ones last', async () => {
    const later = store.create(post, { start: 20, end: 24 })
    const first = store.create(post, { start: 0, end: 3 })
    await written()
    fake.emit({ type: 'annotation:saved', annotation: { ...notes.saved.get(first.id)!, placement: { start: 0, end: 3, state: 'lost', confidence: 0 } } })
    await vi.waitFor(() => { expect(store.lost.map(({ id }) => id)).toEqual([first.id]) })
    expect(store.list.map(({ id }) => id)).toEqual([later.id, first.id])
  })

  it('leaves a note at the words that the page shows where the core finds them no more', async () => {
    const save = fake.api.saveAnnotation as unknown as (draft: unknown) => Promise<Annotation>
    fake.api.saveAnnotation = (async (draft: unknown) => ({ ...await save(draft), placement: { start: 0, end: 0, state: 'lost', confidence: 0 } })) as never
    const { id } = store.create(post, { start: 0, end: 3 }, { comment: 'kept' })
    await written()
    expect(store.byId.get(id)).toMatchObject({ comment: 'kept', placement: { start: 0, end: 3, state: 'same' } })
  })

  it('keeps what cannot be written, tells why, and writes it when asked again', async () => {
    fake.failures.set('saveAnnotation', new LecternError('DISK_FULL'))
    const { id } = store.create(post, { start: 0, end: 3 }, { comment: 'kept' })
    await vi.waitFor(() => { expect(store.saves.get(id)).toMatchObject({ state: 'failed', message: expect.stringContaining('disk is full') }) })
    await store.load(post.id)
    expect(store.byId.get(id)?.comment).toBe('kept')
    fake.failures.clear()
    store.retry(id)
    await written()
    expect(notes.saved.get(id)?.comment).toBe('kept')
  })

  it('undoes and redoes creating, editing, recolouring and deleting', async () => {
    const { id } = store.create(post, { start: 0, end: 3 })
    store.change(id, { comment: 'first' })
    store.change(id, { colour: 'blue' })
    store.remove(id)
    await written()
    expect(notes.saved.has(id)).toBe(false)
    const states = [() => store.byId.get(id)?.colour === 'blue', () => store.byId.get(id)?.colour === 'yellow', () => store.byId.get(id)?.comment === '', () => !store.byId.has(id)]
    for (const state of states) {
      expect(undo()).toBe(id)
      expect(state()).toBe(true)
    }
    expect(undo()).toBeNull()
    await written()
    expect(notes.saved.has(id)).toBe(false)
    for (let n = 0; n < 3; n++) redo()
    await written()
    expect(notes.saved.get(id)).toMatchObject({ comment: 'first', colour: 'blue' })
  })

  it('takes the letters of one edit back as one', () => {
    const { id } = store.create(post, { start: 0, end: 3 })
    for (const comment of ['a', 'ab', 'abc']) store.change(id, { comment }, 'comment 1')
    undo()
    expect(store.byId.get(id)?.comment).toBe('')
  })

  it('brings back one that never reached the disk', async () => {
    fake.failures.set('saveAnnotation', new LecternError('DISK_FULL'))
    const created = store.create(post, { start: 0, end: 3 }, { comment: 'typed' })
    await vi.waitFor(() => { expect(store.saves.get(created.id)?.state).toBe('failed') })
    store.remove(created.id)
    await written()
    fake.failures.clear()
    store.bringBack(created)
    await written()
    expect(notes.saved.get(created.id)?.comment).toBe('typed')
  })

  it('follows other windows at once', async () => {
    const elsewhere = notes.annotate(post, { start: 4, end: 7 }, { comment: 'from there' })
    fake.emit({ type: 'annotation:saved', annotation: elsewhere })
    await vi.waitFor(() => { expect(store.byId.get(elsewhere.id)?.comment).toBe('from there') })
    store.active = elsewhere.id
    fake.emit({ type: 'annotation:deleted', id: elsewhere.id, postId: post.id })
    await vi.waitFor(() => { expect(store.list).toEqual([]) })
    expect(store.active).toBeNull()
  })

  it('lets no echo of an earlier save undo what is being typed or what was deleted', async () => {
    const { id } = store.create(post, { start: 0, end: 3 })
    await written()
    const echo = notes.saved.get(id)!
    store.change(id, { comment: 'typing' })
    fake.emit({ type: 'annotation:saved', annotation: echo })
    await written()
    expect(store.byId.get(id)?.comment).toBe('typing')
    store.remove(id)
    await written()
    fake.emit({ type: 'annotation:saved', annotation: echo })
    fake.emit({ type: 'annotation:saved', annotation: notes.annotate(post, { start: 4, end: 7 }) })
    await vi.waitFor(() => { expect(store.list).toHaveLength(1) })
    expect(store.byId.has(id)).toBe(false)
  })

  it('lets no list that was asked for before undo what came as an event since', async () => {
    const before = notes.annotate(post, { start: 4, end: 7 }, { comment: 'before' })
    const gone = notes.annotate(post, { start: 0, end: 3 })
    const gate = createGate()
    const list = structuredClone([...notes.saved.values()])
    fake.api.listAnnotations = (async () => { await gate.promise; return list }) as unknown as typeof fake.api.listAnnotations
    const loading = store.load(post.id)
    fake.emit({ type: 'annotation:saved', annotation: { ...before, comment: 'after', modified: '2024-02-01T00:00:00.000Z' } })
    fake.emit({ type: 'annotation:deleted', id: gone.id, postId: post.id })
    fake.emit({ type: 'annotation:saved', annotation: notes.annotate(post, { start: 8, end: 13 }, { comment: 'new' }) })
    await vi.waitFor(() => { expect(store.list).toHaveLength(2) })
    gate.open()
    await loading
    expect(store.list.map(({ comment }) => comment)).toEqual(['after', 'new'])
  })

  it('gives a highlight other words, merges and takes both back', async () => {
    const first = store.create(post, { start: 4, end: 7 }, { comment: 'one' })
    await written()
    store.adjust(post, first.id, { start: 4, end: 13 })
    await written()
    expect(notes.saved.get(first.id)).toMatchObject({ selector: { quote: { exact: 'two three' } }, comment: 'one' })
    const whole = store.create(post, { start: 0, end: 13 }, { comment: 'all' }, [first.id])
    await written()
    expect([...notes.saved.keys()]).toEqual([whole.id])
    undo()
    await written()
    expect([...notes.saved.keys()]).toEqual([first.id])
    undo()
    await written()
    expect(notes.saved.get(first.id)?.selector.quote.exact).toBe('two')
    expect(store.byId.get(first.id)?.placement).toMatchObject({ start: 4, end: 7 })
    redo()
    redo()
    await written()
    expect([...notes.saved.keys()]).toEqual([whole.id])
  })

  it('ignores annotations of other posts', async () => {
    const other = openPost('f1-2', 'Other words.')
    fake.emit({ type: 'annotation:saved', annotation: notes.annotate(other, { start: 0, end: 5 }) })
    fake.emit({ type: 'annotation:saved', annotation: notes.annotate(post, { start: 0, end: 3 }) })
    await vi.waitFor(() => { expect(store.list).toHaveLength(1) })
    expect(store.list[0]?.postId).toBe(post.id)
  })
})
