import { createRouterClient } from '@orpc/server'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { appendLines } from '../../../src/main/core/annotations/journal/append-lines.ts'
import type { Api } from '../../../src/shared/api.ts'
import { startCore } from '../../api/core.ts'
import { temporaryFolder } from './folder.ts'

vi.mock('../../../src/main/core/annotations/journal/append-lines.ts', async (load) => {
  const real = await load<{ appendLines: typeof appendLines }>()
  return { ...real, appendLines: vi.fn(real.appendLines) }
})
beforeEach(() => { vi.mocked(appendLines).mockClear() })

const SENTENCES = Array.from({ length: 40 }, (_, n) => `Sentence number ${n} of this post says something of its own.`)

it('writes all notes of a file with one append, and none of them a second time', async () => {
  const root = temporaryFolder({ 'one.md': `---\ntitle: One\ncanonicalURL: https://example.org/elsewhere/\n---\n\n${SENTENCES.join('\n\n')}\n` })
  const { core, close } = await startCore({ watch: false })
  onTestFinished(close)
  const api: Api = createRouterClient(core.router)
  const folder = await api.addFolder({ path: root })
  for await (const _ of await api.scanFolder({ id: folder.id })) { /* until it is done */ }
  vi.mocked(appendLines).mockClear()
  const rows = SENTENCES.map((exact, n) => ({
    id: `h${n}`, uri: 'https://example.org/elsewhere', text: `Note ${n}`, tags: [], created: '2024-01-01T00:00:00Z',
    target: [{ selector: [{ type: 'TextQuoteSelector', exact }] }]
  }))
  const file = { name: 'export.json', text: JSON.stringify({ annotations: rows }) }
  expect(await api.importNotes(file)).toMatchObject({ added: 40, unplaced: 0, unmatched: 0 })
  expect(vi.mocked(appendLines).mock.calls.map(([, lines]) => lines.length)).toEqual([40])
  expect(await api.importNotes(file)).toMatchObject({ added: 0, known: 40 })
  expect(vi.mocked(appendLines)).toHaveBeenCalledTimes(1)
  const journal = join(root, '.lectern/journal')
  const lines = readdirSync(journal, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')).join('')
  expect(lines.match(/"k":"annotation"/g)).toHaveLength(40)
})
