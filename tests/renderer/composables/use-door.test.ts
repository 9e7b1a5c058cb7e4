// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { useDoor } from '../../../src/renderer/composables/use-door.ts'
import { useKeys } from '../../../src/renderer/composables/use-keys.ts'
import { usePrinting } from '../../../src/renderer/composables/reader/use-printing.ts'
import { useSplitStore } from '../../../src/renderer/stores/split.ts'
import { useToastsStore } from '../../../src/renderer/stores/toasts.ts'
import { freshPinia, mountInPage } from '../support/dom.ts'

let pinia = freshPinia()
let command: (id: string) => void = () => undefined
const bridge = { onCommand: (listener: (id: string) => void) => { command = listener }, openDropped: vi.fn(), savePdf: vi.fn(() => Promise.resolve(true)) }
const done: string[] = []
const PANE = { run: () => false, canRun: () => false, open: vi.fn(), where: () => ({ to: '/post/b', place: null }), post: () => null, focus: vi.fn(), undoTyping: () => false, close: vi.fn() }

const Page = defineComponent({
  setup() {
    useDoor()
    useKeys({ 'find.open': () => { done.push('find') } })
    const { withNotes } = usePrinting(() => 'A title')
    return () => h('div', [h('textarea'), h('p', withNotes.value ? 'with notes' : 'without')])
  }
})
const mount = async () => (await mountInPage(Page, { pinia })).wrapper
/** @returns whether the page took it */
function drop(files: { name: string }[], taken = false): boolean {
  const event = Object.assign(new Event('drop', { cancelable: true, bubbles: true }), { dataTransfer: { types: files.length > 0 ? ['Files'] : ['text/plain'], files } })
  if (taken) event.preventDefault()
  window.dispatchEvent(event)
  return event.defaultPrevented
}
const toasts = () => useToastsStore().toasts.map(({ message }) => message)

beforeEach(() => {
  pinia = freshPinia()
  done.length = 0
  Object.assign(window, { lectern: bridge })
})
afterEach(() => {
  vi.restoreAllMocks()
  bridge.openDropped.mockClear()
  Reflect.deleteProperty(window, 'lectern')
})

describe('a command of the native menu', () => {
  it('is done like its key, or said to have nothing to act on', async () => {
    const wrapper = await mount()
    command('find.open')
    command('note.delete')
    command('no.command')
    expect(done).toEqual(['find'])
    expect(toasts()).toEqual(['“Delete the note” has nothing to act on here.'])
    wrapper.unmount()
  })

  it('undoes in a field what was typed there', async () => {
    const wrapper = await mount()
    const exec = vi.fn(() => true)
    Object.assign(document, { execCommand: exec })
    wrapper.find('textarea').element.focus()
    command('edit.undo')
    command('edit.redo')
    expect(exec.mock.calls).toEqual([['undo'], ['redo']])
    wrapper.unmount()
  })

  it('undoes typing on the other side, where the reader is in a field there', async () => {
    const wrapper = await mount()
    const split = useSplitStore()
    const undoTyping = vi.fn((_redo: boolean) => true)
    split.pane = { ...PANE, undoTyping }
    command('edit.redo')
    expect(undoTyping).not.toHaveBeenCalled()
    split.side = 'other'
    command('edit.undo')
    command('edit.redo')
    expect(undoTyping.mock.calls).toEqual([[false], [true]])
    // A dialog of the page lies over both sides.
    Object.assign(document, { execCommand: () => true })
    wrapper.find('textarea').element.focus()
    command('edit.undo')
    expect(undoTyping).toHaveBeenCalledTimes(2)
    wrapper.unmount()
  })

  it('prints and saves with the notes or without', async () => {
    const wrapper = await mount()
    const print = vi.fn()
    Object.assign(window, { print })
    command('post.print-notes')
    await flushPromises()
    expect([print.mock.calls.length, wrapper.text()]).toEqual([1, 'with notes'])
    command('post.pdf')
    await flushPromises()
    expect(wrapper.text()).toBe('without')
    expect(bridge.savePdf.mock.calls).toEqual([['A title']])
    expect(toasts()).toEqual(['Saved as PDF.'])
    wrapper.unmount()
  })
})

it('is printed black on white, however printing was begun', async () => {
  const { dataset } = document.documentElement
  Object.assign(dataset, { theme: 'night', scheme: 'dark' })
  const wrapper = await mount()
  window.dispatchEvent(new Event('beforeprint'))
  expect({ ...dataset }).toMatchObject({ theme: 'contrast', scheme: 'light' })
  window.dispatchEvent(new Event('afterprint'))
  expect({ ...dataset }).toMatchObject({ theme: 'night', scheme: 'dark' })
  window.dispatchEvent(new Event('beforeprint'))
  wrapper.unmount()
  expect({ ...dataset }).toMatchObject({ theme: 'night', scheme: 'dark' })
})

describe('a drop', () => {
  it('of files goes to the door, one by one', async () => {
    const wrapper = await mount()
    expect(drop([{ name: 'a.md' }, { name: 'b' }])).toBe(true)
    expect(bridge.openDropped.mock.calls).toEqual([[{ name: 'a.md' }], [{ name: 'b' }]])
    wrapper.unmount()
    expect(drop([{ name: 'a.md' }])).toBe(false)
  })

  it('of something else, or on a place for files, is let be', async () => {
    const wrapper = await mount()
    expect(drop([])).toBe(false)
    drop([{ name: 'notes.json' }], true)
    expect(bridge.openDropped).not.toHaveBeenCalled()
    wrapper.unmount()
  })

  it('in a browser says how to open it instead', async () => {
    Reflect.deleteProperty(window, 'lectern')
    const wrapper = await mount()
    expect(drop([{ name: 'a.md' }])).toBe(true)
    expect(toasts()[0]).toMatch(/Add its folder/)
    wrapper.unmount()
  })
})
