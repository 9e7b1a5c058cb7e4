// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ALL_NOTES } from '../../../src/renderer/lib/note-filter.ts'
import { useConnectionStore } from '../../../src/renderer/stores/connection.ts'
import { useHistoryStore } from '../../../src/renderer/stores/history.ts'
import { useNoteActionsStore } from '../../../src/renderer/stores/note-actions.ts'
import { useNoteSelectionStore } from '../../../src/renderer/stores/note-selection.ts'
import { useNotebookStore } from '../../../src/renderer/stores/notebook.ts'
import { useNoteCountsStore } from '../../../src/renderer/stores/note-counts.ts'
import { useToastsStore } from '../../../src/renderer/stores/toasts.ts'
import { useTrashStore } from '../../../src/renderer/stores/trash.ts'
import { createFakeNotebook, type FakeNotebook } from '../support/fake-notebook.ts'
import { freshPinia } from '../support/dom.ts'
import { createFakeApi, createGate, failure, useFake, type FakeApi } from '../support/fake-api.ts'

vi.mock('../../../src/renderer/api.ts', () => import('../support/fake-api.ts'))

let fake: FakeApi
let book: FakeNotebook
let store: ReturnType<typeof useNotebookStore>

beforeEach(async () => {
  freshPinia()
  fake = useFake(createFakeApi())
  book = createFakeNotebook(fake, 950)
  store = useNotebookStore()
  void useConnectionStore().start()
  await vi.waitFor(() => { expect(fake.streams).toBe(1) })
  store.setVisible(true)
  await store.show(ALL_NOTES)
})
afterEach(() => { useConnectionStore().close() })

const asked = () => fake.calls.filter(([method]) => method === 'queryNotes').map(([, query]) => (query as { offset: number }).offset)
const some = (...ids: string[]) => ids.map((id) => book.notes.get(id)!)

describe('the notebook', () => {
  it('fetches pages as the window reaches them, the nearest of the moment first', async () => {
    expect(store.listing).toMatchObject({ total: 950 })
    expect(store.rowAt(500)).toBeNull()
    const gate = createGate()
    fake.gates.set('queryNotes', gate.promise)
    store.want(200, 220)
    store.want(400, 420)
    store.want(890, 910)
    fake.gates.clear()
    gate.open()
    await vi.waitFor(() => { expect(store.rowAt(910)?.annotation.id).toBe('n910') })
    // Those that the window flew past are left out; the pages around where it rests come ahead of it.
    expect(asked()).not.toContain(400)
    expect(asked().indexOf(900)).toBeLessThan(asked().indexOf(700) === -1 ? Infinity : asked().indexOf(700))
    await vi.waitFor(() => { expect(store.rowAt(700)?.annotation.id).toBe('n700') })
  })

  it('keeps the old list until the new one is here, and drops answers that come too late', async () => {
    const gate = createGate()
    fake.gates.set('queryNotes', gate.promise)
    const late = store.show({ ...ALL_NOTES, words: '94' })
    expect(store.waiting).toBe(true)
    expect(store.listing?.total).toBe(950)
    fake.gates.clear()
    await store.show({ ...ALL_NOTES, words: '949' })
    gate.open()
    await late
    expect(store.listing?.total).toBe(1)
  })

  it('takes changes from elsewhere in place, and waits with them while it is not seen', async () => {
    fake.emit({ type: 'annotation:saved', annotation: { ...some('n3')[0]!, comment: 'x' } })
    book.notes.set('n3', { ...some('n3')[0]!, comment: 'x' })
    await vi.waitFor(() => { expect(store.rowAt(3)?.annotation.comment).toBe('x') })
    store.setVisible(false)
    const before = asked().length
    book.notes.delete('n0')
    fake.emit({ type: 'annotation:deleted', id: 'n0', postId: 'f1-1' })
    store.setVisible(true)
    await vi.waitFor(() => { expect(store.listing?.total).toBe(949) })
    expect(asked().length).toBeGreaterThan(before)
  })

  it('names for an export what it shows: by a post or folder, or else each note of the list once', async () => {
    expect(await store.scope()).toEqual({})
    await store.show({ ...ALL_NOTES, postId: 'f1-1' })
    expect(await store.scope()).toEqual({ postId: 'f1-1' })
    await store.show({ ...ALL_NOTES, words: '94' })
    const { ids } = await store.scope()
    expect(ids).toHaveLength(store.listing!.count)
    expect(ids).toContain('n94')
    expect(ids).not.toContain('n1')
  })

  it('tells why it cannot be read', async () => {
    fake.failures.set('queryNotes', failure('POST_UNREADABLE'))
    await store.refetch()
    expect(store.problem).toContain('cannot be read')
  })
})

describe('the selection', () => {
  it('grows and shrinks from where it began, across pages that were not fetched', async () => {
    const selection = useNoteSelectionStore()
    selection.toggle(2)
    await selection.extend(450)
    expect(selection.byId.size).toBe(449)
    await selection.extend(4)
    expect([...selection.byId.keys()]).toEqual(['n2', 'n3', 'n4'])
    selection.toggle(3)
    expect([...selection.byId.keys()]).toEqual(['n2', 'n4'])
    await selection.selectAll()
    expect(selection.byId.size).toBe(950)
    selection.clear()
    expect(selection.all).toEqual([])
  })

  it('lets go of what was deleted and knows what was changed', async () => {
    const selection = useNoteSelectionStore()
    selection.toggle(0)
    selection.toggle(1)
    fake.emit({ type: 'annotation:deleted', id: 'n0', postId: 'f1-1' })
    fake.emit({ type: 'annotation:saved', annotation: { ...some('n1')[0]!, colour: 'pink' } })
    await vi.waitFor(() => { expect(selection.all).toMatchObject([{ id: 'n1', colour: 'pink' }]) })
  })
})

describe('what is done to many notes', () => {
  it('is written in slices, and undone and redone as one step', async () => {
    const actions = useNoteActionsStore()
    const all = [...book.notes.values()]
    await actions.recolour(all, 'blue')
    expect(fake.calls.filter(([method]) => method === 'saveAnnotations').map(([, drafts]) => (drafts as unknown[]).length)).toEqual([500, 450])
    expect(useToastsStore().toasts.at(-1)).toMatchObject({ message: 'Recoloured 950 notes', action: { label: 'Undo' } })
    expect(useHistoryStore().undo()).not.toBeNull()
    await vi.waitFor(() => { expect([...book.notes.values()].every(({ colour }) => colour === 'yellow')).toBe(true) })
    expect(useHistoryStore().redo()).not.toBeNull()
    await vi.waitFor(() => { expect([...book.notes.values()].every(({ colour }) => colour === 'blue')).toBe(true) })
  })

  it('can be undone before it is on disk, and reaches it before what takes it back', async () => {
    const gate = createGate()
    fake.gates.set('saveAnnotations', gate.promise)
    const done = useNoteActionsStore().recolour(some('n0'), 'blue')
    expect(useHistoryStore().undo()).not.toBeNull()
    gate.open()
    await done
    await vi.waitFor(() => { expect(some('n0')[0]!.colour).toBe('yellow') })
    expect(fake.calls.filter(([method]) => method === 'saveAnnotations').map(([, drafts]) => (drafts as { colour: string }[])[0]?.colour)).toEqual(['blue', 'yellow'])
  })

  it('gives each note back its own tags', async () => {
    const actions = useNoteActionsStore()
    await actions.addTag(some('n0'), 'own')
    await actions.addTag(some('n0', 'n1'), 'exam')
    await actions.removeTag(some('n0', 'n1'), 'own')
    expect(some('n0', 'n1').map(({ tags }) => tags)).toEqual([['exam'], ['exam']])
    useHistoryStore().undo()
    await vi.waitFor(() => { expect(some('n0', 'n1').map(({ tags }) => tags)).toEqual([['own', 'exam'], ['exam']]) })
    useHistoryStore().undo()
    await vi.waitFor(() => { expect(some('n0', 'n1').map(({ tags }) => tags)).toEqual([['own'], []]) })
  })

  it('deletes into the trash and restores from it', async () => {
    const actions = useNoteActionsStore()
    const trash = useTrashStore()
    trash.setVisible(true)
    await actions.remove(some('n5', 'n6'))
    await vi.waitFor(() => { expect(trash.items?.map(({ annotation }) => annotation.id)).toEqual(['n5', 'n6']) })
    expect(trash.posts.get('f1-1')?.title).toBe('Title of f1-1')
    await trash.restore(trash.items!.slice(0, 1))
    expect(book.notes.has('n5')).toBe(true)
    useHistoryStore().undo()
    await vi.waitFor(() => { expect(book.notes.has('n5')).toBe(false) })
  })

  it('says so when it cannot be written, and offers nothing to undo', async () => {
    fake.failures.set('saveAnnotations', failure('DISK_FULL'))
    const actions = useNoteActionsStore()
    expect(await actions.recolour(some('n0'), 'pink')).toBe(false)
    expect(useToastsStore().toasts).toMatchObject([{ tone: 'error', message: expect.stringContaining('disk is full') as string }])
    expect(useHistoryStore().undo()).toBeNull()
    expect(await actions.recolour(some('n0'), 'yellow')).toBe(true)
  })

  it('is counted anew after changes', async () => {
    const counts = useNoteCountsStore()
    await counts.load()
    expect(counts.counts).toEqual({ notes: 950, attention: 0, trash: 0 })
    await useNoteActionsStore().remove(some('n1'))
    await vi.waitFor(() => { expect(counts.counts).toEqual({ notes: 949, attention: 0, trash: 1 }) })
  })
})
