import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll } from 'vitest'
import { createAnnotations } from '../../../../src/main/core/annotations/annotations.ts'
import { folderIdOf } from '../../../../src/main/core/ids.ts'

/** How many kills are spread over all tests of crashes: 100, or as many as the nightly run asks for. */
export const KILLS = Number(process.env.LECTERN_KILLS ?? 100)
/** Whether system calls can be made to kill and to fail. */
export const HAS_STRACE = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0
export const NO_STRACE = 'needs strace, which is not here or may not trace (Debian: apt-get install strace)'
if (!HAS_STRACE) console.warn(`Kills and failures at single system calls are left out: this ${NO_STRACE}.`)

const SOURCE = fileURLToPath(new URL('crash-child.ts', import.meta.url))
const CORE = fileURLToPath(new URL('crash-core-child.ts', import.meta.url))
/** Compiled once for all children; most of them are short, so that their start counts. */
const COMPILED = mkdtempSync(join(tmpdir(), 'lectern-compiled-'))
const CHILD = join(COMPILED, 'crash-child.mjs')
beforeAll(async () => {
  await build({
    configFile: false, logLevel: 'silent', ssr: { noExternal: true },
    build: { ssr: SOURCE, outDir: COMPILED, emptyOutDir: false, target: 'node24', minify: false, rolldownOptions: { output: { entryFileNames: 'crash-child.mjs' } } }
  })
}, 60_000)
let kills = 0
afterAll(() => {
  rmSync(COMPILED, { recursive: true, force: true })
  console.log(`${kills} children were killed.`)
})

/** All that write, or change what a name stands for. */
const CALLS = ['write', 'pwrite64', 'fsync', 'fdatasync', 'openat', 'mkdir', 'rename', 'renameat2', 'link', 'linkat', 'unlink', 'close']

export type Manner = 'notes' | 'core' | 'hasty' | 'compact'
export interface Place { library: string; dataDir: string }
export interface Run { args: string[]; lines: string[]; signal: string | null; problems: string }

/** Runs the child. @param strace options that kill it or make its calls fail; `kill`: after so many acknowledgements and ms */
export function runChild(place: Place, manner: Manner, { rounds = 1_000_000, strace = [], kill }: {
  rounds?: number; strace?: string[]; kill?: { after: number; ms: number }
} = {}): Promise<Run> {
  const command = [process.execPath, manner === 'core' ? CORE : CHILD, place.library, place.dataDir, manner, `${rounds}`]
  const args = strace.length > 0 ? ['strace', '-f', '-qq', ...strace, ...command] : command
  // strace counts the calls of each thread for itself, so all work on files is given to one.
  const env = { ...process.env, NODE_COMPILE_CACHE: COMPILED, ...(strace.length > 0 ? { UV_THREADPOOL_SIZE: '1' } : {}) }
  return new Promise((resolve, reject) => {
    const child = spawn(args[0] ?? '', args.slice(1), { stdio: ['ignore', 'pipe', 'pipe'], env })
    let [out, problems] = ['', '']
    let due = false
    child.on('error', reject)
    child.stderr.on('data', (data: Buffer) => { problems += data.toString() })
    child.stdout.on('data', (data: Buffer) => {
      out += data.toString()
      if (due || !kill || out.split('\n').filter((line) => line.startsWith('!')).length < kill.after) return
      due = true
      setTimeout(() => child.kill('SIGKILL'), kill.ms)
    })
    // What follows the last line break was not said to the end.
    child.on('close', (_, signal) => {
      if (signal === 'SIGKILL') kills++
      resolve({ args, lines: out.split('\n').slice(0, -1), signal, problems })
    })
  })
}

export interface Calls { call: string; from: number; to: number }

/**
 * The calls that a run makes on files: of each name how many before it comes to its library and data, and how many in all. They are
 * those of the one thread that works on files.
 */
export async function countCalls(place: Place, manner: Manner, rounds: number): Promise<Calls[]> {
  const log = join(mkdtempSync(join(COMPILED, 'log-')), 'calls')
  await runChild(place, manner, { rounds, strace: ['-o', log, '-e', `trace=${CALLS.join(',')}`] })
  const lines = readFileSync(log, 'utf8').split('\n')
  const start = lines.findIndex((line) => line.includes(place.library) || line.includes(place.dataDir))
  const thread = lines.filter((line) => / fsync\(/.test(line)).map((line) => line.split(' ')[0])[0] ?? ''
  const count = (some: string[], call: string) => some.filter((line) => new RegExp(`^${thread} +${call}\\(`).test(line)).length
  return CALLS.map((call) => ({ call, from: count(lines.slice(0, start), call), to: count(lines, call) })).filter(({ from, to }) => to > from)
}

/** @param only a file: of others' calls none counts */
export const killAt = (call: string, n: number, only?: string) =>
  ['-o', '/dev/null', ...(only ? ['-P', only] : []), '-e', `trace=${call}`, '-e', `inject=${call}:signal=KILL:when=${n}`]

/** What the children said, as far as it can be held against what is there: per note what was last acknowledged, and tried since. */
export function createWord() {
  const notes = new Map<string, { said: string | null; tried: Set<string> }>()
  let acknowledged = 0
  return {
    get acknowledged() { return acknowledged },
    add(lines: readonly string[]) {
      for (const line of lines) {
        const [what, id = '', to = ''] = line.split(' ')
        const note = notes.get(id) ?? { said: null, tried: new Set() }
        notes.set(id, note)
        if (what === '?') note.tried.add(to)
        else if (what === '!') {
          acknowledged++
          note.said = to
          note.tried = new Set([...note.tried].slice([...note.tried].indexOf(to) + 1))
        }
      }
    },
    /** Opens the library anew: what of the word is not there, what is there that was never said, and notices. */
    async check({ library, dataDir }: Place, folder = folderIdOf('/notes')) {
      const annotations = await createAnnotations({ dataDir, onChange: () => undefined })
      await annotations.openFolder({ id: folder, path: library, journal: 'library' })
      const there = new Map(annotations.list().map(({ id, comment }) => [id, comment]))
      const notices = annotations.notices().map(({ code }) => code)
      await annotations.close()
      const wrong: string[] = []
      for (const [id, { said, tried }] of notes) {
        const comment = there.get(id)
        const token = comment === undefined ? 'gone' : isWhole(comment) ? comment.split(' ')[0] ?? '' : 'broken'
        if (token !== (said ?? 'gone') && !tried.has(token)) wrong.push(`${id}: ${said} was acknowledged, ${token} is there`)
      }
      for (const id of there.keys()) if (!notes.has(id)) wrong.push(`${id} was never tried`)
      return { wrong, notices }
    }
  }
}

function isWhole(comment: string): boolean {
  const [token = '', filling = ''] = comment.split(' ')
  return filling === 'x'.repeat(Number(token.split('.')[2]) % 400)
}

/** Runs work on each item, two at a time. */
export async function inPairs<T extends object>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = [...items]
  await Promise.all([0, 1].map(async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item)
  }))
}

/** `count` of the calls, as many of each name, spread evenly. */
export function spread(calls: readonly Calls[], count: number): { call: string; n: number }[] {
  const each = Math.max(1, Math.ceil(count / calls.length))
  return calls.flatMap(({ call, from, to }) => {
    const taken = Math.min(each, to - from)
    return Array.from({ length: taken }, (_, index) => ({ call, n: from + 1 + Math.floor((index * (to - from)) / taken) }))
  }).slice(0, count)
}

/** An empty library and data folder with a device whose name is known. */
export function makePlace(tempFolder: () => string): Place & { month: string } {
  const [library, dataDir] = [tempFolder(), tempFolder()]
  writeFileSync(join(dataDir, 'device.json'), '{"device":"desk-000001"}')
  mkdirSync(join(library, '.lectern'))
  writeFileSync(join(library, 'cells.md'), '# A cell divides\n')
  return { library, dataDir, month: join(library, '.lectern', 'journal', 'desk-000001', `${new Date().toISOString().slice(0, 7)}.jsonl`) }
}
