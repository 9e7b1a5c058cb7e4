import { expect, it } from 'vitest'
import { HOSTILE } from './hostile-inputs.ts'
import { parse } from './serialise.ts'

/** What one footnote of a letter costs: a reference, an item of the list and a link back, each with an id. */
const FOOTNOTE = 300

it.each(Object.keys(HOSTILE))('is soon done with %s', (name) => {
  const source = HOSTILE[name]?.() ?? ''
  for (const format of ['markdown', 'html'] as const) {
    const before = process.cpuUsage()
    const post = parse(source, { format })
    const { user } = process.cpuUsage(before)
    expect(user / 1e6).toBeLessThan(4)
    const parts = post.sections.flatMap((section) => section.parts)
    const size = parts.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 100), 0)
    const footnotes = parts.reduce((sum, part) => sum + (typeof part === 'string' ? part.split('class="footnote-item"').length - 1 : 0), 0)
    expect(size + post.text.length).toBeLessThan(Math.max(source.length * 40, footnotes * FOOTNOTE + source.length * 10) + 100_000)
  }
})
