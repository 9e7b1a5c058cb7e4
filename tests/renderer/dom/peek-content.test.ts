// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { readNotation } from '../../../src/renderer/dom/notation.ts'
import { linkContent, postContent, symbolContent } from '../../../src/renderer/dom/peek-content.ts'

beforeEach(() => {
  document.body.innerHTML = `<article><div class="post-section">
    <table class="notation"><tbody>
      <tr><td><span class="math" data-tex="\\beta_t">β</span></td><td>variance of a <em>step</em></td></tr>
      <tr><td><span class="math" data-tex="x, y">x, y</span></td><td>points</td></tr>
      <tr><td>none</td><td>words</td></tr>
    </tbody></table>
    <h2 id="post-head">Head</h2>
    <p><a id="cite" href="#post-ref-1">[1]</a> <a id="spot" href="#post-spot">there</a> <a id="up" href="#post-head">up</a> <a id="gone" href="#post-gone">x</a>
      <a id="back" class="footnote-backref" href="#post-ref-1">↩</a></p>
    <p id="post-ref-1" data-mark="yellow">An entry<button data-skip>Copy</button> with <b id="post-b">bold</b>.</p>
    <p>An anchor <a id="post-spot"></a> in its paragraph.</p>
  </div></article><p id="shell">Not of the post.</p><a id="out" href="#shell">out</a>`
})

const find = (id: string) => document.getElementById(id) as HTMLElement
const textOf = (id: string) => linkContent(find(id))?.content.textContent?.replace(/\s+/g, ' ').trim()

describe('what a link leads to', () => {
  it('is the words of its target, without buttons, ids and marks', () => {
    expect(textOf('cite')).toBe('An entry with bold.')
    const box = document.createElement('div')
    box.append(linkContent(find('cite'))?.content ?? '')
    expect(box.querySelector('[id], [data-skip], [data-mark]')).toBeNull()
    expect(find('post-ref-1').querySelector('button')).not.toBeNull()
  })

  it('is the paragraph of an empty anchor', () => { expect(textOf('spot')).toBe('An anchor in its paragraph.') })

  it('is nothing for ways back, what is not there and what is no part of the post', () => {
    expect(['gone', 'back', 'out'].map((id) => linkContent(find(id)))).toEqual([null, null, null])
  })

  it('is the beginning of a section for a heading, to the next one of its level', () => {
    for (const [name, words] of [['h3', 'Deeper'], ['p', 'More.'], ['h2', 'Next'], ['p', 'Not this.']] as const) {
      const block = document.createElement(name)
      block.textContent = words
      find('post-ref-1').parentElement?.append(block)
    }
    expect(linkContent(find('up'))?.label).toBe('Section')
    expect(textOf('up')).toMatch(/^Head.*An entry with bold\..*DeeperMore\.$/)
  })
})

describe('the beginning of another post', () => {
  const html = ['<h2 id="post-one">One</h2><p>First <a href="#post-two" data-heading="post-two">two</a>.</p>', '<h2 id="post-two">Two</h2><p>Second.</p>']
  const page = (heading: string | null) => {
    const box = document.createElement('div')
    box.append(postContent({ title: 'Other', summary: 'What it says.', html }, 'f-1', heading)?.content ?? '')
    return box
  }

  it('has its title, and links that lead to it and not into the open one', () => {
    const box = page(null)
    expect(box.textContent).toContain('OtherWhat it says.OneFirst two.Two')
    expect(box.querySelector('[id]')).toBeNull()
    const link = box.querySelector('a')
    expect([link?.dataset.post, link?.dataset.heading, link?.getAttribute('href')]).toEqual(['f-1', 'post-two', '#/post/f-1'])
  })

  it('is the section that is meant', () => { expect(page('post-two').textContent).toBe('TwoSecond.') })
})

describe('what the symbols of a formula mean', () => {
  const formula = (tex: string, parent: Element = document.body) => {
    const element = document.createElement('span')
    element.className = 'math'
    element.dataset.tex = tex
    parent.append(element)
    return element
  }

  it('is told for those the table lists', () => {
    const notation = readNotation(document.body)
    expect(notation.size).toBe(2)
    const content = symbolContent(formula('\\sqrt{1-\\beta_{t}} y'), notation)?.content as Element
    expect([...content.querySelectorAll('dd')].map((meaning) => meaning.innerHTML)).toEqual(['variance of a <em>step</em>', 'points'])
  })

  it('is nothing for a formula of other symbols, and in the table itself', () => {
    const notation = readNotation(document.body)
    expect(symbolContent(formula('\\beta + z'), notation)).toBeNull()
    expect(symbolContent(formula('\\beta_t', document.querySelector('td') as Element), notation)).toBeNull()
  })
})
