import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { findBrowser } from '../../scripts/browser.mjs'

let folder: string
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'lectern-browser-')) })
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

async function program(name: string, mode = 0o755) {
  const path = join(folder, name)
  await writeFile(path, '')
  await chmod(path, mode)
  return path
}

it('takes the one that LECTERN_CHROMIUM names before any other', async () => {
  const path = await program('my-chromium')
  vi.stubEnv('LECTERN_CHROMIUM', path)
  expect(await findBrowser()).toBe(path)
})

it('says so when LECTERN_CHROMIUM names nothing, and does not look further', async () => {
  vi.stubEnv('LECTERN_CHROMIUM', join(folder, 'nowhere'))
  await expect(findBrowser()).rejects.toThrow(/LECTERN_CHROMIUM names .*nowhere/)
})

it.runIf(process.platform === 'linux')('finds an installed one on the path, Chrome before the others', async () => {
  vi.stubEnv('LECTERN_CHROMIUM', '')
  vi.stubEnv('PLAYWRIGHT_BROWSERS_PATH', folder)
  vi.stubEnv('PATH', folder)
  await program('chromium')
  const chrome = await program('google-chrome')
  expect(await findBrowser()).toBe(chrome)
})
