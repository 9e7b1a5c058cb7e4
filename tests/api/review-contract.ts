/** Highlights that come back for review, through every door. */
import { describe, expect, it } from 'vitest'
import type { Api } from '../../src/shared/api.ts'
import { selectorIn, type Session } from './session.ts'

const TEXT = '# Ropes\n\nThe energy $E = m c^2$ is in every rope that holds a boat in winter, and nobody sees it there.\n\nA second paragraph stands below.\n'
const ids = ['1a0f6b1e-24b7-4ad4-9a6e-3c9c5a0d3c11', '2a0f6b1e-24b7-4ad4-9a6e-3c9c5a0d3c11', '3a0f6b1e-24b7-4ad4-9a6e-3c9c5a0d3c11'] as const
const LONG_AGO = '2024-01-02T10:00:00.000Z'

export function reviewSpec(given: () => { api: Api; session: Session }): void {
  describe('review', () => {
    const begin = async () => {
      const { api, session } = given()
      await session.addFolder({ 'ropes.md': TEXT })
      const { id: postId } = await session.find('ropes.md')
      const { post } = await session.open(postId)
      const mark = (id: string, words: string, created = LONG_AGO) => api.saveAnnotation({ id, postId, selector: selectorIn(post, words), colour: 'green', created })
      return { api, session, postId, post, mark }
    }
    const shown = async (api: Api) => (await api.getReview()).cards.map(({ annotation }) => annotation.id).sort()

    it('brings back highlights of days before, in their context, with its formulas', async () => {
      const { api, mark, postId, post } = await begin()
      await mark(ids[0], 'is in every rope')
      await mark(ids[1], 'A second paragraph', new Date().toISOString())
      await api.saveAnnotation({ id: ids[2], postId, kind: 'page', created: LONG_AGO, selector: { quote: { exact: '', prefix: '', suffix: '' }, position: { start: 0, end: 0 }, headings: [], hash: post.hash } })
      const { perDay, done, cards } = await api.getReview()
      expect({ perDay, done }).toEqual({ perDay: 10, done: 0 })
      expect(cards).toMatchObject([{
        annotation: { id: ids[0] }, post: { title: 'Ropes' }, before: 'The energy E = m c^2 ', after: ' that holds a boat in winter, and nobody sees it there.',
        formulas: { before: [{ start: 11, end: 20 }], quote: [], after: [] }, review: null
      }])
      const { 1: again = 0, 3: good = 0, 4: easy = 0 } = cards[0]?.days ?? {}
      expect(again).toBeGreaterThanOrEqual(1)
      expect(easy).toBeGreaterThan(good)
    })

    it('takes a grade, a skip, and both back', async () => {
      const { api, session, mark } = await begin()
      await mark(ids[0], 'is in every rope')
      await mark(ids[1], 'A second paragraph')
      expect(await api.gradeNote({ id: ids[0], grade: 3 })).toEqual({ before: null })
      expect(await shown(api)).toEqual([ids[1]])
      expect((await api.getReview()).done).toBe(1)
      expect(await api.gradeNote({ id: ids[1], grade: null })).toEqual({ before: null })
      expect(await api.getReview()).toMatchObject({ done: 1, cards: [] })
      const { before } = await api.gradeNote({ id: ids[0], grade: 1 })
      expect(before).toMatchObject({ grade: 3, memory: { reps: 1 } })
      await api.restoreReview({ id: ids[0], review: null })
      await api.restoreReview({ id: ids[1], review: null })
      expect(await shown(api)).toEqual([ids[0], ids[1]])
      expect(await session.codeOf(api.gradeNote({ id: 'nowhere', grade: 2 }))).toMatchObject({ code: 'ANNOTATION_MISSING' })
    })

    it('never shows more than the reader wants in a day, and nothing where it is switched off', async () => {
      const { api, mark } = await begin()
      await mark(ids[0], 'is in every rope')
      await mark(ids[1], 'A second paragraph')
      await mark(ids[2], 'stands below')
      await api.saveSettings({ reviewPerDay: 2 })
      expect((await api.getReview()).cards).toHaveLength(2)
      const [first] = await shown(api)
      await api.gradeNote({ id: first ?? '', grade: 4 })
      expect(await api.getReview()).toMatchObject({ done: 1, cards: [{}] })
      await api.saveSettings({ reviewPerDay: 0 })
      expect(await api.getReview()).toEqual({ perDay: 0, done: 0, cards: [] })
    })

    it('forgets highlights that were deleted, and knows them again when they are restored', async () => {
      const { api, mark } = await begin()
      await mark(ids[0], 'is in every rope')
      await api.deleteAnnotation({ id: ids[0] })
      expect(await shown(api)).toEqual([])
      await api.restoreAnnotation({ id: ids[0] })
      expect(await shown(api)).toEqual([ids[0]])
    })
  })
}
