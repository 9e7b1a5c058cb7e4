import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'

const CLI = resolve(import.meta.dirname, '../../../src/main/cli.ts')
const PATIENCE = 120_000

function lectern(...args: string[]) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lectern-cli-web-')))
  writeFileSync(join(folder, 'a.md'), '# A\n\nWords.\n')
  const child = spawn(process.execPath, ['--no-warnings', CLI, 'web', '--no-open', '--port', '0', ...args.map((arg) => arg.replace('FOLDER', folder))], {
    env: { ...process.env, LECTERN_DATA: join(folder, 'data') }, stdio: ['ignore', 'pipe', 'pipe']
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => { said.out += chunk.toString() })
  child.stderr.on('data', (chunk: Buffer) => { said.err += chunk.toString() })
  onTestFinished(() => {
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  return { child, said, ended: once(child, 'exit') }
}

it.each(['0.0.0.0', '::', '192.168.1.4', 'example.org', '127.0.0.2', 'toString', ''])('does not listen on "%s", and says what to do', async (host) => {
  const { said, ended } = lectern('--host', host)
  expect((await ended)[0]).toBe(2)
  expect(said.err).toMatch(/serves this machine alone.*ssh -L/)
  expect(said.out).toBe('')
}, PATIENCE)

it('opens the file it is given, prints its address once, and stops in order', async () => {
  const { child, said, ended } = lectern('FOLDER/a.md', '--host', 'localhost')
  await vi.waitFor(() => { expect(said.out).toMatch(/\n/) }, { timeout: PATIENCE, interval: 50 })
  expect(said.out).toMatch(/^Lectern is at http:\/\/127\.0\.0\.1:\d+\/#ticket=[\w-]{43}&to=%23%2Fpost%2F[0-9a-f]{8}-[0-9a-f]{16}\n$/)
  child.kill('SIGTERM')
  expect((await ended)[0]).toBe(0)
  expect(said.err).toBe('')
}, PATIENCE)
