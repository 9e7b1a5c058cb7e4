import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { folderIdOf } from '../../../../src/main/core/ids.ts'
import { LecternError } from '../../../../src/shared/errors.ts'
import { countCalls, createWord, HAS_STRACE, inPairs, killAt, KILLS, makePlace, NO_STRACE, runChild, spread, type Manner, type Place } from './crash-harness.ts'
import { draftOn, journalFiles, makePost, openAt, recordsIn, tempFolder } from './helpers.ts'

const post = makePost()
const LONG = KILLS * 2000 + 60_000
/** In the nightly run all that are asked for are of this kind: of system calls there are only so many. */
const RANDOM = KILLS > 100 ? KILLS : Math.ceil(KILLS * 0.45)
/** Compaction makes some 60 calls in all. */
const STOPS = KILLS > 100 ? 100 : 25
const share = (part: number) => Math.max(1, Math.round(KILLS * part))

/** Kills in one library at most: each child reads all that those before it wrote. */
const MOST = 50

/** Kills children at random moments, two of them on one journal at a time. @returns what of their word was not kept */
async function killAtRandom(manner: Manner, kills: number) {
  let [acknowledged, wrong] = [0, [] as string[]]
  for (let done = 0; done < kills; done += MOST) {
    const place = makePlace(tempFolder)
    const word = createWord()
    await inPairs(Array.from({ length: Math.min(MOST, kills - done) }, () => ({ after: 1 + Math.floor(Math.random() * 20), ms: Math.random() * 12 })), async (kill) => {
      const run = await runChild(place, manner, { kill })
      expect(run.signal, run.problems).toBe('SIGKILL')
      word.add(run.lines)
    })
    wrong = [...wrong, ...(await word.check(place, folderIdOf(manner === 'core' ? place.library : '/notes'))).wrong]
    acknowledged += word.acknowledged
    if (KILLS > 100) console.log(`${manner}: ${Math.min(kills, done + MOST)} kills, ${acknowledged} changes acknowledged, ${wrong.length} lost`)
    expect(readFileSync(join(place.library, 'cells.md'), 'utf8')).toBe('# A cell divides\n')
  }
  return { acknowledged, wrong }
}
const strace = (name: string, work: () => Promise<void>) =>
  { it(name, async ({ skip }) => { skip(!HAS_STRACE, NO_STRACE); await work() }, LONG) }

describe('killed while it writes', () => {
  it(`has every acknowledged note as it was, and every other whole or not at all, after ${RANDOM} kills at random moments`, async () => {
    const { acknowledged, wrong } = await killAtRandom('notes', RANDOM)
    expect(acknowledged).toBeGreaterThan(RANDOM * 3)
    expect(wrong).toEqual([])
  }, LONG)

  it(`has them after ${share(0.05)} kills of the whole core`, async () => {
    let acknowledged = 0
    // On a busy machine a kill may come before anything was acknowledged: then it tells nothing, and there is another.
    for (let round = 0; round < 6 && acknowledged <= share(0.05); round++) {
      const killed = await killAtRandom('core', share(0.05))
      acknowledged += killed.acknowledged
      expect(killed.wrong).toEqual([])
    }
    expect(acknowledged).toBeGreaterThan(share(0.05))
  }, LONG)

  strace(`has them after up to ${share(0.25)} kills at every kind of system call that writes`, async () => {
    const place = makePlace(tempFolder)
    const rounds = Math.max(6, Math.round(KILLS / 40))
    const calls = await countCalls(makePlace(tempFolder), 'notes', rounds)
    expect(calls.map(({ call }) => call)).toEqual(expect.arrayContaining(['write', 'fsync', 'openat', 'mkdir', 'rename']))
    const word = createWord()
    let killed = 0
    const points = spread(calls, share(0.25))
    await inPairs(points, async ({ call, n }) => {
      // Every other one begins in an empty folder, where folders and files are made.
      const own = n % 2 === 0 ? place : makePlace(tempFolder)
      const ownWord = n % 2 === 0 ? word : createWord()
      const run = await runChild(own, 'notes', { rounds, strace: killAt(call, n, call === 'write' ? own.month : undefined) })
      if (run.signal === 'SIGKILL') killed++
      ownWord.add(run.lines)
      if (own !== place) expect((await ownWord.check(own)).wrong, `killed at ${call} ${n}`).toEqual([])
    })
    expect((await word.check(place)).wrong).toEqual([])
    // Threads take turns as they like: a run may end before its call comes.
    expect(killed).toBeGreaterThan(points.length * 0.6)
  })

  it('would be caught if it acknowledged before it wrote', async () => {
    expect((await killAtRandom('hasty', 4)).wrong.length).toBeGreaterThan(0)
  }, LONG)
})

describe('killed while it compacts', () => {
  /** A library whose journal has lines that may go, and what of it must be there. */
  const prepare = async () => {
    const place = makePlace(tempFolder)
    const { annotations } = await openAt({ ...place, now: () => Date.UTC(2026, 0, 5) })
    for (let offset = 1; offset < 4; offset++) {
      await annotations.save(draftOn(post, 'A cell', { comment: `${offset}` }), post)
      await annotations.saveReading(post.postId, { offset, progress: 0.5 })
      await annotations.closeFolder(post.postId.slice(0, 8))
      await annotations.openFolder({ id: post.postId.slice(0, 8), path: place.library, journal: 'library' })
    }
    await annotations.close()
    return place
  }
  const stateOf = async ({ library, dataDir }: Place) => {
    const { annotations } = await openAt({ library, dataDir })
    const state = JSON.stringify([annotations.list(), annotations.trash(), annotations.reading(post.postId), annotations.notices()])
    await annotations.close()
    return state
  }

  strace(`loses nothing wherever it is stopped, at up to ${STOPS} system calls, and goes on the next time`, async () => {
    const place = await prepare()
    const [file = ''] = journalFiles(place.library)
    const original = join(place.dataDir, 'original')
    copyFileSync(file, original)
    const before = await stateOf(place)
    const calls = await countCalls(place, 'compact', 1)
    expect(recordsIn(place.library).filter(({ k }) => k === 'reading')).toHaveLength(1)
    expect(calls.map(({ call }) => call)).toEqual(expect.arrayContaining(['write', 'fsync', 'rename', 'link', 'unlink']))
    let killed = 0
    for (const { call, n } of spread(calls, STOPS)) {
      for (const other of journalFiles(place.library)) rmSync(other)
      copyFileSync(original, file)
      const run = await runChild(place, 'compact', { strace: killAt(call, n) })
      if (run.signal === 'SIGKILL') killed++
      expect(await stateOf(place), `killed at ${call} ${n}`).toBe(before)
      if (killed % 5 !== 0) continue
      await runChild(place, 'compact')
      expect(journalFiles(place.library)).toEqual([file])
      expect(await stateOf(place)).toBe(before)
    }
    expect(killed).toBeGreaterThan(8)
  })
})

describe('calls that fail', () => {
  strace('with EIO at fsync are told, and what was acknowledged before and after is there', async () => {
    const place = makePlace(tempFolder)
    const word = createWord()
    const run = await runChild(place, 'notes', { rounds: 30, strace: ['-o', '/dev/null', '-e', 'trace=fsync', '-e', 'inject=fsync:error=EIO:when=12+3'] })
    word.add(run.lines)
    expect(run.lines.filter((line) => line.startsWith('e')).map((line) => line.split(' ')[2])).toContain('JOURNAL_UNWRITABLE')
    expect(word.acknowledged).toBeGreaterThan(10)
    expect((await word.check(place)).wrong).toEqual([])
  })

  strace('with EIO at every fsync leave nothing acknowledged', async () => {
    const place = makePlace(tempFolder)
    const run = await runChild(place, 'notes', { rounds: 3, strace: ['-o', '/dev/null', '-e', 'trace=fsync', '-e', 'inject=fsync:error=EIO'] })
    expect(run.lines.filter((line) => line.startsWith('!'))).toEqual([])
    expect(new Set(run.lines.filter((line) => line.startsWith('e')).map((line) => line.split(' ')[2]))).toEqual(new Set(['JOURNAL_UNWRITABLE']))
  })

  strace('with EACCES at the journal are told, and saves go on once it can be written', async () => {
    const place = makePlace(tempFolder)
    const word = createWord()
    word.add((await runChild(place, 'notes', { rounds: 6 })).lines)
    const run = await runChild(place, 'notes', { rounds: 6, strace: ['-o', '/dev/null', '-P', place.month, '-e', 'trace=openat', '-e', 'inject=openat:error=EACCES'] })
    expect(run.lines.some((line) => line.startsWith('e') && line.endsWith('JOURNAL_UNWRITABLE'))).toBe(true)
    word.add(run.lines)
    word.add((await runChild(place, 'notes', { rounds: 6 })).lines)
    expect((await word.check(place)).wrong).toEqual([])
  })

  strace('with EROFS where a folder is to be made send the notes to the data folder', async () => {
    const place = makePlace(tempFolder)
    const word = createWord()
    const journal = join(place.library, '.lectern', 'journal')
    const run = await runChild(place, 'notes', { rounds: 6, strace: ['-o', '/dev/null', '-P', journal, '-e', 'trace=mkdir', '-e', 'inject=mkdir:error=EROFS'] })
    word.add(run.lines)
    expect(word.acknowledged).toBeGreaterThan(10)
    expect(journalFiles(place.library)).toEqual([])
    expect(journalFiles(join(place.dataDir, 'journals'))).toHaveLength(1)
    expect((await word.check(place)).wrong).toEqual([])
  })
})

describe('a disk that fills up', () => {
  it('fails saves with DISK_FULL, keeps all that were acknowledged, and takes saves again once there is space', async ({ skip }) => {
    const library = tempFolder()
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=96k', 'tmpfs', library], { stdio: 'ignore' })
    } catch {
      skip('needs the right to mount a small tmpfs')
    }
    onTestFinished(() => { execFileSync('umount', ['-l', library]) })
    mkdirSync(join(library, 'posts'))
    writeFileSync(join(library, 'posts', 'ballast'), Buffer.alloc(32 * 1024))
    const dataDir = tempFolder()
    const { annotations } = await openAt({ library, dataDir })
    const saved: string[] = []
    let failure: unknown = null
    while (failure === null && saved.length < 1000) {
      const batch = Array.from({ length: 3 }, (_, n) => draftOn(post, 'A cell', { comment: `${saved.length} ${n} ${'x'.repeat(331)}` }))
      for (const [index, result] of (await Promise.allSettled(batch.map((draft) => annotations.save(draft, post)))).entries()) {
        if (result.status === 'fulfilled') saved.push(batch[index]!.id)
        else failure = result.reason
      }
    }
    expect(failure).toBeInstanceOf(LecternError)
    expect(failure).toMatchObject({ code: 'DISK_FULL' })
    expect(saved.length).toBeGreaterThan(20)
    expect(new Set(annotations.list().map(({ id }) => id))).toEqual(new Set(saved))

    rmSync(join(library, 'posts', 'ballast'))
    saved.push((await annotations.save(draftOn(post, 'divides'), post)).id)
    await annotations.close()
    const again = await openAt({ library, dataDir })
    const there = new Set(again.annotations.list().map(({ id }) => id))
    expect(saved.filter((id) => !there.has(id))).toEqual([])
    expect(there.size - saved.length).toBeLessThanOrEqual(3)
  })
})
