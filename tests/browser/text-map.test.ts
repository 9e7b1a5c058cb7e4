import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserPath, startBrowser, type DomBrowser } from './browser.ts'
import { formula } from './formulas.ts'

const SECTIONS = [
  '<h2>Title<a class="anchor" data-skip="" href="#a">#</a></h2>\n<p>One two\n  three <em>four</em> five.</p>\n<ul><li>alpha</li><li>beta <b>gamma</b></li></ul>',
  `<p>Before ${formula('x^2 + 1')} after ${formula(String.raw`\frac{a}{b}`)}.</p>${formula('E = mc^2', true)}<p>Behind.</p>`,
  '<figure class="code"><figcaption data-skip="">python</figcaption><pre><code><span class="line"><span>def</span> f(x):</span>\n<span class="line">    return  x</span>\n</code></pre></figure>',
  '<table><tr><th>a</th><th>b</th></tr><tr><td>c d</td><td><img src="x" alt="An image"> e</td></tr></table>',
  '<p></p>',
  '<p>Last<br>line with <span class="image-missing" data-text="a face">gone</span> and 😀 end.</p>'
]
const TEXT = [
  'Title\nOne two three four five.\nalpha\nbeta gamma', 'Before x^2 + 1 after \\frac{a}{b}.\nE = mc^2\nBehind.', 'def f(x):\n    return  x',
  'a\tb\nc d\tAn image e', 'Last\nline with a face and 😀 end.'
].join('\n')

describe.skipIf(!browserPath)('the text map', () => {
  let browser: DomBrowser
  beforeAll(async () => { browser = await startBrowser() })
  afterAll(() => browser.close())

  it('reads the canonical text of the sections in the page', async () => {
    const page = await browser.open(SECTIONS)
    expect(await page.evaluate(() => window.map.text())).toBe(TEXT)
    expect(await page.evaluate(() => window.map.length)).toBe(TEXT.length)
    await page.close()
  })

  /** Selects from the first occurrence of one string in a text node to the end of the first of another. */
  const select = (page: Awaited<ReturnType<DomBrowser['open']>>, from: string, to: string) => page.evaluate(([from, to]) => {
    const find = (words: string): [Text, number] => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) {
        const node = walker.currentNode as Text
        if (node.data.includes(words) && !node.parentElement?.closest('.katex-mathml')) return [node, node.data.indexOf(words)]
      }
      throw new Error(`no ${words}`)
    }
    const [start, at] = find(from ?? '')
    const [end, until] = find(to ?? '')
    const range = document.createRange()
    range.setStart(start, at)
    range.setEnd(end, until + (to ?? '').length)
    const span = window.map.spanOf(range)
    return span && window.map.text().slice(span.start, span.end)
  }, [from, to])

  it('finds the words of a selection: across elements, blocks, code, cells and sections', async () => {
    const page = await browser.open(SECTIONS)
    expect(await select(page, 'two', 'four')).toBe('two three four')
    expect(await select(page, 'lpha', 'gamm')).toBe('lpha\nbeta gamm')
    expect(await select(page, 'def', 'return')).toBe('def f(x):\n    return')
    expect(await select(page, ' f(x)', 'x):')).toBe('f(x):')
    expect(await select(page, 'c d', ' e')).toBe('c d\tAn image e')
    expect(await select(page, 'Behind', 'def')).toBe('Behind.\ndef')
    await page.close()
  })

  it('takes a formula whole as soon as a selection touches it', async () => {
    const page = await browser.open(SECTIONS)
    const span = await page.evaluate(() => {
      const glyph = document.querySelector('.katex-html .mord')
      const range = document.createRange()
      range.setStart(document.querySelectorAll('section')[1]?.querySelector('p')?.firstChild ?? document, 2)
      range.setEnd(glyph?.firstChild ?? document, 1)
      const span = window.map.spanOf(range)
      return span && window.map.text().slice(span.start, span.end)
    })
    expect(span).toBe('fore x^2 + 1')
    await page.close()
  })

  it('does not take a formula that a selection only comes up to', async () => {
    const page = await browser.open(SECTIONS)
    const words = await page.evaluate(() => {
      const range = document.createRange()
      const node = document.querySelectorAll('section')[1]?.querySelector('p')?.firstChild
      range.setStart(node ?? document, 0)
      range.setEnd(node ?? document, 7)
      const span = window.map.spanOf(range)
      return span && window.map.text().slice(span.start, span.end)
    })
    expect(words).toBe('Before')
    await page.close()
  })

  it('answers null for a selection of nothing, or of what is not part of the text', async () => {
    const page = await browser.open(SECTIONS)
    expect(await page.evaluate(() => {
      const of = (element: Element | null) => {
        const range = document.createRange()
        range.selectNodeContents(element ?? document.body)
        return window.map.spanOf(range)
      }
      return [of(document.querySelector('.anchor')), of(document.querySelector('figcaption')), of(document.querySelectorAll('section')[4] ?? null)]
    })).toEqual([null, null, null])
    await page.close()
  })

  it('leads from any span to its pieces and back to the same span', async () => {
    const page = await browser.open(SECTIONS)
    const spans = fc.sample(fc.tuple(fc.nat(TEXT.length - 1), fc.nat(60)), 400).map(([start, length]) => ({ start, end: Math.min(TEXT.length, start + 1 + length) }))
    const wrong = await page.evaluate((spans) => spans.flatMap((span) => {
      const { map } = window
      const text = map.text()
      // Whole atoms and no white space at the edges: what a span becomes when it is selected.
      let { start, end } = span
      while (start < end && /\s/.test(text.charAt(start))) start++
      while (end > start && /\s/.test(text.charAt(end - 1))) end--
      if (start === end) return []
      const first = map.atomAt(start)
      const last = map.atomAt(end - 1)
      const wanted = { start: (first && map.spanOfAtom(first)?.start) ?? start, end: (last && map.spanOfAtom(last)?.end) ?? end }
      const { ranges, atoms } = map.piecesOf({ start, end })
      const all = [...ranges, ...atoms.map((atom) => { const range = document.createRange(); range.selectNode(atom); return range })]
      const whole = all.reduce((sum, range) => {
        const joined = sum.cloneRange()
        if (range.compareBoundaryPoints(Range.START_TO_START, sum) < 0) joined.setStart(range.startContainer, range.startOffset)
        if (range.compareBoundaryPoints(Range.END_TO_END, sum) > 0) joined.setEnd(range.endContainer, range.endOffset)
        return joined
      })
      const back = map.spanOf(whole)
      return back?.start === wanted.start && back.end === wanted.end ? [] : [{ span, wanted, back }]
    }), spans)
    expect(wrong).toEqual([])
    await page.close()
  })

  it('paints the space between words and a formula with them', async () => {
    const page = await browser.open(SECTIONS)
    const at = TEXT.indexOf('Before')
    const words = await page.evaluate((at) => {
      const { ranges, atoms } = window.map.piecesOf({ start: at, end: at + 'Before x^2 + 1 after'.length })
      return [ranges.map(String), atoms.length] as const
    }, at)
    expect(words).toEqual([['Before ', ' after'], 1])
    await page.close()
  })

  it('reads only the section that changed again, and moves those behind it', async () => {
    const page = await browser.open(SECTIONS)
    const result = await page.evaluate(() => {
      const { map } = window
      const before = map.stampOf({ start: 0, end: 10 })
      const section = document.querySelectorAll('section')[2]
      const last = map.section(5)
      if (section) {
        window.lecternDom.setPostHtml(section, '<p>Other.</p>')
        map.setSection(2, section)
      }
      return { text: map.text(), same: before === map.stampOf({ start: 0, end: 10 }), moved: (map.section(5)?.start ?? 0) - (last?.start ?? 0), revision: map.section(5)?.revision === last?.revision }
    })
    expect(result).toEqual({ text: TEXT.replace('def f(x):\n    return  x', 'Other.'), same: true, moved: 'Other.'.length - 'def f(x):\n    return  x'.length, revision: true })
    await page.close()
  })

  it('reads a post of 15,000 words in a fraction of a second', async () => {
    const paragraph = `<p>${'the noise of a step is drawn and scaled '.repeat(10)} ${formula(String.raw`\sqrt{\bar\alpha_t}`)} holds.</p>`
    const page = await browser.open(Array.from({ length: 40 }, () => paragraph.repeat(4)))
    const ms = await page.evaluate(() => {
      const started = performance.now()
      document.querySelectorAll('section').forEach((section, index) => { window.map.setSection(index, section) })
      window.map.text()
      return performance.now() - started
    })
    expect(ms).toBeLessThan(5_000)
    await page.close()
  })
})
