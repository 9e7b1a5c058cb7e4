// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest'
import type { Pane, Spot } from '../../../src/renderer/lib/sides.ts'
import { useSplitStore } from '../../../src/renderer/stores/split.ts'
import { freshPinia } from '../support/dom.ts'

vi.mock('../../../src/renderer/api.ts', () => import('../support/fake-api.ts'))

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  freshPinia()
})

const A: Spot = { to: '/post/a', place: null }
const B: Spot = { to: '/post/b', place: { offset: 9, below: 1, hash: 'h' } }
const actions = () => ({ run: () => true, open: vi.fn(), exportNotes: vi.fn(), focused: vi.fn() })
const fakePane = (fields: Partial<Pane> = {}): Pane => ({ run: () => false, canRun: () => false, open: vi.fn(), where: () => B, post: () => null, focus: vi.fn(), undoTyping: () => false, close: vi.fn(), ...fields })

it('tells the frame where to begin, and asks it from then on', () => {
  const split = useSplitStore()
  const stop = split.welcome(actions())
  split.open(A)
  expect(window.lecternHost?.start()).toEqual(A)
  const pane = fakePane()
  window.lecternHost?.ready(pane)
  split.open(B)
  expect(pane.open).toHaveBeenCalledWith(B)
  split.side = 'other'
  expect(split.close()).toEqual(B)
  expect(pane.close).toHaveBeenCalled()
  expect([split.isOpen, split.side, split.pane]).toEqual([false, 'main', null])
  stop()
  expect(window.lecternHost).toBeUndefined()
})

it('is there again after a reload, where the frame was last, and not once it was closed', () => {
  const split = useSplitStore()
  split.welcome(actions())
  split.open(A)
  window.lecternHost?.ready(fakePane())
  split.keep()
  freshPinia()
  const after = useSplitStore()
  after.restore()
  expect(after.start).toEqual(B)
  after.close()
  freshPinia()
  const last = useSplitStore()
  last.restore()
  expect(last.isOpen).toBe(false)
})

it.each(['{', '{}', '{"spot":{"to":"/notebook"}}', '{"spot":{"to":7}}'])('stays closed where what was kept is damaged: %s', (text) => {
  sessionStorage.setItem('lectern:split', text)
  const split = useSplitStore()
  split.restore()
  expect(split.isOpen).toBe(false)
})

it('gives each side a quarter at least, and remembers the share', () => {
  const split = useSplitStore()
  expect(split.share).toBe(0.5)
  split.setShare(0.9)
  expect(split.share).toBe(0.75)
  split.setShare(0.1)
  freshPinia()
  expect(useSplitStore().share).toBe(0.25)
  localStorage.setItem('lectern:split-share', 'wide')
  freshPinia()
  expect(useSplitStore().share).toBe(0.5)
})
