/** What the specs do with the folders of the library. */
import type { Locator, Page } from '@playwright/test'
import type { Lectern } from './fixtures.ts'

export const sidebar = (page: Page): Locator => page.getByRole('navigation', { name: 'Library' })
export const folder = (page: Page, path: string): Locator => sidebar(page).getByRole('listitem').filter({ has: page.getByTitle(path) })

/** Chooses a folder in the system's dialog, or types its path where there is none. */
export async function addFolder(lectern: Lectern, path: string): Promise<void> {
  const { page } = lectern
  if (lectern.door === 'electron') await lectern.answerFolderDialog(path)
  await page.getByRole('button', { name: 'Add a folder' }).click()
  if (lectern.door === 'electron') return
  await page.getByLabel('Path of the folder').fill(path)
  await page.keyboard.press('Enter')
}
