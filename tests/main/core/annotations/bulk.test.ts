import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createAnnotations } from '../../../../src/main/core/annotations/annotations.ts'
import { appendLines } from '../../../../src/main/core/annotations/journal/append-lines.ts'
import { localIdOf, postIdOf } from '../../../../src/main/core/ids.ts'
import { draftOn, FOLDER, journalFiles, makePost, openAt, recordsIn, tempFolder } from './helpers.ts'

vi.mock('../../../../src/main/core/annotations/journal/append-lines.ts', async (load) => {
  const real = await load<{ appendLines: typeof appendLines }>()
  return { ...real, appendLines: vi.fn(real.appendLines) }
})
beforeEach(() => { vi.mocked(appendLines).mockClear() })

const [post, other] = [makePost(), makePost(undefined, 'other.md')]
const textOf = (postId: string) => [post, other].find((each) => each.postId === postId) ?? null
const WORDS = ['A cell', 'rate of division', 'not constant either']
const many = () => [...WORDS.map((words) => draftOn(post, words)), ...WORDS.map((words) => draftOn(other, words, { tags: ['t'] }))]

describe('many annotations at once', () => {
  it('are saved, changed, deleted and restored with one append to the journal each time', async () => {
    const { annotations, library, dataDir } = await openAt()
    const drafts = many()
    const ids = drafts.map(({ id }) => id)
    expect(await annotations.saveAll(drafts, textOf)).toMatchObject(drafts)
    expect(await annotations.saveAll(ids.map((id, index) => ({ id, postId: drafts[index]!.postId, colour: 'pink' as const })), textOf))
      .toMatchObject(drafts.map(({ id, tags = [] }) => ({ id, tags, colour: 'pink', placement: { state: 'same', confidence: 1 } })))
    await annotations.removeAll(ids)
    expect(annotations.list()).toEqual([])
    expect((await annotations.restoreAll(ids)).map(({ id }) => id)).toEqual(ids)
    expect(vi.mocked(appendLines).mock.calls.map(([, lines]) => lines.length)).toEqual([6, 6, 6, 6])
    expect(recordsIn(library)).toHaveLength(24)
    await annotations.close()
    const again = await openAt({ library, dataDir })
    expect(again.annotations.list()).toHaveLength(6)
  })

  it('are none where one is not fit to be saved, and the disk is left alone', async () => {
    const { annotations, changes } = await openAt()
    const { selector: _, ...bare } = draftOn(post, 'A cell')
    await expect(annotations.saveAll([...many(), bare], textOf)).rejects.toMatchObject({ code: 'ANNOTATION_INCOMPLETE' })
    const stray = draftOn(makePost('A cell', 'nowhere.md'), 'A cell')
    await expect(annotations.saveAll([...many(), stray], textOf)).rejects.toMatchObject({ code: 'POST_MISSING' })
    await expect(annotations.removeAll([randomUUID()])).rejects.toMatchObject({ code: 'ANNOTATION_MISSING' })
    expect([annotations.list(), changes, vi.mocked(appendLines).mock.calls]).toEqual([[], [], []])
  })

  it('are none acknowledged where the one write fails', async () => {
    const { annotations, changes } = await openAt()
    const drafts = many()
    await annotations.saveAll(drafts, textOf)
    changes.length = 0
    vi.mocked(appendLines).mockRejectedValueOnce(Object.assign(new Error('no space'), { code: 'ENOSPC' }))
    await expect(annotations.removeAll(drafts.map(({ id }) => id))).rejects.toMatchObject({ code: 'DISK_FULL' })
    expect([annotations.list().length, changes]).toEqual([6, []])
    await annotations.removeAll(drafts.map(({ id }) => id))
    expect(annotations.trash()).toHaveLength(6)
  })

  it('say how many were saved where only one of two folders can be written', async () => {
    const [dataDir, good, bad] = [tempFolder(), tempFolder(), tempFolder()]
    const annotations = await createAnnotations({ dataDir, onChange: () => undefined })
    await annotations.openFolder({ id: FOLDER, path: good, journal: 'library' })
    await annotations.openFolder({ id: 'ffffffff', path: bad, journal: 'library' })
    mkdirSync(join(bad, '.lectern'))
    writeFileSync(join(bad, '.lectern', 'journal'), 'in the way')
    const there = { ...post, postId: postIdOf('ffffffff', localIdOf(post.path)) }
    const drafts = [draftOn(there, 'A cell'), draftOn(post, 'A cell'), draftOn(post, 'divides')]
    await expect(annotations.saveAll(drafts, (id) => (id === there.postId ? there : post)))
      .rejects.toMatchObject({ code: 'JOURNAL_UNWRITABLE', message: expect.stringMatching(/^2 of 3 were saved/) as string })
    expect(annotations.list().map(({ id }) => id).sort()).toEqual(drafts.slice(1).map(({ id }) => id).sort())
    expect(journalFiles(good)).toHaveLength(1)
    await annotations.close()
  })

  it('count the later one of two drafts of one annotation', async () => {
    const { annotations, library } = await openAt()
    const draft = draftOn(post, 'A cell', { comment: 'first', colour: 'blue' })
    const saved = await annotations.saveAll([draft, { id: draft.id, postId: post.postId, comment: 'second' }], textOf)
    expect(saved).toMatchObject([{ comment: 'second', colour: 'blue' }, { comment: 'second' }])
    expect(recordsIn(library)).toHaveLength(1)
  })

  it('can be changed while the file of their post is gone, but find no new words there', async () => {
    const { annotations } = await openAt()
    const draft = draftOn(post, 'A cell')
    await annotations.save(draft, post)
    expect(await annotations.saveAll([{ id: draft.id, postId: post.postId, colour: 'green' }], () => null)).toMatchObject([{ colour: 'green' }])
    await expect(annotations.saveAll([{ ...draft, colour: 'pink' }], () => null)).rejects.toMatchObject({ code: 'POST_MISSING' })
  })
})

describe('one annotation', () => {
  it('is kept while the file of its post is gone, without a place until it is back', async () => {
    const { annotations, library, dataDir, changes } = await openAt()
    const draft = draftOn(post, 'A cell', { comment: 'typed as the file went' })
    expect(await annotations.save(draft, null)).toMatchObject({ comment: 'typed as the file went', placement: { state: 'lost' } })
    expect(changes.find(({ type }) => type === 'saved')).toMatchObject({ annotation: { id: draft.id, placement: { state: 'lost' } } })
    expect(recordsIn(library)).toHaveLength(1)
    expect(await annotations.place(post)).toMatchObject([{ id: draft.id, placement: { state: 'same', confidence: 1 } }])
    await annotations.close()
    const again = await openAt({ library, dataDir })
    expect(again.annotations.list()).toMatchObject([{ id: draft.id, comment: 'typed as the file went' }])
  })
})

describe('the trash', () => {
  it('lists what is deleted with its time, the newest first, and not what came back', async () => {
    let time = Date.UTC(2026, 0, 5)
    const { annotations, library, dataDir } = await openAt({ now: () => time })
    const [a, b, c] = await annotations.saveAll(WORDS.map((words) => draftOn(post, words)), textOf)
    for (const note of [a, b, c]) {
      time += 60_000
      await annotations.remove(note!.id)
    }
    await annotations.restore(b!.id)
    const expected = [{ annotation: c, deleted: '2026-01-05T00:03:00.000Z' }, { annotation: a, deleted: '2026-01-05T00:01:00.000Z' }]
    expect(annotations.trash()).toEqual(expected)
    await annotations.close()
    const again = await openAt({ library, dataDir })
    await again.annotations.place(post)
    expect(again.annotations.trash()).toEqual(expected)
  })
})
