/** Two windows of one run, and two doors on one library: what is written in one shows in the other at once. */
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { startBrowserDoor, startElectronDoor } from './doors.ts'
import { expect, test } from './fixtures.ts'
import { addFolder, folder } from './folders.ts'
import { journalFiles } from './on-disk.ts'
import { annotate, card, clickWords, openPost, painted, row } from './reader.ts'
import { setTrap } from './trap.ts'

const TITLE = 'Sharing a birthday'

test.use({ fixture: 'reading' })

/** Writes, changes and deletes in one window and looks in the other. @returns how long each change took, in ms */
async function writeBoth(one: Page, other: Page): Promise<number[]> {
  const times: number[] = []
  const seen = async (look: () => Promise<unknown>) => {
    const began = performance.now()
    await look()
    times.push(Math.round(performance.now() - began))
  }
  const poll = (page: Page, colour: string, words: string[]) => () =>
    expect.poll(() => painted(page, colour), { intervals: [20] }).toEqual(words)

  await annotate(one, 'counts the pairs')
  await seen(poll(other, 'yellow', ['counts the pairs']))
  await clickWords(other, 'counts the pairs')
  await other.keyboard.press('n')
  await other.getByRole('textbox', { name: 'Note' }).fill('Seen from the other side.')
  await other.keyboard.press('Escape')
  await seen(() => expect(card(one, 'counts the pairs')).toContainText('Seen from the other side.'))
  await other.keyboard.press('3')
  await seen(poll(one, 'blue', ['counts the pairs']))
  await other.keyboard.press('Delete')
  await seen(poll(one, 'blue', []))
  return times
}

test('two windows show each other\'s changes', async ({ lectern }, info) => {
  const [one, other] = [lectern.page, await lectern.openSecondWindow()]
  for (const page of [one, other]) {
    await page.setViewportSize({ width: 1360, height: 900 })
    await openPost(page, TITLE)
  }
  info.annotations.push({ type: 'ms', description: (await writeBoth(one, other)).join(', ') })
})

test('a folder that one door adds shows in the other', async ({ lectern, library, data, door: name, browser }) => {
  const trap = await setTrap()
  const place = { library, data, proxy: trap.server }
  const added = await realpath(await mkdtemp(join(tmpdir(), 'lectern-added-')))
  await writeFile(join(added, 'late.md'), '# A late arrival\n\nIt came while both were open.\n')
  const door = name === 'browser' ? await startElectronDoor(place) : await startBrowserDoor(place, browser)
  try {
    await expect(row(door.page, TITLE)).toBeAttached()
    await addFolder(lectern, added)
    await folder(door.page, added).getByRole('link').click()
    await expect(row(door.page, 'A late arrival')).toBeAttached()
  } finally {
    await door.stop()
    trap.close()
    await rm(added, { recursive: true, force: true })
  }
})

test('two doors show each other\'s changes', async ({ lectern, library, data, door: name, browser }, info) => {
  const trap = await setTrap()
  // Beside the browser door the Electron door on the same data; beside the Electron door another device's browser door.
  const elsewhere = name === 'browser' ? data : await mkdtemp(join(tmpdir(), 'lectern-data-'))
  const place = { library, data: elsewhere, proxy: trap.server }
  const door = name === 'browser' ? await startElectronDoor(place) : await startBrowserDoor(place, browser)
  try {
    for (const page of [lectern.page, door.page]) {
      await page.setViewportSize({ width: 1360, height: 900 })
      await openPost(page, TITLE)
    }
    info.annotations.push({ type: 'ms', description: (await writeBoth(lectern.page, door.page)).join(', ') })
    expect(await journalFiles(library)).toHaveLength(name === 'browser' ? 1 : 2)
    await annotate(door.page, 'in checksums', { comment: 'From the other door.' })
    await lectern.page.keyboard.press('g')
    await expect(row(lectern.page, TITLE)).toContainText('1 note')
  } finally {
    await door.stop()
    trap.close()
    if (elsewhere !== data) await rm(elsewhere, { recursive: true, force: true })
  }
})
