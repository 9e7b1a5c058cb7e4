/** Two long posts that lead to one another, in the library of a spec, and exact places in them. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Frame, type Page } from '@playwright/test'
import type { Lectern } from './fixtures.ts'
import { titles } from './reader.ts'

export const FIRST = 'The tower of stairs'
export const SECOND = 'The well of steps'

const paragraphs = (word: string) => Array.from({ length: 70 }, (_, n) =>
  `${word} number ${String(n + 1)} is much like the ${word.toLowerCase()} before it, but not quite: it is a little more worn, it is ${String(n * 3)} fingers higher above the ground, and whoever counts along knows where they are.`)

/** Writes the posts and waits until the library lists them. */
export async function writeLongPosts({ libraryPath, page }: Lectern): Promise<void> {
  const text = (title: string, word: string, to: string, link: string) => {
    const [first = '', ...rest] = paragraphs(word)
    return `---\ntitle: ${title}\ndate: 2025-01-01\n---\n\n${first} There is [${link}](${to}), too.\n\n## The middle\n\n${rest.join('\n\n')}\n`
  }
  await writeFile(join(libraryPath, 'stairs.md'), text(FIRST, 'Stair', 'steps.md#the-middle', 'the well'))
  await writeFile(join(libraryPath, 'steps.md'), text(SECOND, 'Step', 'stairs.md', 'the tower'))
  await expect(titles(page).filter({ hasText: FIRST })).toHaveCount(1)
  await expect(titles(page).filter({ hasText: SECOND })).toHaveCount(1)
}

/** The words that stand first below what is at the top, and their height in the window, to a pixel. */
export const exactPlace = (page: Page | Frame): Promise<string> => page.evaluate(() => {
  const edge = document.querySelector('.reader-bar')?.getBoundingClientRect().bottom ?? 0
  const first = [...document.querySelectorAll('article.post .post-section > p')].find((one) => one.getBoundingClientRect().bottom > edge + 10)
  return `${(first?.textContent ?? '').slice(0, 14)} at ${String(Math.round((first?.getBoundingClientRect().top ?? 0) - edge))}`
})

/** Scrolls as a reader does, and waits until the window stands still. @returns the place */
export async function scrollOn(page: Page, by: number): Promise<string> {
  const before = await exactPlace(page)
  await page.mouse.move(500, 450)
  await page.mouse.wheel(0, by)
  await expect.poll(() => exactPlace(page)).not.toBe(before)
  let last = ''
  await expect.poll(async () => {
    const now = await exactPlace(page)
    const still = now === last
    last = now
    return still
  }).toBe(true)
  return last
}
