// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, ref } from 'vue'
import { isOfPage, type Pane } from '../../../src/renderer/lib/sides.ts'
import { useKeys } from '../../../src/renderer/composables/use-keys.ts'
import { usePaletteItems } from '../../../src/renderer/composables/use-palette-items.ts'
import { useRunHere, useSplit } from '../../../src/renderer/composables/use-split.ts'
import { useOwnSide } from '../../../src/renderer/composables/reader/use-own-side.ts'
import { usePaletteStore } from '../../../src/renderer/stores/palette.ts'
import { useSplitStore } from '../../../src/renderer/stores/split.ts'
import { useToastsStore } from '../../../src/renderer/stores/toasts.ts'
import { freshPinia, mountInPage } from '../support/dom.ts'

vi.mock('../../../src/renderer/api.ts', () => import('../support/fake-api.ts'))

let pinia = freshPinia()
let runHere: ReturnType<typeof useRunHere>
let items: ReturnType<typeof usePaletteItems>
let side: ReturnType<typeof useOwnSide>
const done: string[] = []

const Page = defineComponent({
  setup() {
    useSplit(ref(null))
    runHere = useRunHere()
    items = usePaletteItems(ref('>'))
    side = useOwnSide()
    useKeys({
      'note.delete': () => { done.push('delete') },
      'search.open': () => { done.push('search') },
      'post.pdf': () => { done.push('pdf') }
    })
    return () => h('main')
  }
})
const fakePane = (fields: Partial<Pane> = {}): Pane => ({
  run: () => false, canRun: () => false, open: vi.fn(), where: () => ({ to: '/post/b', place: null }), post: () => null, focus: vi.fn(), undoTyping: () => false, close: vi.fn(), ...fields
})
async function besides(pane: Pane) {
  const { router } = await mountInPage(Page, { pinia, at: '/post/a' })
  const split = useSplitStore()
  split.open({ to: '/post/b', place: null })
  window.lecternHost?.ready(pane)
  split.side = 'other'
  await nextTick()
  return { router, split }
}
const listed = () => items.groups.value.flatMap((group) => group.items.map(({ key }) => key))

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  pinia = freshPinia()
  done.length = 0
})
afterEach(() => { vi.unstubAllGlobals() })

it('does a command on the side where the reader is, and never on the other', async () => {
  const { split } = await besides(fakePane({ run: (id) => id === 'find.open' }))
  expect([runHere('find.open'), runHere('note.delete'), runHere('search.open')]).toEqual([true, false, true])
  expect(done).toEqual(['search'])
  split.side = 'main'
  expect(runHere('note.delete')).toBe(true)
  expect(done).toEqual(['search', 'delete'])
})

it('lists in the palette what can be done where the reader is', async () => {
  await besides(fakePane({ canRun: (id) => id === 'find.open' }))
  usePaletteStore().open = true
  await nextTick()
  expect(listed()).toEqual(expect.arrayContaining(['find.open', 'search.open', 'split.swap']))
  expect(listed()).not.toContain('note.delete')
})

it('saves no other post as PDF than the one that is read, and says so', async () => {
  await besides(fakePane())
  expect(runHere('post.pdf')).toBe(true)
  expect(window.lecternHost?.run('post.pdf')).toBe(true)
  expect(done).toEqual([])
  expect(useToastsStore().toasts.map(({ message }) => message)).toContain('Only the left side can be saved as PDF. Swap the sides first.')
})

it('takes no commands, no time and no reading on a side that is not seen', async () => {
  const { router, split } = await besides(fakePane({ run: () => true }))
  expect([window.lecternHost?.shown(), window.lecternHost?.side(), side.isHere(), side.isShown()]).toEqual([true, 'other', false, true])
  await router.push('/')
  await nextTick()
  expect([split.side, window.lecternHost?.shown(), window.lecternHost?.side()]).toEqual(['main', false, 'main'])
  expect(runHere('note.delete')).toBe(true)
  expect(done).toEqual(['delete'])
})

it('knows which commands are of the page', () => {
  const ids = ['palette.open', 'tab.close', 'shell.settings', 'notes.import', 'post.pdf-notes', 'note.delete', 'notes.export', 'find.open', 'post.print', 'edit.undo'] as const
  expect(ids.filter(isOfPage)).toEqual(['palette.open', 'tab.close', 'shell.settings', 'notes.import', 'post.pdf-notes'])
})
