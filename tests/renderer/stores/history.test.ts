// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useAnnotationsStore } from '../../../src/renderer/stores/annotations.ts'
import { useConnectionStore } from '../../../src/renderer/stores/connection.ts'
import { useHistoryStore } from '../../../src/renderer/stores/history.ts'
import { useNoteActionsStore } from '../../../src/renderer/stores/note-actions.ts'
import { useToastsStore } from '../../../src/renderer/stores/toasts.ts'
import { createFakeNotebook } from '../support/fake-notebook.ts'
import { createNotes, openPost, type Notes } from '../support/fake-notes.ts'
import { freshPinia } from '../support/dom.ts'
import { createFakeApi, useFake, type FakeApi } from '../support/fake-api.ts'

vi.mock('../../../src/renderer/api.ts', () => import('../support/fake-api.ts'))

const [one, other] = [openPost('f1-1', 'One two three.'), openPost('f1-2', 'Four five six.')]
let fake: FakeApi
let notes: Notes
let store: ReturnType<typeof useAnnotationsStore>

beforeEach(async () => {
  localStorage.clear()
  freshPinia()
  fake = useFake(createFakeApi())
  const book = createFakeNotebook(fake, 0)
  notes = createNotes(fake)
  notes.saved = book.notes
  store = useAnnotationsStore()
  void useConnectionStore().start()
  await vi.waitFor(() => { expect(fake.streams).toBe(1) })
  await store.load(one.id)
})
afterEach(() => { useConnectionStore().close() })

const settled = () => vi.waitFor(() => { expect(store.saves.size).toBe(0) })

it('takes back what was done in a post and in the notebook, the last first', async () => {
  const history = useHistoryStore()
  const { id } = store.create(one, { start: 0, end: 3 }, { comment: 'first' })
  await settled()
  await useNoteActionsStore().recolour([notes.saved.get(id)!], 'pink')
  store.change(id, { comment: 'second' })
  await settled()
  expect(history.undo()).toMatchObject({ id, postId: one.id, told: false })
  await settled()
  expect(notes.saved.get(id)).toMatchObject({ comment: 'first', colour: 'pink' })
  expect(history.undo()).toMatchObject({ told: true })
  await vi.waitFor(() => { expect(notes.saved.get(id)?.colour).toBe('yellow') })
  history.undo()
  await settled()
  expect(notes.saved.has(id)).toBe(false)
  expect(history.undo()).toBeNull()
})

it('takes back what was done in a post that is not open any more', async () => {
  const history = useHistoryStore()
  const kept = store.create(one, { start: 0, end: 3 }, { comment: 'first' })
  store.change(kept.id, { comment: 'second' })
  const gone = store.create(one, { start: 4, end: 7 }, { comment: 'deleted' })
  await settled()
  store.remove(gone.id)
  await settled()
  await store.load(other.id)
  expect(history.undo()).toMatchObject({ id: gone.id, postId: one.id })
  await settled()
  expect(notes.saved.get(gone.id)?.comment).toBe('deleted')
  history.undo()
  history.undo()
  await settled()
  expect(notes.saved.has(gone.id)).toBe(false)
  expect(notes.saved.get(kept.id)?.comment).toBe('first')
  expect(store.list).toEqual([])
})

it('undoes by a message what that message told, also after other steps', async () => {
  const note = store.create(one, { start: 0, end: 3 })
  await settled()
  await useNoteActionsStore().recolour([notes.saved.get(note.id)!], 'pink')
  const toast = useToastsStore().toasts.at(-1)!
  store.create(one, { start: 4, end: 7 })
  await settled()
  await useToastsStore().act(toast.id)
  await vi.waitFor(() => { expect(notes.saved.get(note.id)?.colour).toBe('yellow') })
  expect(notes.saved.size).toBe(2)
})
