// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useAnnotationsStore } from '../../../src/renderer/stores/annotations.ts'
import { useConnectionStore } from '../../../src/renderer/stores/connection.ts'
import { useUnsavedStore } from '../../../src/renderer/stores/unsaved.ts'
import { createNotes, openPost, type Notes } from '../support/fake-notes.ts'
import { freshPinia } from '../support/dom.ts'
import { createFakeLocks } from '../support/fake-locks.ts'
import { createFakeApi, failure, useFake, type FakeApi } from '../support/fake-api.ts'

vi.mock('../../../src/renderer/api.ts', () => import('../support/fake-api.ts'))

const post = openPost('f1-1', 'One two three. Four five six.')
let fake: FakeApi
let notes: Notes
let store: ReturnType<typeof useAnnotationsStore>

/** What a reload of the page does: new stores, the same core, the same storage. */
async function reload() {
  useConnectionStore().close()
  freshPinia()
  store = useAnnotationsStore()
  await store.load(post.id)
}

beforeEach(async () => {
  localStorage.clear()
  freshPinia()
  fake = useFake(createFakeApi())
  notes = createNotes(fake)
  store = useAnnotationsStore()
  await store.load(post.id)
})
afterEach(() => { useConnectionStore().close() })

const kept = () => Object.keys(localStorage).filter((key) => key.startsWith('lectern.unsaved.'))
const settled = () => vi.waitFor(() => { expect(store.saves.size).toBe(0) })

describe('what is not on disk yet', () => {
  it('is kept until the core has it', async () => {
    const { id } = store.create(post, { start: 0, end: 3 })
    expect(kept()).toHaveLength(1)
    await settled()
    expect(kept()).toEqual([])
    store.keepTyped(id, 'typed, not saved')
    expect(kept()).toHaveLength(1)
    store.change(id, { comment: 'typed, not saved' })
    await settled()
    expect(kept()).toEqual([])
  })

  it('stays while more is typed than was saved', async () => {
    const { id } = store.create(post, { start: 0, end: 3 })
    store.change(id, { comment: 'a' })
    store.keepTyped(id, 'a and more')
    await settled()
    await reload()
    await useUnsavedStore().recover()
    expect(notes.saved.get(id)?.comment).toBe('a and more')
  })

  it('outlives a reload: a comment that was typed, and a whole note', async () => {
    const { id } = store.create(post, { start: 0, end: 3 }, { comment: 'first' })
    await settled()
    fake.failures.set('saveAnnotation', failure('DISK_FULL'))
    store.keepTyped(id, 'first and second')
    const fresh = store.create(post, { start: 4, end: 7 }, { comment: 'never saved', tags: ['x'] })
    await reload()
    await useUnsavedStore().recover()
    expect(kept()).toHaveLength(2)
    fake.failures.clear()
    await useUnsavedStore().recover()
    expect(notes.saved.get(id)?.comment).toBe('first and second')
    expect(notes.saved.get(fresh.id)).toMatchObject({ comment: 'never saved', tags: ['x'], selector: { quote: { exact: 'two' } } })
    expect(kept()).toEqual([])
  })

  it('keeps both where the comment was changed elsewhere meanwhile', async () => {
    const { id } = store.create(post, { start: 0, end: 3 }, { comment: 'base' })
    await settled()
    store.keepTyped(id, 'base, mine')
    notes.saved.set(id, { ...notes.saved.get(id)!, comment: 'theirs' })
    await reload()
    await useUnsavedStore().recover()
    expect(notes.saved.get(id)?.comment).toBe('theirs\n\n---\n\nbase, mine')
  })

  it('leaves alone what was only looked at, and forgets what was deleted', async () => {
    const { id } = store.create(post, { start: 0, end: 3 }, { comment: 'base' })
    await settled()
    store.keepTyped(id, 'base')
    notes.saved.set(id, { ...notes.saved.get(id)!, comment: 'theirs' })
    await reload()
    await useUnsavedStore().recover()
    expect(notes.saved.get(id)?.comment).toBe('theirs')
    store.keepTyped(id, 'typed')
    store.remove(id)
    await settled()
    expect(kept()).toEqual([])
  })

  it('is a deletion, too: it outlives a reload, and an edit made elsewhere undoes it', async () => {
    const [gone, edited] = [store.create(post, { start: 0, end: 3 }, { comment: 'a' }), store.create(post, { start: 4, end: 7 }, { comment: 'b' })]
    await settled()
    fake.failures.set('deleteAnnotation', failure('DISK_FULL'))
    store.remove(gone.id)
    store.remove(edited.id)
    notes.saved.set(edited.id, { ...notes.saved.get(edited.id)!, comment: 'b, and more', modified: '2099-01-01T00:00:00.000Z' })
    await reload()
    await useUnsavedStore().recover()
    expect(notes.saved.has(gone.id)).toBe(true)
    fake.failures.clear()
    await useUnsavedStore().recover()
    expect(notes.saved.has(gone.id)).toBe(false)
    expect(notes.trash.has(gone.id)).toBe(true)
    expect(notes.saved.get(edited.id)?.comment).toBe('b, and more')
    expect(kept()).toEqual([])
  })

  it('is left to the page on which it is typed while that is there, and written once that is gone', async () => {
    const locks = createFakeLocks()
    vi.stubGlobal('navigator', { ...navigator, locks })
    await reload()
    const { id } = store.create(post, { start: 0, end: 3 }, { comment: 'first' })
    await settled()
    store.keepTyped(id, 'first and sec')
    const there = (await locks.query()).held.map(({ name }) => name)
    // The other side, or another window: other stores, the same storage.
    freshPinia()
    store = useAnnotationsStore()
    await store.load(post.id)
    await useUnsavedStore().recover()
    expect(notes.saved.get(id)?.comment).toBe('first')
    expect(kept()).toHaveLength(1)
    for (const name of there) locks.release(name)
    await vi.waitFor(() => { expect(notes.saved.get(id)?.comment).toBe('first and sec') })
    await vi.waitFor(() => { expect(kept()).toEqual([]) })
    vi.unstubAllGlobals()
  })

  it('passes over what it cannot read', async () => {
    localStorage.setItem('lectern.unsaved.x', '{"draft":')
    localStorage.setItem('lectern.unsaved.y', '5')
    await useUnsavedStore().recover()
    expect(fake.calls.filter(([method]) => method === 'saveAnnotation')).toEqual([])
  })
})
