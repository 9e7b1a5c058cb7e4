import { describe, expect, it } from 'vitest'
import { libraryOf } from './library.ts'

const filler = (words: number) => Array.from({ length: words }, (_, n) => `filler${n % 17}`).join(' ')

describe('ranking', () => {
  it('puts titles first, then headings, then the rest', () => {
    const { paths } = libraryOf({
      'body.md': `# One\n\nwidget widget widget widget widget widget ${filler(5)}`,
      'heading.md': `# Two\n\n## A widget\n\n${filler(300)}`,
      'title.md': `# The widget\n\n${filler(300)}`
    })
    expect(paths('widget')).toEqual(['title.md', 'heading.md', 'body.md'])
  })

  it('puts the word itself before other words of its stem', () => {
    const { paths } = libraryOf({
      'stem.md': `# One\n\nmodelled modelling ${filler(20)}`, 'exact.md': `# Two\n\nmodels ${filler(21)}`
    })
    expect(paths('models ')).toEqual(['exact.md', 'stem.md'])
  })

  it('puts words near each other before words far apart', () => {
    const { paths } = libraryOf({
      'far.md': `# One\n\nzebra ${filler(60)} quilt ${filler(40)}`, 'near.md': `# Two\n\n${filler(50)} zebra quilt ${filler(50)}`
    })
    expect(paths('zebra quilt')).toEqual(['near.md', 'far.md'])
  })

  it('puts a post that says a word often before one that says it once', () => {
    const { paths } = libraryOf({
      'once.md': `# One\n\nzebra ${filler(100)}`, 'often.md': `# Two\n\n${'zebra '.repeat(8)} ${filler(93)}`
    })
    expect(paths('zebra')).toEqual(['often.md', 'once.md'])
  })

  it('puts the newer of two equals first', () => {
    const same = (date: string) => `---\ntitle: Same\ndate: ${date}\n---\nThe zebra stands.\n`
    const { paths } = libraryOf({ 'old.md': same('2019-01-01'), 'new.md': same('2024-01-01'), 'middle.md': same('2021-01-01') })
    expect(paths('zebra')).toEqual(['new.md', 'middle.md', 'old.md'])
  })

  it('pages through all hits, each once, in one order', () => {
    const { page, paths } = libraryOf(Object.fromEntries(Array.from({ length: 45 }, (_, n) =>
      [`${n}.md`, `# ${n % 5 === 0 ? 'Zebra' : 'Post'} ${n}\n\n${'zebra '.repeat(n % 7 + 1)}${filler(n)}`])))
    expect(page('zebra').total).toBe(45)
    const all = paths('zebra', { limit: 100 })
    expect(new Set(all).size).toBe(45)
    expect([0, 10, 20, 30, 40].flatMap((offset) => paths('zebra', { offset, limit: 10 }))).toEqual(all)
  })
})
