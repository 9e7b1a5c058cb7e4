import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Api } from '../../src/shared/api.ts'
import { POST, selectorIn, type Session } from './session.ts'

/** What the contract promises of search. @param reach what each test was given */
export function searchSpec(reach: () => { api: Api; folder: string; session: Session }): void {
  describe('search', () => {
    it('finds posts by their words, and tells where', async () => {
      const { api, session } = reach()
      const { id: folderId } = await session.addFolder()
      const found = await api.search({ query: 'anchor holds', folderId })
      expect(found).toMatchObject({ total: 1, suggestion: null, hits: [{ post: { path: 'anchors.md' } }] })
      const match = found.hits[0]?.matches.find(({ kind }) => kind === 'body')
      const { post } = await session.open((await session.find('anchors.md')).id)
      expect(post.text.slice(match?.span?.start)).toMatch(/^anchor holds/)
      expect(match?.marks.map(({ start, end }) => match.snippet.slice(start, end))).toEqual(['anchor', 'holds'])
      expect(await api.search({ query: 'anchor', folderId: 'ffffffff' })).toMatchObject({ total: 0, hits: [] })
      expect((await api.search({ query: 'ancohr ' })).suggestion).toBe('anchor')
    })

    it('follows posts that change and notes that are written', async () => {
      const { api, folder, session } = reach()
      const { id: folderId } = await session.addFolder()
      const { post } = await session.open((await session.find('anchors.md')).id)
      const paths = async (query: string) => (await api.search({ query })).hits.map((hit) => hit.post.path)
      const id = '6f0f6b1e-24b7-4ad4-9a6e-3c9c5a0d3c11'
      await api.saveAnnotation({ id, postId: post.id, selector: selectorIn(post, 'an anchor holds'), comment: 'Like a barnacle.', tags: ['sea'] })
      expect(await paths('note:barnacle')).toEqual(['anchors.md'])
      expect((await api.search({ query: 'barnacles' })).hits[0]?.matches).toMatchObject([{ kind: 'note', noteId: id }])
      await api.deleteAnnotation({ id })
      expect(await paths('note:barnacle')).toEqual([])
      await api.restoreAnnotation({ id })
      expect(await paths('note:sea')).toEqual(['anchors.md'])

      session.write({ 'anchors.md': POST.replace('Words drift', 'Zeppelins drift') })
      renameSync(join(folder, 'other.md'), join(folder, 'renamed.md'))
      await session.scan(folderId)
      expect(await paths('zeppelins')).toEqual(['anchors.md'])
      expect(await paths('title:another')).toEqual(['renamed.md'])
      await api.removeFolder({ id: folderId })
      expect([...await paths('zeppelins'), ...await paths('note:sea')]).toEqual([])
    })

    it('offers places to jump to', async () => {
      const { api, session } = reach()
      await session.addFolder()
      expect((await api.findPlaces({ words: 'oanch' })).posts).toMatchObject([{ title: 'On anchors' }])
      expect((await api.findPlaces({ words: 'note' })).tags).toEqual([{ name: 'Notes', posts: 1 }])
      expect((await api.findPlaces({ words: '', limit: 2 })).posts).toHaveLength(2)
    })
  })
}
