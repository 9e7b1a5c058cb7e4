/** What stands in a post, what was seen of its sections, and the time that was spent on it, through every door. */
import { describe, expect, it } from 'vitest'
import type { Api } from '../../src/shared/api.ts'
import type { Session } from './session.ts'

const TEXT = `# Tides

The moon pulls. So the height is

$$\\begin{equation} h = a \\cos t \\label{eq:h} \\end{equation}$$

## Measured

| place | height |
|---|---|
| Quay | 2 m |

\`\`\`python
print("tide")
\`\`\`

![A gauge](gauge.svg)
`
const FILES = { 'tides.md': TEXT, 'gauge.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>' }

export function statisticsSpec(given: () => { api: Api; session: Session }): void {
  const begin = async () => {
    const { api, session } = given()
    await session.addFolder(FILES)
    const { id } = await session.find('tides.md')
    return { api, session, id }
  }

  describe('finding one\'s way in a post', () => {
    it('has lists of its equations, tables, code and figures', async () => {
      const { session, id } = await begin()
      const { post } = await session.open(id)
      expect(post.places?.map(({ kind, label, caption }) => [kind, label, caption])).toEqual([
        ['equation', '1', 'So the height is'], ['table', '', 'place · height'], ['code', 'python', 'print("tide")'], ['figure', '', 'A gauge']
      ])
      const [equation] = post.places ?? []
      expect(post.text.slice(equation?.start, equation?.end)).toContain('h = a \\cos t')
    })

    it('remembers what was seen of each section, and forgets it when the post is marked as unread', async () => {
      const { api, session, id } = await begin()
      const position = { offset: 0, progress: 0.5 }
      await api.saveReading({ id, position, sectionsRead: { '': [0, 50] } })
      await api.saveReading({ id, position, sectionsRead: { '': [40, 80], 'post-measured': [0, 100] } })
      expect((await session.open(id)).post.sectionsRead).toEqual({ '': [0, 80], 'post-measured': [0, 100] })
      const before = await api.markPosts({ ids: [id], as: 'unread' })
      expect((await session.open(id)).post.sectionsRead).toBeUndefined()
      await api.restoreReading({ readings: before })
      expect((await session.open(id)).post.sectionsRead).toEqual({ '': [0, 80], 'post-measured': [0, 100] })
      await expect(api.saveReading({ id, position, sectionsRead: { a: [0, 101] } })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    })
  })

  describe('statistics', () => {
    it('add up time by weeks and posts, and count posts that were finished', async () => {
      const { api, id } = await begin()
      expect(await api.getStatistics({ weeks: 3 })).toMatchObject({ on: true, recorded: false, posts: [], weeks: [{ seconds: 0 }, { seconds: 0 }, { seconds: 0, finished: 0, notes: 0 }] })
      await api.recordReading({ id, seconds: 60 })
      await api.recordReading({ id, seconds: 30 })
      await api.saveReading({ id, position: { offset: 3, progress: 1 } })
      expect(await api.getStatistics({ weeks: 1 })).toMatchObject({ recorded: true, posts: [{ id, title: 'Tides', missing: false, seconds: 90 }], weeks: [{ seconds: 90, finished: 1 }] })
    })

    it('record nothing and tell nothing while they are off, and are empty once they were deleted', async () => {
      const { api, id, session } = await begin()
      await api.recordReading({ id, seconds: 60 })
      await api.saveSettings({ statistics: false })
      await api.recordReading({ id, seconds: 60 })
      expect(await api.getStatistics({})).toEqual({ on: false, weeks: [], posts: [], recorded: false })
      await api.saveSettings({ statistics: true })
      expect((await api.getStatistics({})).weeks.at(-1)).toMatchObject({ seconds: 60 })
      await api.deleteStatistics()
      expect(await api.getStatistics({})).toMatchObject({ recorded: false, posts: [] })
      expect(await session.codeOf(api.recordReading({ id: 'nowhere', seconds: 5 }))).toMatchObject({ code: 'POST_MISSING' })
    })
  })
}
