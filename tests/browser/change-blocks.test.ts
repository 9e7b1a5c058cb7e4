import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserPath, startBrowser, type DomBrowser } from './browser.ts'
import { formula } from './formulas.ts'

const SECTIONS = [
  `<h2>Title</h2><p>One <em>two</em> ${formula('x^2')}.</p><ul><li>alpha</li><li><p>beta</p></li></ul>${formula('E = mc^2', true)}`,
  '<figure class="code"><pre><code>def f(x):\n    return x\n</code></pre></figure><div class="table-scroll"><table><tr><td>a</td><td>b</td></tr></table></div><p>Last.</p>'
]

describe.skipIf(!browserPath)('the places beside and below blocks', () => {
  let browser: DomBrowser
  beforeAll(async () => { browser = await startBrowser() })
  afterAll(() => browser.close())
  const open = async () => {
    const page = await browser.open(SECTIONS)
    await page.evaluate(() => { for (const section of document.querySelectorAll('section')) section.className = 'post-section' })
    return page
  }

  it('belong to the block that the words stand in, code and tables as wholes', async () => {
    const page = await open()
    const names = await page.evaluate(() => ['Title', 'two', 'x^2', 'alpha', 'beta', 'E = mc', 'return x', 'b', 'Last'].map((words) => {
      const block = window.lecternDom.blockAt(window.map, window.map.text().lastIndexOf(words))
      return `${words}: ${block?.localName ?? 'nothing'}${block?.className ? `.${block.className.split(' ')[0] ?? ''}` : ''}`
    }))
    expect(names).toEqual([
      'Title: h2', 'two: p', 'x^2: p', 'alpha: li', 'beta: p', 'E = mc: span.math', 'return x: figure.code', 'b: div.table-scroll', 'Last: p'
    ])
    await page.close()
  })

  it('change nothing of the text, whatever is put into them, and keep the order they were made in', async () => {
    const page = await open()
    const found = await page.evaluate(() => {
      const { blockAt, makeRoomAtTop, makeRoomBelow, marksLayer } = window.lecternDom
      const { map } = window
      const before = map.text()
      const sections = [0, 1].flatMap((index) => map.section(index)?.element ?? []) as HTMLElement[]
      const blocks = ['Title', 'alpha', 'beta', 'return x', 'b', 'Last'].flatMap((words) => blockAt(map, before.lastIndexOf(words)) ?? [])
      const rooms = blocks.flatMap((block) => [makeRoomBelow(block), makeRoomBelow(block)])
      rooms.push(makeRoomAtTop(sections[0]!), ...sections.flatMap((section) => [marksLayer(section), marksLayer(section)]))
      for (const [at, room] of rooms.entries()) room.textContent = `Removed words ${at}`
      sections.forEach((section, index) => { map.setSection(index, section) })
      const inOrder = [...document.querySelectorAll('.change-below')].map(({ textContent }) => Number(/\d+/.exec(textContent)?.[0]))
      return { same: map.text() === before, layers: document.querySelectorAll('.change-marks').length, inOrder, inLists: document.querySelectorAll('ul > div, tr > div').length }
    })
    expect(found).toEqual({ same: true, layers: 2, inOrder: [12, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], inLists: 0 })
    await page.close()
  })
})
