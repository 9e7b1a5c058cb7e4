import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMMENT_SEPARATOR } from '../../../../src/main/core/annotations/merge.ts'
import type { Annotations } from '../../../../src/main/core/annotations/annotations.ts'
import { draftOn, journalFiles, makePost, openAt, recordsIn, tempFolder, until } from './helpers.ts'

const post = makePost()
const comments = (annotations: Annotations) => annotations.list().map(({ comment }) => comment)

/** What a synchroniser does: brings files to another machine, whole or up to where it came so far. */
function bring(from: string, to: string, share = 1): void {
  for (const file of journalFiles(from)) {
    const there = join(to, relative(from, file))
    const bytes = readFileSync(file)
    mkdirSync(dirname(there), { recursive: true })
    let known = 0
    try { known = readFileSync(there).length } catch { /* not brought yet */ }
    const length = Math.ceil(bytes.length * share)
    if (length > known) writeFileSync(there, bytes.subarray(0, length))
  }
}

describe('two windows on one folder', () => {
  it.each([['of one device', true], ['of two devices', false]])('%s see each other\'s changes within a second', async (_, same) => {
    const one = await openAt()
    const two = await openAt({ library: one.library, ...(same ? { dataDir: one.dataDir } : {}) })
    await two.annotations.place(post)
    const saved = await one.annotations.save(draftOn(post, 'A cell', { comment: 'from one' }), post)
    const first = await until(() => two.annotations.list().length === 1)
    expect(two.annotations.list()).toEqual([saved])
    expect(two.changes).toEqual([{ type: 'saved', annotation: saved }, { type: 'marks', postIds: [post.postId] }])

    const edited = await two.annotations.save({ id: saved.id, postId: post.postId, comment: 'from two' }, post)
    const second = await until(() => comments(one.annotations)[0] === 'from two')
    expect(one.annotations.list()).toEqual([edited])
    await one.annotations.remove(saved.id)
    await until(() => two.annotations.list().length === 0)
    expect(two.changes.at(-2)).toEqual({ type: 'deleted', id: saved.id, postId: post.postId })
    await two.annotations.saveReading(post.postId, { offset: 3, progress: 0.2 })
    await until(() => one.annotations.reading(post.postId)?.position.offset === 3)
    expect(one.changes.filter(({ type }) => type === 'reading')).toHaveLength(1)
    expect(Math.max(first, second)).toBeLessThan(1000)
    expect([...one.annotations.notices(), ...two.annotations.notices()]).toEqual([])
  })

  it('see a folder of journals that a synchroniser brings whole', async () => {
    const [here, there] = [await openAt(), await openAt()]
    await there.annotations.save(draftOn(post, 'A cell', { comment: 'brought' }), post)
    bring(there.library, here.library)
    expect(await until(() => here.annotations.list().length === 1)).toBeLessThan(1000)
  })

  it('keep both comments where they were edited apart', async () => {
    const here = await openAt()
    const draft = draftOn(post, 'A cell', { comment: 'first' })
    await here.annotations.save(draft, post)
    const there = await openAt()
    bring(here.library, there.library)
    await until(() => there.annotations.list().length === 1)
    await there.annotations.save({ id: draft.id, postId: post.postId, comment: 'there' }, post)
    await here.annotations.save({ id: draft.id, postId: post.postId, comment: 'here' }, post)
    bring(there.library, here.library)
    await until(() => comments(here.annotations)[0]?.includes('there') === true)
    expect(comments(here.annotations)[0]?.split(COMMENT_SEPARATOR).sort()).toEqual(['here', 'there'])
  })

  it('keep an edit against a deletion elsewhere, with a notice until the reader decides', async () => {
    const here = await openAt()
    const draft = draftOn(post, 'A cell', { comment: 'first' })
    await here.annotations.save(draft, post)
    const there = await openAt()
    bring(here.library, there.library)
    await until(() => there.annotations.list().length === 1)
    await there.annotations.remove(draft.id)
    await here.annotations.save({ id: draft.id, postId: post.postId, comment: 'edited' }, post)
    bring(there.library, here.library)
    await until(() => here.annotations.notices().length === 1)
    expect(here.annotations.notices()).toMatchObject([{ code: 'note-revived', message: expect.stringContaining('cells.md') }])
    expect(comments(here.annotations)).toEqual(['edited'])
    await here.annotations.remove(draft.id)
    expect([here.annotations.list(), here.annotations.notices()]).toEqual([[], []])
  })

  it('take a conflict copy of one device\'s file as more of its lines', async () => {
    const { annotations, library, dataDir } = await openAt()
    await annotations.save(draftOn(post, 'A cell'), post)
    const [file = ''] = journalFiles(library)
    copyFileSync(file, file.replace('.jsonl', '.sync-conflict-20260105-101112-ABCDEFG.jsonl'))
    await annotations.save(draftOn(post, 'divides'), post)
    await annotations.close()
    const again = await openAt({ library, dataDir })
    expect(again.annotations.list()).toHaveLength(2)
    expect(recordsIn(library)).toHaveLength(3)
  })
})

const step = fc.record({
  device: fc.nat(2), other: fc.nat(2), note: fc.nat(2), share: fc.double({ min: 0.1, max: 1, noNaN: true }),
  kind: fc.constantFrom('save', 'save', 'colour', 'kind', 'detach', 'many', 'remove', 'restore', 'bring', 'reopen')
})
const WORDS = ['A cell', 'rate of division', 'not constant either']

describe('three devices with their own copies of a library', () => {
  it('agree to the byte once every file has come to every device', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 25 }), async (steps) => {
      const now = () => Date.UTC(2026, 0, 5)
      const places = Array.from({ length: 3 }, () => ({ library: tempFolder(), dataDir: tempFolder(), now }))
      const devices = await Promise.all(places.map((place) => openAt(place)))
      const drafts = WORDS.map((words) => draftOn(post, words))
      for (const [index, { device, other, note, share, kind }] of steps.entries()) {
        const { annotations, library } = devices[device]!
        const draft = drafts[note]!
        const ignore = () => undefined
        if (kind === 'save') await annotations.save({ ...draft, comment: `<${index}>` }, post)
        else if (kind === 'colour') await annotations.save({ ...draft, colour: index % 2 === 0 ? 'pink' : 'blue' }, post)
        else if (kind === 'kind') await annotations.save({ ...draft, kind: index % 2 === 0 ? 'underline' : 'highlight' }, post)
        else if (kind === 'detach') await annotations.save({ ...draft, detached: index % 2 === 0 }, post)
        else if (kind === 'many') await annotations.saveAll(drafts.map((each) => ({ ...each, tags: [`t${index}`] })), () => post)
        else if (kind === 'remove') await annotations.remove(draft.id).catch(ignore)
        else if (kind === 'restore') await annotations.restore(draft.id).catch(ignore)
        else if (kind === 'bring') bring(devices[other]!.library, library, share)
        else {
          await annotations.close()
          devices[device] = await openAt(places[device])
        }
      }
      await Promise.all(devices.map(({ annotations }) => annotations.close()))
      for (const to of places) for (const from of places) bring(from.library, to.library)
      const seen: string[] = []
      for (const place of places) {
        const { annotations } = await openAt(place)
        await annotations.place(post)
        seen.push(JSON.stringify([annotations.list(), annotations.trash(), annotations.notices()]))
        await annotations.close()
      }
      expect(new Set(seen).size).toBe(1)
      expect(seen[0]).not.toContain('journal-')
    }), { numRuns: 25 })
  }, 60_000)
})
