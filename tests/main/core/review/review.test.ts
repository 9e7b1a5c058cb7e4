import { describe, expect, it } from 'vitest'
import { createReview } from '../../../../src/main/core/review/review.ts'
import { DEFAULT_SETTINGS } from '../../../../src/shared/choices.ts'
import { describe as describeSpan } from '../../../../src/shared/anchor/describe.ts'
import type { Annotation, NoteReview } from '../../../../src/shared/model.ts'

const TEXT = 'A harbour\nThe ice held every rope of every boat.\nAnd the boats themselves.'
const START = new Date(2025, 2, 1, 9).getTime()
const DAY = 24 * 60 * 60 * 1000

function highlight(words: string, fields: Partial<Annotation> = {}): Annotation {
  const start = TEXT.indexOf(words)
  const selector = describeSpan({ text: TEXT, hash: 'v1', headings: [] }, { start, end: start + words.length })
  return {
    id: words, postId: 'f-1', kind: 'highlight', colour: 'yellow', comment: '', tags: [], detached: false, created: new Date(START - DAY).toISOString(), modified: '',
    selector, placement: { ...selector.position, state: 'same', confidence: 1 }, ...fields
  }
}

/** A review on these annotations; the clock can be set on by days. */
function reviewOf(list: Annotation[], { text = TEXT, examples = [] as string[], missing = false } = {}) {
  let now = START
  const reviews = new Map<string, NoteReview>()
  const review = createReview({
    annotations: {
      list: () => list, review: (id) => reviews.get(id) ?? null, isExample: (id) => examples.includes(id),
      saveReview: (id, saved) => {
        if (saved) reviews.set(id, saved)
        else reviews.delete(id)
        return Promise.resolve()
      }
    },
    notebook: { post: (id) => ({ id, title: 'A harbour', path: 'harbour.md', missing }), formulas: () => [] },
    settings: { get: () => DEFAULT_SETTINGS },
    store: { text: () => ({ postId: 'f-1', folderId: 'f', path: 'harbour.md', hash: 'v1', text, headings: [] }), formulas: () => null },
    now: () => now
  })
  return { review, pass: (days: number) => { now += days * DAY }, ids: () => review.today().cards.map(({ annotation }) => annotation.id) }
}

describe('the review', () => {
  it('shows a highlight within its own line, and as it was made where its words are gone', () => {
    const [card] = reviewOf([highlight('held every rope')]).review.today().cards
    expect([card?.before, card?.after]).toEqual(['The ice ', ' of every boat.'])
    const lost = highlight('held every rope')
    const [gone] = reviewOf([{ ...lost, placement: { ...lost.placement, state: 'lost' } }], { text: 'Another text.' }).review.today().cards
    expect([gone?.annotation.selector.quote.exact, gone?.before, gone?.after]).toEqual(['held every rope', 'The ice ', ' of every boat.'])
  })

  it('leaves out what has no words, examples, and posts that are gone', () => {
    const words = highlight('held every rope')
    const bookmark = highlight('ice', { kind: 'bookmark' })
    const signs = highlight('.')
    expect(reviewOf([words, bookmark, signs, highlight('boats')], { examples: ['boats'] }).ids()).toEqual(['held every rope'])
    expect(reviewOf([words], { missing: true }).ids()).toEqual([])
  })

  it('brings a highlight back when its days have passed, sooner where it was not known', async () => {
    const { review, pass, ids } = reviewOf([highlight('ice'), highlight('boats')])
    const days = review.today().cards[0]?.days
    await review.grade('ice', 3)
    await review.grade('boats', 1)
    expect(ids()).toEqual([])
    pass(1)
    expect(ids()).toEqual(['boats'])
    expect(days?.[1]).toBe(1)
    pass((days?.[3] ?? 0) - 1)
    expect(ids()).toEqual(['boats', 'ice'])
  })

  it('takes back a grade with what was known before', async () => {
    const { review, pass, ids } = reviewOf([highlight('ice')])
    await review.grade('ice', 4)
    pass(20)
    const { before } = await review.grade('ice', 1)
    expect(ids()).toEqual([])
    await review.restore('ice', before)
    expect(ids()).toEqual(['ice'])
    expect(review.today().cards[0]?.review).toEqual(before)
  })
})
