import { createRouterClient } from '@orpc/server'
import { writeFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { doctor } from '../../../src/main/cli/doctor.ts'
import type { Api } from '../../../src/shared/api.ts'
import { startCore } from '../../api/core.ts'
import { writeFiles } from './folder.ts'
import { soon } from '../../patience.ts'

const PARSE_WORKER = new URL('../../../src/main/parse-worker.ts', import.meta.url)

const FILES = {
  'bad.md': '# Bad\n\n![A chart](chart.png) and ![a web one](https://example.org/a.png)\n\n$\\frac{1$\n\n[dead](gone.md) [alive](good.md)\n\n{% odd %}\n',
  'good.md': '# Good\n:label:`chap_good`\n\nWords.\n',
  'refers.md': '# Refers\n\nSee :numref:`chap_good`.\n'
}

/** A core that looks posts over, on a folder with files. */
async function open(files: Record<string, string>, parseWorker?: URL) {
  const { core, folder, dataDir, close } = await startCore({ parseWorker })
  onTestFinished(close)
  const api = createRouterClient(core.router) as Api
  writeFiles(folder, files)
  await api.addFolder({ path: folder })
  const problems = async () => (await api.listProblems({ limit: 500 })).problems
    .map(({ path, code, line, message }) => ({ path, code, line, message })).sort((a, b) => (a.path + a.code + String(a.line)).localeCompare(b.path + b.code + String(b.line)))
  return { api, folder, dataDir, problems, codes: async () => (await problems()).map(({ path, code, line }) => `${path} ${code} ${String(line)}`) }
}

const FOUND = [
  'bad.md image-missing 3', 'bad.md image-remote 3', 'bad.md link-dead 7', 'bad.md math-failed 5', 'bad.md tag-unknown 9'
]

it.each([['in a thread of its own', PARSE_WORKER], ['without a thread', undefined]])('what only setting posts finds is listed after a scan, %s, as doctor tells it', async (_, parseWorker) => {
  const { folder, dataDir, codes, problems } = await open(FILES, parseWorker)
  await vi.waitFor(async () => { expect(await codes()).toEqual(FOUND) }, soon)
  const report = JSON.parse(await doctor([folder, '--json', '--data', dataDir])) as { problems: Awaited<ReturnType<typeof problems>> }
  expect(report.problems.map(({ path, code, line, message }) => ({ path, code, line, message })).sort((a, b) => (a.path + a.code + String(a.line)).localeCompare(b.path + b.code + String(b.line)))).toEqual(await problems())
})

it('follows what becomes of the files that posts name', async () => {
  const { folder, codes } = await open(FILES)
  await vi.waitFor(async () => { expect(await codes()).toEqual(FOUND) }, soon)
  writeFileSync(join(folder, 'chart.png'), 'a picture')
  await vi.waitFor(async () => { expect(await codes()).not.toContain('bad.md image-missing 3') }, soon)
  writeFileSync(join(folder, 'gone.md'), '# Back\n')
  await vi.waitFor(async () => { expect(await codes()).toEqual(['bad.md image-remote 3', 'bad.md math-failed 5', 'bad.md tag-unknown 9']) }, soon)
  rmSync(join(folder, 'chart.png'))
  writeFileSync(join(folder, 'good.md'), '# Good\n\nWithout a name.\n')
  await vi.waitFor(async () => { expect(await codes()).toEqual(['bad.md image-missing 3', 'bad.md image-remote 3', 'bad.md math-failed 5', 'bad.md tag-unknown 9', 'refers.md link-label 3']) }, soon)
  writeFileSync(join(folder, 'bad.md'), '# Mended\n')
  await vi.waitFor(async () => { expect(await codes()).toEqual(['refers.md link-label 3']) }, soon)
})
