import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createAnnotations } from '../../../../src/main/core/annotations/annotations.ts'
import { localIdOf, postIdOf } from '../../../../src/main/core/ids.ts'
import { draftOn, FOLDER, journalFiles, makePost, openAt, recordsIn, snapshotOf, tempFolder, TEXT } from './helpers.ts'

const post = makePost()

describe('saving an annotation', () => {
  it('gives it back with the defaults, on disk in this device\'s journal', async () => {
    const { annotations, library, changes } = await openAt()
    const draft = draftOn(post, 'rate of division')
    const saved = await annotations.save(draft, post)
    expect(saved).toMatchObject({
      id: draft.id, postId: post.postId, colour: 'yellow', comment: '', tags: [], selector: draft.selector,
      placement: { start: 19, end: 35, state: 'same', confidence: 1 }
    })
    expect(recordsIn(library)).toMatchObject([{ v: 1, k: 'annotation', id: draft.id, base: [], path: 'cells.md' }])
    expect(annotations.list(post.postId)).toEqual([saved])
    expect(changes).toEqual([{ type: 'saved', annotation: saved }, { type: 'marks', postIds: [post.postId] }])
  })

  it('survives closing', async () => {
    const { annotations, library, dataDir } = await openAt()
    const saved = await annotations.save(draftOn(post, 'A cell', { comment: 'Why?', tags: [' a ', 'a', ''] }), post)
    expect(saved.tags).toEqual(['a'])
    await annotations.close()
    const again = await openAt({ library, dataDir })
    expect(await again.annotations.place(post)).toEqual([saved])
  })

  it('writes nothing for the same draft again', async () => {
    const { annotations, library } = await openAt()
    const draft = draftOn(post, 'A cell', { comment: 'x', tags: ['t'] })
    const [first, second] = [await annotations.save(draft, post), await annotations.save(draft, post)]
    expect(second).toEqual(first)
    expect(recordsIn(library)).toHaveLength(1)
  })

  it('leaves as it is what a change does not name', async () => {
    const { annotations } = await openAt()
    const draft = draftOn(post, 'A cell', { comment: 'x', tags: ['t'], colour: 'blue' })
    await annotations.save(draft, post)
    const changed = await annotations.save({ id: draft.id, postId: post.postId, comment: 'y' }, post)
    expect(changed).toMatchObject({ comment: 'y', tags: ['t'], colour: 'blue', selector: draft.selector })
  })

  it('puts changes made at once one after another', async () => {
    const { annotations, library } = await openAt()
    const draft = draftOn(post, 'A cell')
    await annotations.save(draft, post)
    const { id, postId } = draft
    await Promise.all([
      annotations.save({ id, postId, colour: 'pink' }, post), annotations.save({ id, postId, comment: 'a' }, post),
      annotations.save({ id, postId, tags: ['b'] }, post)
    ])
    expect(annotations.list(postId)).toMatchObject([{ colour: 'pink', comment: 'a', tags: ['b'] }])
    expect(recordsIn(library)).toHaveLength(4)
  })

  it('needs words for a new one, and a folder that is open', async () => {
    const { annotations } = await openAt()
    const { selector: _, ...bare } = draftOn(post, 'A cell')
    await expect(annotations.save(bare, post)).rejects.toMatchObject({ code: 'ANNOTATION_INCOMPLETE' })
    const other = { ...post, postId: postIdOf('ffffffff', localIdOf('x.md')) }
    await expect(annotations.save(draftOn(post, 'A cell'), other)).rejects.toMatchObject({ code: 'POST_MISSING' })
    await expect(annotations.remove(randomUUID())).rejects.toMatchObject({ code: 'ANNOTATION_MISSING' })
    expect(annotations.list()).toEqual([])
  })

  it('keeps what a later version of Lectern wrote when it changes something else', async () => {
    const { annotations, library } = await openAt()
    const draft = draftOn(post, 'A cell')
    const later = { ...draft, selector: { ...draft.selector!, tex: 'x^2' } }
    await annotations.save(later, post)
    await annotations.save({ id: draft.id, postId: post.postId, comment: 'c' }, post)
    expect(recordsIn(library).at(-1)).toMatchObject({ comment: 'c', selector: { tex: 'x^2' } })
  })

  it('touches no file but its own', async () => {
    const library = tempFolder()
    mkdirSync(join(library, 'posts'))
    writeFileSync(join(library, 'posts', 'cells.md'), '# A cell divides')
    const before = snapshotOf(join(library, 'posts'))
    const { annotations } = await openAt({ library })
    expect(readdirSync(library)).toEqual(['posts'])
    await annotations.save(draftOn(post, 'A cell'), post)
    expect(readdirSync(library).sort()).toEqual(['.lectern', 'posts'])
    expect(snapshotOf(join(library, 'posts'))).toEqual(before)
  })
})

describe('the trash', () => {
  it('takes an annotation and gives it back as it was', async () => {
    const { annotations, changes } = await openAt()
    const saved = await annotations.save(draftOn(post, 'A cell', { comment: 'x' }), post)
    changes.length = 0
    await annotations.remove(saved.id)
    await annotations.remove(saved.id)
    expect(annotations.list()).toEqual([])
    expect(annotations.marks(post.postId).notes).toBe(0)
    expect(await annotations.restore(saved.id)).toEqual(saved)
    expect(await annotations.restore(saved.id)).toEqual(saved)
    expect(annotations.list()).toEqual([saved])
    expect(changes.map(({ type }) => type)).toEqual(['deleted', 'marks', 'saved', 'marks'])
  })
})

describe('placing', () => {
  const old = draftOn(post, 'rate of growth')

  it('keeps reading order, lost ones last', async () => {
    const { annotations } = await openAt()
    const last = await annotations.save(old, post)
    const first = await annotations.save(draftOn(post, 'A cell divides'), post)
    const middle = await annotations.save(draftOn(post, 'rate of division'), post)
    expect(annotations.list(post.postId).map(({ id }) => id)).toEqual([first.id, middle.id, last.id])
    const cut = makePost(TEXT.slice(TEXT.indexOf('\n') + 1))
    const placed = await annotations.place(cut)
    expect(placed.map(({ id }) => id)).toEqual([middle.id, last.id, first.id])
    expect(placed.map(({ placement }) => placement.state === 'lost')).toEqual([false, false, true])
    expect(placed[2]?.placement).toMatchObject({ start: 0, end: 14 })
  })

  it('carries annotations to a changed text by the text that was kept, and leaves their selectors alone', async () => {
    const { annotations, library, dataDir } = await openAt()
    const saved = await annotations.save(old, post)
    const kept = join(library, '.lectern', 'texts', `${post.hash}.gz`)
    expect(gunzipSync(readFileSync(kept)).toString()).toBe(TEXT)
    await annotations.close()

    const again = await openAt({ library, dataDir })
    expect(again.annotations.list()).toMatchObject([{ placement: { start: saved.placement.start, confidence: 0 } }])
    const edited = makePost(`New first line\n${TEXT.replace('rate of growth', 'rate of slow growth')}`)
    const [placed] = await again.annotations.place(edited)
    expect(placed?.selector).toEqual(old.selector)
    expect(edited.text.slice(placed?.placement.start, placed?.placement.end)).toBe('rate of slow growth')
    expect(placed?.placement.state).toBe('changed')
    expect(recordsIn(library)).toHaveLength(1)
  })

  it('finds quotes where no old text is kept, or it is damaged', async () => {
    const { annotations, library } = await openAt()
    await annotations.save(old, post)
    const kept = join(library, '.lectern', 'texts', `${post.hash}.gz`)
    const moved = makePost(`New first line\n${TEXT}`)
    for (const damage of [() => writeFileSync(kept, 'no gzip'), () => writeFileSync(kept, gzipSync('another text')), () => rmSync(kept)]) {
      damage()
      const [placed] = await annotations.place(moved)
      expect(moved.text.slice(placed?.placement.start, placed?.placement.end)).toBe('rate of growth')
    }
  })

  it('saves the note where the old text cannot be kept, and says so', async () => {
    const { annotations, library } = await openAt()
    mkdirSync(join(library, '.lectern'))
    writeFileSync(join(library, '.lectern', 'texts'), 'in the way')
    await annotations.save(old, post)
    expect(annotations.list()).toHaveLength(1)
    expect(annotations.notices().map(({ code }) => code)).toEqual(['text-unkept'])
  })

  it('keeps the text of a version that changed while words were being selected', async () => {
    const { annotations, library } = await openAt()
    await annotations.place(post)
    const newer = makePost(`New first line\n${TEXT}`)
    await annotations.place(newer)
    const saved = await annotations.save(old, newer)
    expect(newer.text.slice(saved.placement.start, saved.placement.end)).toBe('rate of growth')
    expect(existsSync(join(library, '.lectern', 'texts', `${post.hash}.gz`))).toBe(true)
  })
})

describe('reading positions', () => {
  it('are true at once, written at most every half minute, and on close', async () => {
    let time = Date.UTC(2026, 0, 5)
    const { annotations, library, dataDir, changes } = await openAt({ now: () => time })
    for (let offset = 0; offset < 50; offset++) {
      time += 1000
      await annotations.saveReading(post.postId, { offset, progress: offset / 100 })
      expect(annotations.reading(post.postId)?.position.offset).toBe(offset)
      // Lines are written in order, so the first position is on disk when this is.
      if (offset === 0) await annotations.move(FOLDER, localIdOf('x.md'), 'x.md', 'y.md')
    }
    await annotations.saveReading(post.postId, { offset: 49, progress: 0.49 })
    expect(changes.filter(({ type }) => type === 'reading')).toHaveLength(50)
    expect(annotations.marks(post.postId)).toEqual({ notes: 0, progress: 0.49, lastRead: new Date(time).toISOString(), finished: null, readHash: null })
    expect(annotations.markedPosts(FOLDER)).toEqual([post.postId])
    await annotations.close()
    expect(recordsIn(library).flatMap(({ k, offset }) => (k === 'reading' ? offset : []))).toEqual([0, 30, 49])

    const again = await openAt({ library, dataDir })
    expect(again.annotations.reading(post.postId)).toMatchObject({ position: { offset: 49, progress: 0.49 }, at: new Date(time).toISOString() })
  })

  it('last until the end where they cannot be written, and say so', async () => {
    const { annotations, library } = await openAt()
    writeFileSync(join(library, '.lectern'), 'in the way')
    await annotations.saveReading(post.postId, { offset: 5, progress: 0.1 })
    await annotations.closeFolder('none')
    await expect.poll(() => annotations.notices().map(({ code }) => code)).toEqual(['reading-unsaved'])
    expect(annotations.reading(post.postId)?.position.offset).toBe(5)
  })
})

describe('moved posts', () => {
  it('keep the id they were born with, and leave another to a new post at their old path', async () => {
    const { annotations, library, dataDir } = await openAt()
    const born = localIdOf('a.md')
    expect(annotations.localIdAt(FOLDER, 'a.md')).toBe(born)
    await annotations.move(FOLDER, born, 'a.md', 'b.md')
    await annotations.move(FOLDER, born, 'b.md', 'deep/c.md')
    const check = (of: typeof annotations) => {
      expect(of.localIdAt(FOLDER, 'deep/c.md')).toBe(born)
      expect(of.localIdAt(FOLDER, 'b.md')).toBe(localIdOf('b.md'))
      expect(of.localIdAt(FOLDER, 'a.md')).not.toBe(born)
      expect(of.localIdAt(FOLDER, 'a.md')).toMatch(/^[0-9a-f]{16}$/)
    }
    check(annotations)
    await annotations.close()
    const again = await openAt({ library, dataDir })
    check(again.annotations)
    await again.annotations.move(FOLDER, born, 'deep/c.md', 'a.md')
    expect(again.annotations.localIdAt(FOLDER, 'a.md')).toBe(born)
  })
})

describe('the place of the journal', () => {
  it('is the app\'s folder where the reader prefers it, and both places are read', async () => {
    const { annotations, library, dataDir } = await openAt()
    await annotations.save(draftOn(post, 'A cell'), post)
    await annotations.close()
    const app = await openAt({ library, dataDir, journal: 'app' })
    await app.annotations.save(draftOn(post, 'divides'), post)
    expect(app.annotations.list()).toHaveLength(2)
    expect(journalFiles(join(dataDir, 'journals', FOLDER))).toHaveLength(1)
    expect(recordsIn(library)).toHaveLength(1)
    await app.annotations.close()
    expect((await openAt({ library, dataDir })).annotations.list()).toHaveLength(2)
  })

  it('is the app\'s folder where the other is not one that can be written, with a notice', async () => {
    const library = tempFolder()
    if (process.getuid?.() === 0) writeFileSync(join(library, '.lectern'), 'root may write everywhere but here')
    else chmodSync(library, 0o555)
    onTestFinished(() => chmodSync(library, 0o755))
    const dataDir = tempFolder()
    const annotations = await createAnnotations({ dataDir, onChange: () => undefined })
    const opened = await annotations.openFolder({ id: FOLDER, path: library, journal: 'library' })
    expect(opened).toMatchObject({ journal: 'app', notices: [{ code: 'journal-in-app' }] })
    await annotations.save(draftOn(post, 'A cell'), post)
    expect(recordsIn(join(dataDir, 'journals', FOLDER))).toHaveLength(1)
    await annotations.close()
  })

  it('is named after the device, once', async () => {
    const dataDir = tempFolder()
    const all = await Promise.all(Array.from({ length: 5 }, () => createAnnotations({ dataDir, onChange: () => undefined })))
    await Promise.all(all.map((annotations) => annotations.close()))
    const { device } = JSON.parse(readFileSync(join(dataDir, 'device.json'), 'utf8')) as { device: string }
    expect(device).toMatch(/^[a-z0-9-]+-[0-9a-f]{6}$/)
    const { annotations, library } = await openAt({ dataDir })
    await annotations.save(draftOn(post, 'A cell'), post)
    expect(journalFiles(join(library, '.lectern', 'journal', device))).toHaveLength(1)
    expect(readdirSync(dataDir).sort()).toEqual(['device.json'])
  })
})
