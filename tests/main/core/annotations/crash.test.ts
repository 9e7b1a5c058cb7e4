import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { LecternError } from '../../../../src/shared/errors.ts'
import { draftOn, makePost, openAt, tempFolder } from './helpers.ts'

/** Compiled once for all children. */
const COMPILED = mkdtempSync(join(tmpdir(), 'lectern-compiled-'))
afterAll(() => rmSync(COMPILED, { recursive: true, force: true }))
const CHILD = fileURLToPath(new URL('crash-child.ts', import.meta.url))
const post = makePost()

/** Runs the saving child, kills it after it acknowledged `count` saves and `ms` more; what it acknowledged. */
function killAfter(args: string[], count: number, ms: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHILD, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_COMPILE_CACHE: COMPILED }
    })
    let [out, problems] = ['', '']
    let due = false
    child.stderr.on('data', (data: Buffer) => { problems += data.toString() })
    child.stdout.on('data', (data: Buffer) => {
      out += data.toString()
      if (due || out.split('\n').length <= count) return
      due = true
      setTimeout(() => child.kill('SIGKILL'), ms)
    })
    child.on('close', () => {
      if (due) resolve(out.split('\n').filter((line) => line.length === 36))
      else reject(new Error(`the child ended by itself: ${problems}`))
    })
  })
}

/** Kills children in pairs that share one device's journal, then counts what of their word is not there. */
async function missingAfterKills(manner: 'honest' | 'hasty', pairs: number): Promise<{ said: number; missing: number }> {
  const [library, dataDir] = [tempFolder(), tempFolder()]
  const said: string[] = []
  for (let pair = 0; pair < pairs; pair++) {
    const kill = () => killAfter([library, dataDir, manner], Math.floor(Math.random() * 20), Math.random() * 12)
    for (const ids of await Promise.all([kill(), kill()])) said.push(...ids)
  }
  const { annotations } = await openAt({ library, dataDir })
  const there = new Set(annotations.list().map(({ id }) => id))
  return { said: said.length, missing: said.filter((id) => !there.has(id)).length }
}

describe('killed while saving', () => {
  it('has every acknowledged note after 26 kills', async () => {
    const { said, missing } = await missingAfterKills('honest', 13)
    expect(said).toBeGreaterThan(100)
    expect(missing).toBe(0)
  }, 120_000)

  it('would be caught if it acknowledged before it wrote', async () => {
    expect((await missingAfterKills('hasty', 2)).missing).toBeGreaterThan(0)
  }, 60_000)
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
