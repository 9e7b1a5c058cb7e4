/** The guides are true to the program, in each language: they open without a warning, their links lead somewhere, and they name keys and commands as they are. */
import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { createRouterClient } from '@orpc/server'
import { describe, expect, it, onTestFinished } from 'vitest'
import { titleOf } from '../../src/shared/command-titles.ts'
import { COMMANDS } from '../../src/shared/commands.ts'
import type { Api } from '../../src/shared/api.ts'
import { EXPORT_FORMATS } from '../../src/shared/choices.ts'
import en from '../../src/shared/words/en/index.ts'
import { LOCALES, type Locale } from '../../src/shared/words/locales.ts'
import type { Words } from '../../src/shared/words/words.ts'
import zhHans from '../../src/shared/words/zh-Hans/index.ts'
import { parseQuery } from '../../src/shared/search/parse-query.ts'
import { FORMATS } from '../../src/renderer/components/exchange/formats.ts'
import { startCore } from '../api/core.ts'
import { createSession } from '../api/session.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const GUIDE = join(ROOT, 'resources/guide')
const folderOf = (locale: Locale) => locale === 'en' ? GUIDE : `${GUIDE}-${locale}`
const pagesOf = (locale: Locale) => readdirSync(folderOf(locale)).filter((name) => name.endsWith('.md')).sort()
const WORDS: Record<Locale, Words> = { 'en': en, 'zh-Hans': zhHans }
/** What systems and other programs call “Open with”. */
const SYSTEM: Record<Locale, string> = { 'en': 'open with', 'zh-Hans': '打开方式' }

/** Every word of a catalogue, one a line. */
const linesOf = (words: object): string => Object.values(words).map((each: unknown) => typeof each === 'string' ? each : linesOf(each as object)).join('\n')
const withoutFences = (text: string) => text.replaceAll(/^```[^]*?^```$/gm, '')
const codesIn = (text: string) => [...withoutFences(text).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)

describe.each(LOCALES)('the guide in %s', (locale) => {
  const PAGES = pagesOf(locale)
  const words = WORDS[locale]
  const read = (name: string) => readFileSync(join(folderOf(locale), name), 'utf8')
  /** What stands in code spans in the first cells of a page's tables. */
  const cells = (name: string) => read(name).split('\n').filter((line) => line.startsWith('| `')).map((line) => codesIn(/^\| (.*?) \| /.exec(line)?.[1] ?? ''))

  it('opens in Lectern without a warning or a dead link', async () => {
    const { core, folder, close } = await startCore({ watch: false, host: { guide: GUIDE } })
    onTestFinished(close)
    const api: Api = createRouterClient(core.router)
    const session = createSession({ api, folder, close })
    const { folderId } = await api.openGuide({ language: locale })
    expect((await api.getLibrary()).folders).toMatchObject([{ id: folderId, path: folderOf(locale) }])
    const { report } = await session.scan(folderId)
    expect(report.warnings).toEqual([])
    expect(report.posts).toBe(PAGES.length - 1)
    const [ids, links] = [new Map<string, string>(), [] as string[][]]
    for (const { id, title } of await session.list()) {
      const { html, post } = await session.open(id)
      expect(html, title).not.toMatch(/class="(dead|math-error|image-missing|unknown-tag)"/)
      expect(post.summary, title).not.toBe('')
      ids.set(id, html)
      links.push(...[...html.matchAll(/data-post="([^"]+)" data-heading="([^"]+)"/g)].map(([, to = '', heading = '']) => [to, heading]))
      if (locale !== 'en') expect(post.language, title).toBe(locale)
    }
    expect(links.length).toBeGreaterThan(2)
    for (const [to = '', heading = ''] of links) expect(ids.get(to), heading).toContain(` id="${heading}"`)
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
        COMMANDS.filter((command) => command.group === group && command.keys.length > 0).map(({ id, keys }) => ({ title: titleOf(id, words.commands), keys: [...keys] }))))
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
    for (const format of FORMATS) expect(read('export.md')).toContain(`| ${words.exchange.formats[format].name} |`)
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
    const known = linesOf(words).toLowerCase()
    const quoted = PAGES.flatMap((name) => [...read(name).matchAll(/“([^”]+)”/g)].map(([, said = '']) => said.toLowerCase())).filter((said) => said !== SYSTEM[locale])
    expect(quoted.length).toBeGreaterThan(10)
    for (const said of quoted) expect(known.includes(said) || known.includes(said.replace(/\.$/, '')), said).toBe(true)
  })
})

describe.each(LOCALES.filter((locale) => locale !== 'en'))('the guide in %s, beside the English one', (locale) => {
  const both = (name: string) => [GUIDE, folderOf(locale)].map((folder) => readFileSync(join(folder, name), 'utf8')) as [string, string]

  it('has the same pages', () => {
    expect(pagesOf(locale)).toEqual(pagesOf('en'))
  })

  it('has the same parts, tables and listings', () => {
    const shape = (text: string) => text.split('\n').flatMap((line) => /^(#+|\||-|```\w*)(?= |$)/.exec(line)?.[1] ?? [])
    for (const name of pagesOf('en')) {
      const [english, other] = both(name)
      expect(shape(other), name).toEqual(shape(english))
    }
  })

  it('writes keys, options, paths and operators as the English one does, however it orders them', () => {
    for (const name of pagesOf('en')) {
      const [english, other] = both(name).map((text) => codesIn(text).sort()) as [string[], string[]]
      expect(other.length, name).toBe(english.length)
      // What is no name, such as the words of an example, may be in the language.
      expect(other.filter((code) => !/\p{Script=Han}/u.test(code) && !english.includes(code)), name).toEqual([])
    }
  })

  it('has the same dates, by which its pages are listed, and tells its language', () => {
    for (const name of pagesOf('en')) {
      const [english, other] = both(name)
      expect(/^date: .*$/m.exec(other)?.[0], name).toBe(/^date: .*$/m.exec(english)?.[0])
      expect(other, name).toContain(`\nlang: ${locale}\n`)
    }
  })

  it('links to headings that are there', () => {
    const links = pagesOf(locale).flatMap((name) => [...both(name)[1].matchAll(/\]\((?<page>[\w-]+\.md)(?:#(?<heading>[^)]+))?\)/g)].map(({ groups = {} }) => ({ name, ...groups })))
    expect(links.length).toBeGreaterThan(6)
    for (const { name, page = '', heading } of links as { name: string; page?: string; heading?: string }[]) {
      expect(existsSync(join(folderOf(locale), page)), `${name} ${page}`).toBe(true)
      if (heading !== undefined) expect(both(page)[1], `${name} ${heading}`).toContain(`\n## ${heading}\n`)
    }
  })
})
