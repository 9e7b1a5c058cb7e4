// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import ReaderOutline from '../../../src/renderer/components/reader/ReaderOutline.vue'

const headings = [[2, 'a'], [3, 'b'], [4, 'c'], [5, 'd'], [2, 'e']].map(([level, id]) => ({ level: Number(level), id: String(id), text: `Heading ${id}`, start: 0 }))
const outline = (current: string | null) => mount(ReaderOutline, { props: { headings, current } })

describe('the outline', () => {
  it('shows three levels of headings, from the highest there is', () => {
    expect(outline(null).findAll('a').map((link) => [link.text(), link.attributes('data-depth')]))
      .toEqual([['Heading a', '0'], ['Heading b', '1'], ['Heading c', '2'], ['Heading e', '0']])
  })

  it('marks the heading that is read, or the one above it where that is too deep to be shown', () => {
    const marked = (current: string | null) => outline(current).findAll('[aria-current]').map((link) => link.text())
    expect([marked('b'), marked('d'), marked(null)]).toEqual([['Heading b'], ['Heading c'], []])
  })

  it('opens and closes by arrow keys, which go through it', async () => {
    const wrapper = mount(ReaderOutline, { props: { headings, current: 'd' }, attachTo: document.body })
    const press = async (key: string) => { await wrapper.find('nav').trigger('keydown', { key }) }
    const texts = () => wrapper.findAll('a').map((link) => link.text().slice(-1)).join('')
    wrapper.find('a').element.focus()
    await press('ArrowLeft')
    expect([texts(), wrapper.find('a').attributes('aria-expanded')]).toEqual(['ae', 'false'])
    expect(wrapper.findAll('[aria-current]').map((link) => link.text())).toEqual(['Heading a'])
    await press('ArrowRight')
    await press('ArrowDown')
    await press('ArrowDown')
    expect([texts(), document.activeElement?.textContent]).toEqual(['abce', 'Heading c'])
    await press('ArrowRight')
    expect(texts()).toBe('abcde')
    await press('ArrowLeft')
    await press('ArrowLeft')
    expect([texts(), document.activeElement?.textContent]).toEqual(['abce', 'Heading b'])
    wrapper.unmount()
  })

  it('tells what was read, in words and by a mark', () => {
    const wrapper = mount(ReaderOutline, { props: { headings, current: null, shares: new Map([['a', 0.5], ['e', 0.95]]) } })
    expect(wrapper.findAll('li').map((row) => row.find('.section-mark').exists() ? `${row.find('.section-mark').attributes('data-state')}: ${row.find('.section-mark').text()}` : '')).toEqual(['partly: partly read', '', '', 'read: read'])
  })

  it('asks to go where it is clicked', async () => {
    const wrapper = outline(null)
    await wrapper.findAll('a')[3]?.trigger('click')
    expect(wrapper.emitted('go')).toEqual([['e']])
  })
})
