import { expect, it, vi } from 'vitest'
import type { Api } from '../../src/shared/api.ts'
import { soon } from '../patience.ts'
import { selectorIn, type Session } from './session.ts'

const FIRST = '6f0f6b1e-24b7-4ad4-9a6e-3c9c5a0d3c11'

/** What every door promises of many annotations at once, and of the trash. */
export function bulkSpec(reached: () => { api: Api; session: Session }): void {
  it('are saved, deleted and restored many at once, and those in the trash are listed, the newest first', async () => {
    const { api, session } = reached()
    await session.addFolder()
    const { post } = await session.open((await session.find('anchors.md')).id)
    const other = (await session.open((await session.find('other.md')).id)).post
    const drafts = [
      { id: crypto.randomUUID(), postId: other.id, selector: selectorIn(other, 'Back') },
      { id: crypto.randomUUID(), postId: post.id, selector: selectorIn(post, 'an anchor holds'), comment: 'Does it?' },
      { id: crypto.randomUUID(), postId: post.id, selector: selectorIn(post, 'Words drift') }
    ]
    const ids = drafts.map(({ id }) => id)
    const { seen, stop } = await session.listen()
    const saved = await api.saveAnnotations({ drafts })
    expect(saved).toMatchObject(drafts)
    expect(await api.listAnnotations({})).toHaveLength(3)
    expect(await api.saveAnnotations({ drafts: ids.slice(1).map((id) => ({ id, postId: post.id, colour: 'blue' as const })) }))
      .toMatchObject([{ id: ids[1], comment: 'Does it?', colour: 'blue' }, { id: ids[2], colour: 'blue' }])
    await api.deleteAnnotations({ ids: ids.slice(0, 2) })
    expect((await api.listAnnotations({})).map(({ id }) => id)).toEqual([ids[2]])
    await api.deleteAnnotation({ id: ids[2] ?? '' })
    const trash = await api.listTrash()
    expect(trash[0]?.annotation).toMatchObject({ id: ids[2], colour: 'blue' })
    expect(trash.map(({ annotation }) => annotation.id).sort()).toEqual([...ids].sort())
    for (const { deleted } of trash) expect(Math.abs(Date.now() - Date.parse(deleted))).toBeLessThan(60_000)
    expect((await api.restoreAnnotations({ ids })).map(({ id }) => id)).toEqual(ids)
    expect(await api.listTrash()).toEqual([])
    expect((await session.find('anchors.md')).notes).toBe(2)
    await vi.waitFor(() => { for (const id of ids) expect(seen).toContainEqual({ type: 'annotation:deleted', id, postId: expect.any(String) as string }) }, soon)
    await stop()
  })

  it('are refused many at once before one of them is written', async () => {
    const { api, session } = reached()
    await session.addFolder()
    const { post } = await session.open((await session.find('anchors.md')).id)
    const good = { id: FIRST, postId: post.id, selector: selectorIn(post, 'Words') }
    const id = crypto.randomUUID()
    expect(await session.codeOf(api.saveAnnotations({ drafts: [good, { id, postId: post.id }] }))).toMatchObject({ code: 'ANNOTATION_INCOMPLETE' })
    expect(await session.codeOf(api.saveAnnotations({ drafts: [good, { ...good, id, postId: 'ffffffff-0000000000000000' }] }))).toMatchObject({ code: 'POST_MISSING' })
    expect(await api.listAnnotations({})).toEqual([])
    await api.saveAnnotations({ drafts: [good] })
    expect(await session.codeOf(api.deleteAnnotations({ ids: [FIRST, id] }))).toMatchObject({ code: 'ANNOTATION_MISSING' })
    expect(await session.codeOf(api.restoreAnnotations({ ids: [id] }))).toMatchObject({ code: 'ANNOTATION_MISSING' })
    expect(await api.listAnnotations({})).toHaveLength(1)
  })
}
