/**
 * How Lectern looks: pictures of its states, in themes and sizes, that a change must not alter unawares. They belong to the
 * one Chromium that drew them, named beside them; under another one they are left out. To draw them anew, on purpose:
 * `LECTERN_LOOKS=draw npm run e2e -- looks`.
 */
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { expect, test as base } from './fixtures.ts'
import { annotate, openPost, popover, row, selectWords } from './reader.ts'

const TITLE = 'Sharing a birthday'
const PICTURES = fileURLToPath(new URL('looks/', import.meta.url))
const DRAWN_BY = join(PICTURES, 'drawn-by.txt')
const drawing = process.env.LECTERN_LOOKS === 'draw'

/** The sidebar shows the folder's name, so that must be the same each time. */
const test = base.extend({
  library: async ({ fixture }, use) => {
    const parent = await realpath(await mkdtemp(join(tmpdir(), 'lectern-looks-')))
    const path = join(parent, 'posts')
    await cp(fileURLToPath(new URL(`../fixtures/${fixture}`, import.meta.url)), path, { recursive: true })
    await use(path)
    await rm(parent, { recursive: true, force: true, maxRetries: 5 })
  }
})

test.use({ fixture: 'reading' })
test.skip(({ door }) => door !== 'browser', 'The page is the same over the other door.')
test.beforeEach(async ({ browser }) => {
  const drawnBy = `${process.platform} ${process.arch} Chromium ${browser.version()}\n`
  if (drawing) {
    await mkdir(PICTURES, { recursive: true })
    await writeFile(DRAWN_BY, drawnBy)
  }
  const known = await readFile(DRAWN_BY, 'utf8')
  test.skip(known !== drawnBy, `The pictures were drawn by ${known.trim()}, and this is ${drawnBy.trim()}.`)
})

type Show = (page: Page) => Promise<unknown>

const heading = (route: string, name: string): Show => async (page) => {
  await page.goto(`${new URL(page.url()).origin}/${route}`)
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}
const closed = async (page: Page) => {
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

/** In this order: the post comes last, so that nobody has read in it before, and its place is the top. */
const STATES: Record<string, Show> = {
  home: async (page) => { await expect(row(page, TITLE)).toBeVisible() },
  keys: async (page) => {
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  },
  settings: async (page) => {
    await closed(page)
    await page.keyboard.press('ControlOrMeta+,')
    await expect(page.getByRole('radiogroup', { name: 'Theme' })).toBeVisible()
  },
  palette: async (page) => {
    await closed(page)
    await page.keyboard.press('ControlOrMeta+k')
    await page.keyboard.type('birth')
    await expect(page.getByRole('option', { name: /Sharing a birthday/ }).first()).toBeVisible()
  },
  archive: async (page) => { await closed(page); await heading('#/archive', 'Archive')(page) },
  tags: heading('#/tags', 'Tags'),
  notebook: heading('#/notebook', 'Notebook'),
  attention: heading('#/attention', 'Needs attention'),
  review: heading('#/review', 'Review'),
  trash: heading('#/trash', 'Trash'),
  problems: heading('#/problems', 'Problems'),
  search: async (page) => {
    await page.goto(`${new URL(page.url()).origin}/#/search?q=birthday`)
    await expect(page.locator('mark').first()).toBeVisible()
  },
  post: async (page) => {
    await page.goto(`${new URL(page.url()).origin}/#/`)
    await openPost(page, TITLE)
  },
  selection: async (page) => {
    await selectWords(page, 'Nearly everyone')
    await expect(popover(page)).toBeVisible()
  },
  find: async (page) => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('ControlOrMeta+f')
    await page.keyboard.type('twenty')
    await expect(page.getByText(/^1 of \d+$/)).toBeVisible()
  },
  note: async (page) => {
    await page.keyboard.press('Escape')
    await annotate(page, 'Nearly everyone', { comment: 'Who does not?' })
    // The counts beside it follow a moment later.
    for (const count of [/^Notebook 1$/, /^Annotated 1$/]) await expect(page.getByRole('link', { name: count })).toBeVisible()
  }
}

const LOOKS = [
  { name: 'paper', colorScheme: 'light', width: 1360, height: 900, states: Object.keys(STATES) },
  { name: 'night', colorScheme: 'dark', width: 1024, height: 700, states: Object.keys(STATES) },
  { name: 'narrow', colorScheme: 'light', width: 700, height: 900, states: ['home', 'archive', 'problems', 'search', 'post', 'selection'] }
] as const

for (const { name, colorScheme, width, height, states } of LOOKS) {
  test(`looks as it did, in ${name}`, async ({ lectern: { page } }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height })
    // Where the pointer rests, nothing is that it could touch.
    await page.mouse.move(width - 2, height - 2)
    for (const state of states) {
      await STATES[state]?.(page)
      await expect.soft(page).toHaveScreenshot(`${name}-${state}.png`, { mask: [page.locator('aside time')], maskColor: colorScheme === 'dark' ? '#222427' : '#ffffff' })
    }
  })
}
