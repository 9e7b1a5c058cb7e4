import { describe, expect, it } from 'vitest'
import { createNotebook } from '../../../../src/main/core/notebook/notebook.ts'
import { NoteQuery, type Annotation } from '../../../../src/shared/model.ts'
import { listOf, note, POST_A, POST_B } from './notes.ts'

const TITLES: Record<string, string> = { [POST_A]: 'Über Diffusion', [POST_B]: 'Attacks' }

function open(annotations: Annotation[]) {
  const source = listOf(annotations)
  const store = { lastKnown: (id: string) => (TITLES[id] ? { title: TITLES[id], path: `${id}.md`, gone: false } : null), text: () => null, formulas: () => null }
  const notebook = createNotebook({ annotations: source, store })
  const ask = (query: Partial<NoteQuery> = {}) => notebook.query(NoteQuery.parse(query))
  const quotes = (query: Partial<NoteQuery> = {}) => ask(query).notes.map(({ annotation }) => annotation.selector.quote.exact)
  return { notebook, ask, quotes, source }
}

const NOTES = [
  note('alpha', { colour: 'green', tags: ['Exam', 'method'], comment: 'Naïve, but true.', created: '2024-01-05T12:00:00.000Z' }),
  note('beta', { colour: 'yellow', tags: ['exam'], created: '2024-03-05T12:00:00.000Z' }),
  note('gamma', { postId: POST_B, colour: 'green', kind: 'underline', created: '2024-02-05T12:00:00.000Z', placement: { start: 0, end: 5, state: 'lost', confidence: 0 } }),
  note('delta', { postId: POST_B, colour: 'blue', comment: 'See alpha.', created: '2024-03-05T13:00:00.000Z' })
]

describe('the notebook', () => {
  it('lists everything in reading order, with its post and how much there is', () => {
    const { ask, quotes } = open(NOTES)
    expect(quotes()).toEqual(['alpha', 'beta', 'gamma', 'delta'])
    expect(ask()).toMatchObject({ total: 4, count: 4, posts: 2 })
    expect(ask().notes[2]).toMatchObject({ post: { id: POST_B, title: 'Attacks', missing: false }, group: POST_B })
  })

  it('finds words in quotes, comments, tags and titles, whatever their case and accents', () => {
    const { quotes } = open(NOTES)
    expect(quotes({ words: 'ALPHA' })).toEqual(['alpha', 'delta'])
    expect(quotes({ words: 'naive TRUE' })).toEqual(['alpha'])
    expect(quotes({ words: 'exam' })).toEqual(['alpha', 'beta'])
    expect(quotes({ words: 'uber beta' })).toEqual(['beta'])
    expect(quotes({ words: 'alpha beta' })).toEqual([])
  })

  it('joins values of one filter by or, and different filters by and', () => {
    const { quotes } = open(NOTES)
    expect(quotes({ colours: ['green', 'blue'] })).toEqual(['alpha', 'gamma', 'delta'])
    expect(quotes({ colours: ['green', 'blue'], withComment: true })).toEqual(['alpha', 'delta'])
    expect(quotes({ withComment: false })).toEqual(['beta', 'gamma'])
    expect(quotes({ tags: ['EXAM'], colours: ['yellow'] })).toEqual(['beta'])
    expect(quotes({ kinds: ['underline'] })).toEqual(['gamma'])
    expect(quotes({ folderId: '22222222' })).toEqual(['gamma', 'delta'])
    expect(quotes({ postId: POST_A })).toEqual(['alpha', 'beta'])
    expect(quotes({ state: 'lost' })).toEqual(['gamma'])
    expect(quotes({ since: '2024-03-01' })).toEqual(['beta', 'delta'])
  })

  it('counts each value as if its own filter were not there', () => {
    const { facets } = open(NOTES).ask({ colours: ['green'], tags: ['exam'] })
    expect(facets.colours).toEqual([{ name: 'green', count: 1 }, { name: 'yellow', count: 1 }])
    expect(facets.tags).toEqual([{ name: 'Exam', count: 1 }, { name: 'method', count: 1 }])
    expect(facets.kinds).toEqual([{ name: 'highlight', count: 1 }])
  })

  it('groups by tag, once under each, those without a tag last', () => {
    const { ask } = open(NOTES)
    const page = ask({ sort: 'tag' })
    expect(page.notes.map(({ annotation, group }) => `${group}: ${annotation.selector.quote.exact}`)).toEqual([
      'Exam: alpha', 'Exam: beta', 'method: alpha', ': gamma', ': delta'
    ])
    expect(page).toMatchObject({ total: 5, count: 4 })
  })

  it('groups by colour in the order of the colours, and by day, newest first', () => {
    const { ask } = open(NOTES)
    expect(ask({ sort: 'colour' }).notes.map(({ group }) => group)).toEqual(['yellow', 'green', 'green', 'blue'])
    expect(ask({ sort: 'date' }).notes.map(({ annotation, group }) => `${group} ${annotation.selector.quote.exact}`)).toEqual([
      '2024-03-05 delta', '2024-03-05 beta', '2024-02-05 gamma', '2024-01-05 alpha'
    ])
  })

  it('cuts into pages', () => {
    const { ask, quotes } = open(NOTES)
    expect(quotes({ offset: 1, limit: 2 })).toEqual(['beta', 'gamma'])
    expect(ask({ offset: 9 })).toMatchObject({ total: 4, notes: [] })
  })

  it('sees every change, also of words that it had folded before', () => {
    const { quotes, source, notebook } = open(NOTES)
    expect(quotes({ words: 'later' })).toEqual([])
    source.change([{ ...NOTES[0]!, comment: 'Later.' }])
    expect(quotes({ words: 'later' })).toEqual(['alpha'])
    expect(quotes({ words: 'naive' })).toEqual([])
    expect(notebook.counts()).toEqual({ notes: 1, attention: 0, trash: 0 })
  })

  it('calls a post that the store does not know by its file', () => {
    const { ask } = open([note('kept', { postId: '33333333-cccccccccccccccc' })])
    expect(ask().notes[0]?.post).toEqual({ id: '33333333-cccccccccccccccc', title: 'here.md', path: 'once/here.md', missing: true })
  })
})
