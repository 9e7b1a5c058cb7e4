// @vitest-environment happy-dom
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import NoteEditor from '../../../src/renderer/components/reader/NoteEditor.vue'

let editor: VueWrapper
beforeEach(() => {
  vi.useFakeTimers()
  editor = mount(NoteEditor, { props: { comment: 'Once' }, attachTo: document.body })
})
afterEach(() => { editor.unmount(); vi.useRealTimers() })

const field = () => editor.get('textarea')

describe('writing a note', () => {
  it('has the focus, at the end of what was written before', () => {
    expect(document.activeElement).toBe(field().element)
    expect(field().element.selectionStart).toBe(4)
  })

  it('saves itself half a second after the last key, once', async () => {
    await field().setValue('Once u')
    vi.advanceTimersByTime(400)
    await field().setValue('Once upon')
    vi.advanceTimersByTime(499)
    expect(editor.emitted('save')).toBeUndefined()
    vi.advanceTimersByTime(1)
    expect(editor.emitted('save')).toEqual([['Once upon']])
  })

  it.each([['Escape', {}], ['Enter', { ctrlKey: true }], ['Enter', { metaKey: true }]])('saves and leaves with %s %o', async (key, keys) => {
    await field().setValue('Twice')
    await field().trigger('keydown', { key, ...keys })
    expect(editor.emitted('save')).toEqual([['Twice']])
    expect(editor.emitted('leave')).toHaveLength(1)
  })

  it('saves when it loses the focus, when the window goes, and when it is taken away', async () => {
    await field().setValue('a')
    await field().trigger('blur')
    await field().setValue('b')
    window.dispatchEvent(new Event('pagehide'))
    await field().setValue('c')
    const emitted = editor.emitted('save')
    editor.unmount()
    expect(emitted?.map(([text]) => text)).toEqual(['a', 'b', 'c'])
    editor = mount(NoteEditor, { props: { comment: '' } })
  })
})
