import { beforeEach, describe, expect, it } from 'vitest'
import type { Api } from '../../src/shared/api.ts'
import { POST, selectorIn, type Session } from './session.ts'

/** What the notebook promises through every door. @param connection of the test that runs */
export function notebookSpec(connection: () => { api: Api; session: Session }): void {
  describe('the notebook', () => {
    let api: Api
    let session: Session
    beforeEach(() => { ({ api, session } = connection()) })

    const ids = ['6f0f6b1e-24b7-4ad4-9a6e-3c9c5a0d3c11', '6f0f6b1e-24b7-4ad4-9a6e-3c9c5a0d3c12']
    const annotated = async () => {
      const { id: folderId } = await session.addFolder()
      const { post } = await session.open((await session.find('anchors.md')).id)
      await api.saveAnnotations({ drafts: [
        { id: ids[0]!, postId: post.id, selector: selectorIn(post, 'Words drift, but an anchor holds'), comment: 'Does it?', tags: ['Sea'] },
        { id: ids[1]!, postId: post.id, selector: selectorIn(post, 'the other post'), colour: 'blue' }
      ] })
      return { folderId, post }
    }

    it('holds all annotations, is searched and filtered, and counts what its filters would leave', async () => {
      const { post, folderId } = await annotated()
      expect(await api.countNotes()).toEqual({ notes: 2, attention: 0, trash: 0 })
      const all = await api.queryNotes({})
      expect(all).toMatchObject({ total: 2, count: 2, posts: 1, facets: { tags: [{ name: 'Sea', count: 1 }], kinds: [{ name: 'highlight', count: 2 }] } })
      expect(all.notes.map(({ annotation, post: { title, path } }) => [annotation.id, title, path])).toEqual(ids.map((id) => [id, 'On anchors', 'anchors.md']))
      expect((await api.queryNotes({ words: 'does sea', folderId, postId: post.id })).notes).toHaveLength(1)
      expect((await api.queryNotes({ colours: ['blue'], sort: 'colour' })).notes).toMatchObject([{ annotation: { id: ids[1] }, group: 'blue' }])
      expect(await api.describePosts({ ids: [post.id] })).toEqual([{ id: post.id, title: 'On anchors', path: 'anchors.md', missing: false }])
    })

    it('changes, deletes and restores many, and keeps them in the trash meanwhile', async () => {
      const { post } = await annotated()
      await api.saveAnnotations({ drafts: ids.map((id) => ({ id, postId: post.id, colour: 'green' as const })) })
      expect((await api.queryNotes({ colours: ['green'] })).total).toBe(2)
      await api.deleteAnnotations({ ids })
      expect((await api.queryNotes({})).total).toBe(0)
      const trash = await api.listTrash()
      expect(trash.map(({ annotation }) => annotation.id).sort()).toEqual(ids)
      expect(Math.abs(Date.parse(trash[0]!.deleted) - Date.now())).toBeLessThan(60_000)
      await api.restoreAnnotations({ ids })
      expect(await api.listTrash()).toEqual([])
      expect((await api.queryNotes({})).notes).toMatchObject([{ annotation: { comment: 'Does it?' } }, {}])
    })

    it('tells what changed or went, and a save settles it', async () => {
      const { folderId, post } = await annotated()
      session.write({ 'anchors.md': POST.replace('but an anchor holds', 'but a good anchor holds').replace('the other post', 'nothing') })
      await session.scan(folderId)
      const items = await api.listAttention()
      expect(items.map(({ annotation: { id, placement } }) => [id, placement.state])).toEqual([[ids[0], 'changed'], [ids[1], 'lost']])
      expect(items[0]).toMatchObject({ then: { exact: 'Words drift, but an anchor holds' }, now: { exact: 'Words drift, but a good anchor holds', suffix: '.' } })
      expect(items[1]).toMatchObject({ now: null, selector: null })
      expect((await api.countNotes()).attention).toBe(2)
      await api.saveAnnotation({ id: ids[0]!, postId: post.id, selector: items[0]?.selector ?? undefined })
      await api.saveAnnotation({ id: ids[1]!, postId: post.id, detached: true })
      expect(await api.listAttention()).toEqual([])
      await api.saveAnnotation({ id: ids[0]!, postId: post.id, selector: items[0]?.annotation.selector })
      expect(await api.listAttention()).toMatchObject([{ annotation: { id: ids[0], placement: { state: 'changed' } } }])
    })
  })
}
