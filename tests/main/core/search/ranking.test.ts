import { describe, expect, it } from 'vitest'
import { idOf } from '../store/records.ts'
import { libraryOf, postOf } from './library.ts'

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

describe('ranking of more posts than are weighed one by one', { timeout: 60_000 }, () => {
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`many-${n}.md`, `# Post ${n}\n\nOne zebra and a quilt. ${filler(300 + n % 9)}`]))
  const about = (words: string) => `${words} `.repeat(40)

  it('puts titles first, then headings, then posts that are about it', () => {
    const { page } = libraryOf({
      ...many,
      'about.md': `# One\n\n${about('zebra')} ${filler(260)}`,
      'heading.md': `# Two\n\n## A zebra\n\n${filler(300)}`,
      'title.md': `# The zebras\n\n${filler(300)} zebra`
    })
    const { hits, total } = page('zebra ', { limit: 4 })
    expect(total).toBe(303)
    expect(hits.map(({ post }) => post.path).slice(0, 3)).toEqual(['title.md', 'heading.md', 'about.md'])
  })

  it('puts a post about all of the words before posts about one of them', () => {
    const { paths } = libraryOf({
      ...many,
      'zebra.md': `# One\n\n${about('zebra')} quilt ${filler(250)}`,
      'quilt.md': `# Two\n\n${about('quilt')} zebra ${filler(250)}`,
      'both.md': `# Three\n\n${about('zebra')} ${about('quilt')} ${filler(210)}`
    })
    expect(paths('zebra quilt', { limit: 3 })[0]).toBe('both.md')
  })

  it('knows words by their stems, while they are typed, and in scripts without spaces', () => {
    const { paths } = libraryOf({
      ...Object.fromEntries(Object.entries(many).map(([path, source]) => [path, `${source} models 模型`])),
      'stems.md': `# One\n\n${about('modelling')} ${filler(250)}`, 'chinese.md': `# Two\n\n${about('扩散模型。')} ${filler(250)}`
    })
    expect(paths('model ', { limit: 1 })).toEqual(['stems.md'])
    expect(paths('modelli', { limit: 1 })).toEqual(['stems.md'])
    expect(paths('模型', { limit: 1 })).toEqual(['chinese.md'])
  })

  it('pages through all of them, each once, in one order, without those that are gone', () => {
    const { page, paths, store } = libraryOf({ ...many, 'title.md': '# Zebra\n\nWords.' })
    store.hidePosts([idOf('many-7.md')])
    expect(page('zebra').total).toBe(300)
    const all = paths('zebra', { limit: 400 })
    expect(new Set(all).size).toBe(300)
    expect(all).not.toContain('many-7.md')
    expect([0, 50, 100, 150, 200, 250].flatMap((offset) => paths('zebra', { offset, limit: 50 })).length).toBe(300)
    expect(new Set([0, 50, 100, 150, 200, 250].flatMap((offset) => paths('zebra', { offset, limit: 50 }))).size).toBe(300)
    expect(paths('zebra -words')).not.toContain('title.md')
  })

  it('follows posts that are written again', () => {
    const { paths, store } = libraryOf({ ...many, 'title.md': `# Zebra\n\n${filler(10)}` })
    expect(paths('zebra', { limit: 1 })).toEqual(['title.md'])
    store.savePosts([postOf('title.md', `# Horse\n\nA zebra. ${filler(300)}`), postOf('many-3.md', `# Zebra of old\n\n${filler(300)}`)])
    expect(paths('zebra', { limit: 1 })).toEqual(['many-3.md'])
  })
})
