/** The guide is true to the program: it opens without a warning, its links lead somewhere, and it names keys and commands as they are. */
import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { createRouterClient } from '@orpc/server'
import { describe, expect, it, onTestFinished } from 'vitest'
import { titleOf } from '../../src/shared/command-titles.ts'
import { COMMANDS } from '../../src/shared/commands.ts'
import type { Api } from '../../src/shared/api.ts'
import { EXPORT_FORMATS } from '../../src/shared/choices.ts'
import exchange from '../../src/shared/words/en/exchange.ts'
import { parseQuery } from '../../src/shared/search/parse-query.ts'
import { FORMATS } from '../../src/renderer/components/exchange/formats.ts'
import { startCore } from '../api/core.ts'
import { createSession } from '../api/session.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const GUIDE = join(ROOT, 'resources/guide')
const PAGES = readdirSync(GUIDE).filter((name) => name.endsWith('.md'))
const read = (name: string) => readFileSync(join(GUIDE, name), 'utf8')
/** What stands in code spans in the first cells of a page's tables. */
const cells = (name: string) => read(name).split('\n').filter((line) => line.startsWith('| `')).map((line) => [...(/^\| (.*?) \| /.exec(line)?.[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? ''))

it('opens in Lectern without a warning or a dead link', async () => {
  const { core, folder, close } = await startCore({ watch: false, host: { guide: GUIDE } })
  onTestFinished(close)
  const api: Api = createRouterClient(core.router)
  const session = createSession({ api, folder, close })
  const { folderId } = await api.openGuide()
  const { report } = await session.scan(folderId)
  expect(report.warnings).toEqual([])
  expect(report.posts).toBe(PAGES.length - 1)
  for (const { id, title } of await session.list()) {
    const { html, post } = await session.open(id)
    expect(html, title).not.toMatch(/class="(dead|math-error|image-missing|unknown-tag)"/)
    expect(post.summary, title).not.toBe('')
  }
  const [greeting] = (await api.getLibrary()).greetings
  expect(greeting?.html).not.toContain('class="dead"')
  expect(greeting?.html.match(/data-post=/g)?.length).toBe(3)
})

describe('its page of keys', () => {
  const SIGNS: Record<string, string> = { Ctrl: 'Mod', '↓': 'ArrowDown', '↑': 'ArrowUp', '←': 'ArrowLeft', '→': 'ArrowRight', Esc: 'Escape' }
  const told = read('keys.md').split('\n').filter((line) => line.startsWith('| `')).map((line) => {
    const [, keys = '', title = ''] = /^\| (.*) \| (.*) \|$/.exec(line) ?? []
    return { title, keys: [...keys.matchAll(/`([^`]+)`/g)].map(([, key = '']) => key.split(/(?<=.)\+(?=.)/).map((part) => SIGNS[part] ?? part).join('+')) }
  })

  it('has every command that has keys, with all of them', () => {
    expect(told).toEqual(['Library', 'Reading', 'Notes', 'Selecting', 'Notebook', 'Review', 'Lectern'].flatMap((group) =>
      COMMANDS.filter((command) => command.group === group && command.keys.length > 0).map(({ id, keys }) => ({ title: titleOf(id), keys: [...keys] }))))
  })
})

it('names operators of search that are operators', () => {
  const queries = cells('search.md').flat()
  expect(queries.length).toBeGreaterThan(12)
  for (const query of queries.filter((text) => /^\w+:/.test(text))) {
    const [[term] = []] = parseQuery(query, false).clauses
    expect(term, query).toBeDefined()
    if (term?.kind === 'text') expect(term.field, query).not.toBeNull()
  }
})

it('names every format of export as the dialog does', () => {
  expect(FORMATS.toSorted()).toEqual([...EXPORT_FORMATS].sort())
  for (const format of FORMATS) expect(read('export.md')).toContain(`| ${exchange.formats[format].name} |`)
})

it('calls the terminal\'s commands by names and options that it has', async () => {
  const { stdout: help } = await promisify(execFile)(process.execPath, [join(ROOT, 'src/main/cli.ts'), '--help'])
  const lines = PAGES.flatMap((name) => [...read(name).matchAll(/^lectern (\w+)(.*?)(?:#.*)?$/gm)])
  expect(lines.length).toBeGreaterThan(8)
  for (const [line, command = '', rest = ''] of lines) {
    const usage = help.split('\n').find((one) => one.trim().startsWith(`lectern ${command} `)) ?? ''
    expect(usage, line).not.toBe('')
    for (const [option] of rest.matchAll(/--[\w-]+/g)) expect(usage, line).toContain(option)
  }
})

it('names no menu entry, button or setting that is not there', () => {
  const words = readdirSync(join(ROOT, 'src/shared/words/en')).map((name) => `src/shared/words/en/${name}`)
  const sources = [...words, 'src/main/menu-template.ts', 'src/renderer/components/reader/PostAlone.vue',
    'src/renderer/components/reader/NoteItem.vue', 'src/renderer/components/reader/NoteCard.vue', 'src/renderer/components/reader/NoteTools.vue', 'src/main/web-guard.ts']
    .map((path) => readFileSync(join(ROOT, path), 'utf8')).join('\n').toLowerCase()
  const quoted = PAGES.flatMap((name) => [...read(name).matchAll(/“([^”]+)”/g)].map(([, words = '']) => words.toLowerCase())).filter((words) => words !== 'open with')
  expect(quoted.length).toBeGreaterThan(10)
  for (const words of quoted) expect(sources.includes(words) || sources.includes(words.replace(/\.$/, '')), words).toBe(true)
})
