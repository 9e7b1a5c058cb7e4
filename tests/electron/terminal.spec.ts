/** The terminal's commands inside Electron's main process, as packages run them: without a window, with exit codes. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { findBrowser } from '../../scripts/browser.mjs'
import { hasElectron } from './launch.ts'

const APP = fileURLToPath(new URL('../..', import.meta.url))
const POSTS = fileURLToPath(new URL('../fixtures/reading', import.meta.url))

async function lectern(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const program = hasElectron
    ? ((await import('electron')).default as unknown as string)
    : fileURLToPath(new URL('electron', import.meta.url))
  const data = await mkdtemp(join(tmpdir(), 'lectern-terminal-'))
  try {
    const env = { ...process.env, LECTERN_DATA: data, LECTERN_CHROMIUM: await findBrowser() ?? '' }
    return await promisify(execFile)(program, [APP, ...args], { env }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }))
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}

test('lists a folder and ends', async () => {
  const { code, stdout } = await lectern('list', POSTS, '--json')
  expect(code).toBe(0)
  const posts = JSON.parse(stdout) as { path: string }[]
  expect(posts.map(({ path }) => path).sort()).toEqual(['2024-02-29-sharing-a-birthday.md', 'links.md'])
})

test('tells a wrong use by its code', async () => {
  const { code, stdout, stderr } = await lectern('scan')
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain('Usage: lectern scan <folder>')
})
