import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createAnnotations, type Annotations } from '../../../../src/main/core/annotations/annotations.ts'
import { createCollectionState } from '../../../../src/main/core/annotations/collection-state.ts'
import { toLine, type CollectionRecord } from '../../../../src/main/core/annotations/journal/record.ts'
import { createCollections } from '../../../../src/main/core/collections.ts'
import { localIdOf } from '../../../../src/main/core/ids.ts'
import type { Folders } from '../../../../src/main/core/folders.ts'
import { FOLDER, makePost, openAt, recordsIn, tempFolder, until } from './helpers.ts'

const post = makePost()
const other = makePost('Another text.', 'other.md')
const marked = (annotations: Annotations, postId = post.postId) => annotations.marks(postId)

describe('what is remembered of reading', () => {
  it('is marked with one append, and wins over a position that was not written yet', async () => {
    const { annotations, library, changes } = await openAt()
    await annotations.saveReading(post.postId, { offset: 3, progress: 0.2 }, 'v1')
    await until(() => recordsIn(library).length === 1)
    await annotations.saveReading(post.postId, { offset: 9, progress: 0.5 }, 'v1')
    const before = await annotations.markPosts([{ postId: post.postId, hash: 'v2' }, { postId: other.postId, hash: 'v9' }], 'read')
    expect(before).toMatchObject([{ id: post.postId, reading: { position: { offset: 9, progress: 0.5 }, hash: 'v1' } }, { id: other.postId, reading: null }])
    expect(changes.at(-1)).toEqual({ type: 'marks', postIds: [post.postId, other.postId] })
    expect(marked(annotations)).toMatchObject({ progress: 1, readHash: 'v2', lastRead: expect.any(String) as string, finished: expect.any(String) as string })
    expect(marked(annotations, other.postId)).toMatchObject({ progress: 1, lastRead: null })
    await annotations.close()
    expect(recordsIn(library).map(({ k, progress }) => [k, progress])).toEqual([['reading', 0.2], ['reading', 1], ['reading', 1]])
  })

  it('is the same after a restart, and on another device', async () => {
    const one = await openAt()
    await one.annotations.markPosts([{ postId: post.postId, hash: 'v1' }], 'read')
    const two = await openAt({ library: one.library })
    expect(marked(two.annotations)).toEqual(marked(one.annotations))
    await two.annotations.markPosts([{ postId: post.postId, hash: 'v1' }], 'unread')
    await until(() => marked(one.annotations).finished === null)
    expect(marked(one.annotations)).toEqual({ notes: 0, progress: 0, lastRead: null, finished: null, readHash: null })
  })

  it('stays finished when the reader scrolls back, until it is marked as unread', async () => {
    const { annotations } = await openAt()
    await annotations.saveReading(post.postId, { offset: 50, progress: 0.99 })
    const { finished } = marked(annotations)
    await annotations.saveReading(post.postId, { offset: 0, progress: 0.1 })
    expect(marked(annotations)).toMatchObject({ finished, progress: 1 })
    expect(annotations.reading(post.postId)?.position).toEqual({ offset: 0, progress: 0.1 })
    await annotations.markPosts([{ postId: post.postId, hash: null }], 'unread')
    expect(annotations.reading(post.postId)?.position.offset).toBe(0)
    await annotations.saveReading(post.postId, { offset: 5, progress: 0.2 })
    expect(marked(annotations)).toMatchObject({ finished: null, progress: 0.2 })
  })

  it('counts one version as read from a tenth of it on, until the reader says otherwise', async () => {
    const { annotations, library } = await openAt()
    const seen = () => marked(annotations).readHash
    await annotations.saveReading(post.postId, { offset: 0, progress: 0.05 }, 'v1')
    expect(seen()).toBeNull()
    await annotations.saveReading(post.postId, { offset: 9, progress: 0.3 }, 'v1')
    await annotations.saveReading(post.postId, { offset: 90, progress: 1 }, 'v2')
    expect(seen()).toBe('v1')
    expect(await annotations.setSeen(post.postId, 'v2')).toBe('v1')
    await annotations.saveReading(post.postId, { offset: 5, progress: 0.2 }, 'v3')
    expect(seen()).toBe('v2')
    expect(await annotations.setSeen(other.postId, 'v1')).toBeNull()
    await annotations.close()
    const again = await openAt({ library })
    expect(marked(again.annotations).readHash).toBe('v2')
    await again.annotations.markPosts([{ postId: post.postId, hash: 'v3' }], 'unread')
    expect(marked(again.annotations).readHash).toBeNull()
  })

  it('keeps what counts as read though the reader goes on while it is written', async () => {
    const { annotations, library, changes } = await openAt()
    await annotations.saveReading(post.postId, { offset: 9, progress: 0.3 }, 'v1')
    const settling = annotations.setSeen(post.postId, 'v2')
    await annotations.saveReading(post.postId, { offset: 20, progress: 0.6 }, 'v2')
    await settling
    expect(marked(annotations)).toMatchObject({ readHash: 'v2', progress: 0.6 })
    // What was told at the first was still the version of before.
    expect(changes.filter(({ type }) => type === 'marks')).toHaveLength(2)
    await annotations.close()
    const again = await openAt({ library })
    expect(marked(again.annotations)).toMatchObject({ readHash: 'v2', progress: 0.6 })
  })

  it('of a journal of before counts the version that was open last as read, if that was begun', async () => {
    const clock = (n: number) => `018d0000000${n}-0000-old.000000`
    const line = (n: number, progress: number) => toLine({ v: 1, t: clock(n), k: 'reading', id: localIdOf(n === 1 ? 'cells.md' : 'other.md'), offset: 3, progress, at: '2024-01-01T00:00:00Z', hash: 'v1' })
    const library = tempFolder()
    mkdirSync(join(library, '.lectern/journal/old'), { recursive: true })
    writeFileSync(join(library, '.lectern/journal/old/2024-01.jsonl'), `${line(1, 0.4)}\n${line(2, 0.02)}\n`)
    const { annotations } = await openAt({ library })
    expect([marked(annotations).readHash, marked(annotations, other.postId).readHash]).toEqual(['v1', null])
  })

  it('keeps the text of what was read, and which parts of it are no prose, for other devices', async () => {
    const one = await openAt()
    const parts = [{ kind: 'tex' as const, start: 2, end: 6 }]
    await Promise.all([one.annotations.keepText(FOLDER, 'a'.repeat(64), 'A text.', parts), one.annotations.keepText(FOLDER, 'a'.repeat(64), 'A text.', parts)])
    await one.annotations.keepText(FOLDER, 'not a hash', 'Other.', parts)
    const two = await openAt({ library: one.library })
    expect(await two.annotations.keptText(FOLDER, 'a'.repeat(64))).toBe('A text.')
    expect(await two.annotations.keptParts(FOLDER, 'a'.repeat(64))).toEqual(parts)
    writeFileSync(join(one.library, '.lectern/texts', `${'a'.repeat(64)}.parts`), 'rubbish')
    expect(await two.annotations.keptParts(FOLDER, 'a'.repeat(64))).toEqual([])
    expect(readdirSync(join(one.library, '.lectern/texts'))).toHaveLength(2)
  })

  it('is as it was where the marking could not be written', async () => {
    const { annotations, library } = await openAt()
    await annotations.saveReading(post.postId, { offset: 5, progress: 0.2 })
    await until(() => recordsIn(library).length === 1)
    const broken = await openAt({ journal: 'library' })
    writeFileSync(join(broken.library, '.lectern'), 'in the way')
    await expect(broken.annotations.markPosts([{ postId: post.postId, hash: null }], 'read')).rejects.toMatchObject({ code: 'JOURNAL_UNWRITABLE' })
    expect(marked(broken.annotations).finished).toBeNull()
  })

  it('of a journal of before is finished where its progress says so', async () => {
    const { annotations, library, dataDir } = await openAt()
    await annotations.saveReading(post.postId, { offset: 5, progress: 1 })
    await annotations.close()
    expect(recordsIn(library)).toMatchObject([{ k: 'reading', finished: expect.any(String) as string }])
    const again = await openAt({ library, dataDir })
    expect(marked(again.annotations).finished).not.toBeNull()
  })
})

describe('collections', () => {
  const record = (n: number, fields: Partial<CollectionRecord>): CollectionRecord =>
    ({ v: 1, t: `00000000000${n}-0000-a.000000`, k: 'collection', id: 'c', name: 'First', filter: {}, here: false, deleted: false, ...fields })

  it('merge a new name and a new filter that were made apart, in whatever order they come', () => {
    const records = [record(1, {}), record(2, { name: 'Renamed', set: ['name'] }), record(3, { filter: { shelf: 'read' }, set: ['filter'] })]
    for (const order of [[0, 1, 2], [2, 1, 0], [1, 2, 0], [2, 0, 1]]) {
      const state = createCollectionState()
      for (const at of order) state.add(records[at]!)
      expect(state.get('c')).toMatchObject({ name: 'Renamed', filter: { shelf: 'read' }, deleted: false })
      expect(state.add(records[0]!)).toBe(false)
    }
  })

  it('are in every open folder, on every device, and what one folder says last holds for all', async () => {
    const dataDir = tempFolder()
    const paths = [tempFolder(), tempFolder()]
    const entries = paths.map((path, n) => ({ id: `0000000${n}`, path }))
    const open = async (which: typeof entries, data: string) => {
      const annotations = await createAnnotations({ dataDir: data, onChange: () => { /* not asked for */ } })
      for (const { id, path } of which) await annotations.openFolder({ id, path, journal: 'library' })
      const folders = { list: () => which, get: (id: string) => which.find((each) => each.id === id) ?? null } as unknown as Folders
      return { annotations, collections: createCollections({ annotations, folders }) }
    }
    const filter = { shelf: 'all' as const, marks: [], tags: ['rust'], words: '', sort: 'date' as const }
    const id = '7d0f6b1e-24b7-4ad4-9a6e-3c9c5a0d3c11'
    const both = await open(entries, dataDir)
    await both.collections.save({ id, name: 'Rust', filter })
    await both.annotations.close()

    const second = await open([entries[1]!], tempFolder())
    expect(second.collections.list()).toEqual([{ id, name: 'Rust', filter }])
    await second.collections.remove(id)
    await second.annotations.close()

    const again = await open(entries, dataDir)
    expect(again.collections.list()).toEqual([])
    await again.collections.save({ id, name: 'Rust again', filter })
    await again.annotations.close()
    const last = await open(entries.toReversed(), dataDir)
    expect(last.collections.list()).toMatchObject([{ name: 'Rust again' }])
    await last.annotations.close()
  })

  it('of one folder name it by no id of this machine', async () => {
    const { annotations, library } = await openAt()
    const folders = { list: () => [], get: () => ({}) } as unknown as Folders
    const collections = createCollections({ annotations, folders })
    const [folderId = ''] = post.postId.split('-')
    mkdirSync(join(library, 'deep'), { recursive: true })
    await collections.save({ id: '7d0f6b1e-24b7-4ad4-9a6e-3c9c5a0d3c11', name: 'Here', filter: { folderId, shelf: 'read', marks: [], tags: [], words: '', sort: 'date' } })
    expect(JSON.stringify(recordsIn(library))).not.toContain(folderId)
    expect(collections.list()).toMatchObject([{ name: 'Here', filter: { folderId, shelf: 'read' } }])
  })
})
