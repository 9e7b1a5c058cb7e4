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

  it('asks to go where it is clicked', async () => {
    const wrapper = outline(null)
    await wrapper.findAll('a')[3]?.trigger('click')
    expect(wrapper.emitted('go')).toEqual([['e']])
  })
})
