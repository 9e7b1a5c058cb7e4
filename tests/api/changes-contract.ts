/** What is another in a post since it was read, through every door. */
import { describe, expect, it, vi } from 'vitest'
import type { Api } from '../../src/shared/api.ts'
import { changesInWords } from '../../src/renderer/lib/changes-in-words.ts'
import { soon } from '../patience.ts'
import { type Session } from './session.ts'

const LINES = Array.from({ length: 12 }, (_, n) => `Paragraph number ${n} tells of the harbour and of what was moored there.`)
const HARBOUR = ['# Harbour', '## Ice', ...LINES.slice(0, 6), '## Ropes', ...LINES.slice(6)].join('\n\n')
const LATER = HARBOUR.replace('number 2 tells', 'number 2 sings').replace(`\n\n${LINES[4] ?? ''}`, '').concat('\n\nA paragraph that was not there.')

export function changesSpec(given: () => { api: Api; session: Session }): void {
  describe('changes since a post was read', () => {
    const begin = async (progress = 1) => {
      const { api, session } = given()
      const { id: folderId } = await session.addFolder({ 'harbour.md': HARBOUR })
      const { id } = await session.find('harbour.md')
      const { post } = await session.open(id)
      await api.saveReading({ id, position: { offset: 0, progress }, hash: post.hash })
      const edit = async (source: string) => { session.write({ 'harbour.md': source }); await session.scan(folderId) }
      return { api, session, id, post, edit }
    }

    it('are told block by block, and settled by the reader, which can be undone', async () => {
      const { api, session, id, post, edit } = await begin()
      expect(await api.getChanges({ id })).toBeNull()
      await edit(LATER)
      expect(await session.find('harbour.md')).toMatchObject({ changed: true })
      const found = await api.getChanges({ id })
      const now = (await session.open(id)).post
      expect(found).toMatchObject({ seen: post.hash, hash: now.hash, known: true })
      expect(found?.changes.map(({ change, start, end, then }) => [change, now.text.slice(start, end), then])).toEqual([
        ['reworded', LINES[2]?.replace('tells', 'sings'), LINES[2]], ['removed', '', LINES[4]], ['added', 'A paragraph that was not there.', '']
      ])
      expect(changesInWords(found?.changes ?? [])).toBe('1 paragraph added in “Ropes”, 1 reworded in “Ice”, 1 removed')

      expect(await api.markSeen({ id, hash: now.hash })).toEqual({ before: post.hash })
      expect(await api.getChanges({ id })).toBeNull()
      expect(await session.find('harbour.md')).toMatchObject({ changed: false })
      expect(await api.markSeen({ id, hash: post.hash })).toEqual({ before: now.hash })
      expect(await api.getChanges({ id })).toEqual(found)
    })

    it('add up over several edits, and go where the file is as it was', async () => {
      const { api, session, id, edit } = await begin()
      await edit(LATER)
      await session.open(id)
      await edit(LATER.replace('number 9 tells', 'number 9 sings'))
      expect((await api.getChanges({ id }))?.changes.map(({ change }) => change)).toEqual(['reworded', 'removed', 'reworded', 'added'])
      await edit(HARBOUR)
      expect(await api.getChanges({ id })).toBeNull()
    })

    it('are not told of a post that was only looked into, and settled where it is marked as read', async () => {
      const { api, session, id, edit } = await begin(0.05)
      await edit(LATER)
      expect(await api.getChanges({ id })).toBeNull()
      expect(await session.find('harbour.md')).toMatchObject({ changed: false })
      await api.saveReading({ id, position: { offset: 200, progress: 0.4 } })
      await edit(HARBOUR)
      expect((await api.getChanges({ id }))?.changes).toHaveLength(3)
      await api.markPosts({ ids: [id], as: 'read' })
      expect(await api.getChanges({ id })).toBeNull()
    })

    it('are told of posts that were marked as read and never opened, from the text before the edit', async () => {
      const { api, session } = given()
      const { id: folderId } = await session.addFolder({ 'harbour.md': HARBOUR })
      const { id } = await session.find('harbour.md')
      await api.markPosts({ ids: [id], as: 'read' })
      session.write({ 'harbour.md': LATER })
      await session.scan(folderId)
      expect((await api.getChanges({ id }))?.changes).toHaveLength(3)
    })

    it('are none where only the front matter is another, though the file is', async () => {
      const { api, id, edit } = await begin()
      await edit(`---\ntags: [sea]\n---\n${HARBOUR}`)
      expect(await api.getChanges({ id })).toMatchObject({ known: true, changes: [] })
    })

    it('cannot be told of a version whose words were never kept', async () => {
      const { api, session, id } = await begin()
      await api.markSeen({ id, hash: 'f'.repeat(64) })
      expect(await api.getChanges({ id })).toMatchObject({ known: false, changes: [] })
      expect(await session.codeOf(api.markSeen({ id: 'ffffffff-0000000000000000', hash: null }))).toMatchObject({ code: 'POST_MISSING' })
      await vi.waitFor(async () => { expect((await session.find('harbour.md')).changed).toBe(true) }, soon)
    })
  })
}
