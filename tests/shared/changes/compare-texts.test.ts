import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePost } from '../../../src/main/core/parse/parse-post.ts'
import { changesInWords } from '../../../src/renderer/lib/changes-in-words.ts'
import { compareTexts } from '../../../src/shared/changes/compare-texts.ts'
import { changesOfWords } from '../../../src/shared/changes/word-changes.ts'

const parse = (source: string) => parsePost({ source, format: 'markdown', path: 'post.md' })
function compare(before: string, after: string) {
  const now = parse(after)
  return compareTexts(parse(before), now).map((change) => ({ ...change, now: now.text.slice(change.start, change.end) }))
}

const FIRST = 'The harbour froze early that year, and the boats stayed where they were.'
const SECOND = 'Nobody had counted the lanterns before the second winter began.'
const THIRD = 'A ledger of ropes and sails was kept in the office by the quay.'
const join = (...blocks: string[]) => `# Harbour\n\n${blocks.join('\n\n')}\n`

describe('comparing two versions of a post', () => {
  it('tells added, reworded and removed paragraphs, each once and where', () => {
    const found = compare(join('## Ice', FIRST, SECOND, '## Ropes', THIRD),
      join('## Ice', FIRST.replace('early', 'late'), '## Ropes', THIRD, 'The quay itself is older than the ledger.'))
    expect(found).toMatchObject([
      { change: 'reworded', block: 'paragraph', section: 'Ice', then: FIRST },
      { change: 'removed', block: 'paragraph', section: 'Ice', then: SECOND, now: '' },
      { change: 'added', block: 'paragraph', section: 'Ropes', then: '' }
    ])
    expect(changesInWords(found)).toBe('1 paragraph added in “Ropes”, 1 reworded in “Ice”, 1 removed')
  })

  it('tells where a removed block stood: below the block above it, and at the top where there was none', () => {
    const after = join(SECOND)
    const [first, last] = compare(join(FIRST, SECOND, THIRD), after)
    expect([first?.then, first?.start]).toEqual([FIRST, 0])
    expect([last?.then, last?.start]).toEqual([THIRD, parse(after).text.length])
  })

  it('takes paragraphs in another order for moved, their words for the same', () => {
    expect(compare(join(FIRST, SECOND, THIRD), join(SECOND, THIRD, FIRST))).toMatchObject([{ change: 'moved', now: FIRST, then: FIRST }])
  })

  it('takes a code block and a table for one block each, however many lines changed', () => {
    const code = (line: string) => `\`\`\`python\nimport harbour\n\n${line}\nprint(harbour)\n\`\`\``
    const table = (n: number) => `| Year | Boats |\n| --- | --- |\n| one | ${n} |\n| two | ${n + 1} |`
    const found = compare(join(FIRST, code('ice = 1'), table(1)), join(FIRST, code('ice = 2\nsnow = 3'), table(5)))
    expect(found).toMatchObject([
      { change: 'reworded', block: 'code', then: 'import harbour\n\nice = 1\nprint(harbour)', now: 'import harbour\n\nice = 2\nsnow = 3\nprint(harbour)' },
      { change: 'reworded', block: 'table' }
    ])
    expect(compare(join(FIRST, code('ice = 1')), join(FIRST))).toMatchObject([{ change: 'removed', block: 'code' }])
    expect(compare(join(FIRST, code('ice = 1'), SECOND), join(FIRST, SECOND, code('ice = 1')))).toHaveLength(1)
  })

  it('tells which old words are formulas', () => {
    const [formula, paragraph] = compare(join('$$a^2 + b^2$$', 'For $x_1$ and $y_1$ it holds.'), join('$$a^2 + b^3$$', 'For $x_1$ and $y_2$ it holds.'))
    expect(formula).toMatchObject({ block: 'formula', change: 'reworded', formulas: [{ start: 0, end: 9 }] })
    expect(paragraph?.formulas.map(({ start, end }) => paragraph.then.slice(start, end))).toEqual(['x_1', 'y_1'])
  })

  it('finds nothing where only how the source is written is another', () => {
    expect(compare(join(`${FIRST} ${SECOND}`), join(`${FIRST}\n${SECOND.replace('lanterns', '**lanterns**')}`))).toEqual([])
    expect(compare(`---\ntags: [a]\n---\n${join(FIRST)}`, join(FIRST))).toEqual([])
  })

  it('names few sections and counts many', () => {
    const change = (section: string) => ({ change: 'added', block: 'paragraph', section }) as const
    expect(changesInWords([change('A'), change('B')])).toBe('2 paragraphs added in “A” and “B”')
    expect(changesInWords(['A', 'B', 'C'].map(change))).toBe('3 paragraphs added in 3 sections')
    expect(changesInWords([change(''), { ...change(''), block: 'formula' }])).toBe('1 paragraph and 1 formula added')
    expect(changesInWords([change('A'), { ...change('A'), block: 'formula' }, { ...change('A'), block: 'code' }])).toBe('1 paragraph, 1 formula and 1 code block added in “A”')
    expect(changesInWords([])).toBe('')
  })

  it('holds for any edit of blocks: what is not flagged stands in both, and no old words are lost', () => {
    const block = fc.constantFrom(FIRST, SECOND, THIRD, '## Ice', '$$a + b$$', '- one rope\n- two ropes', '```\nif ice:\n\n  wait\n```', '| a | b |\n| - | - |\n| 1 | 2 |', 'Short.')
    fc.assert(fc.property(fc.array(block, { maxLength: 12 }), fc.array(block, { maxLength: 12 }), (before, after) => {
      const [old, now] = [parse(join(...before)), parse(join(...after))]
      const changes = compareTexts(old, now)
      const flagged = changes.filter(({ change }) => change !== 'removed')
      let rest = old.text
      let at = 0
      for (const line of now.text.split('\n')) {
        const start = at
        at += line.length + 1
        if (flagged.some((change) => start >= change.start && start < Math.max(change.end, change.start + 1))) continue
        const found = rest.indexOf(line)
        expect(found).toBeGreaterThanOrEqual(0)
        rest = rest.slice(found + line.length)
      }
      for (const { then } of changes.filter(({ change }) => change === 'removed')) expect(old.text).toContain(then)
    }), { numRuns: 200 })
  })
})

describe('the words that differ', () => {
  const plain = (text: string) => ({ text, formulas: [] })

  it('stand where they went and came', () => {
    expect(changesOfWords(plain('the old way home'), plain('the new way home'))).toEqual([
      { is: 'same', text: 'the ', formulas: [] }, { is: 'removed', text: 'old', formulas: [] }, { is: 'added', text: 'new', formulas: [] }, { is: 'same', text: ' way home', formulas: [] }
    ])
  })

  it('are whole formulas', () => {
    const found = changesOfWords({ text: 'so x^2 + 1 holds', formulas: [{ start: 3, end: 10 }] }, { text: 'so x^2 + 2 holds', formulas: [{ start: 3, end: 10 }] })
    expect(found.map(({ is, text, formulas }) => [is, text, formulas.length])).toEqual([['same', 'so ', 0], ['removed', 'x^2 + 1', 1], ['added', 'x^2 + 2', 1], ['same', ' holds', 0]])
  })

  it('joined, are the two versions again', () => {
    const words = fc.array(fc.constantFrom('ice', 'rope', ' ', '\n', ', ', 'harbour', '漁港'), { maxLength: 20 }).map((parts) => plain(parts.join('')))
    fc.assert(fc.property(words, words, (before, after) => {
      const found = changesOfWords(before, after)
      const side = (without: string) => found.filter(({ is }) => is !== without).map(({ text }) => text).join('')
      expect(side('removed')).toBe(after.text)
      expect(side('added')).toBe(before.text)
    }))
  })
})
