/** What the specs do in an open post, and what they see there. */
import { expect, type Locator, type Page } from '@playwright/test'

export const post = (page: Page): Locator => page.locator('article.post')
export const popover = (page: Page): Locator => page.getByRole('toolbar', { name: 'Selection' })
export const notes = (page: Page): Locator => page.getByRole('complementary', { name: 'Notes' })
/** The card of the annotation on these words. */
export const card = (page: Page, words: string): Locator => notes(page).getByRole('article', { name: `on “${words}”` })
/** The rows of the library, by title. */
export const titles = (page: Page): Locator => page.locator('article.post-row').getByRole('heading')
export const row = (page: Page, title: string): Locator =>
  page.locator('article.post-row').filter({ has: page.getByRole('heading', { name: title, exact: true }) })

/** Opens a post from the library and waits until all of it stands in the page. */
export async function openPost(page: Page, title: string): Promise<void> {
  await row(page, title).getByRole('link', { name: title, exact: true }).click()
  await expectWhole(page, title)
}

/** A post is open, and all of it has arrived. */
export async function expectWhole(page: Page, title: string): Promise<void> {
  await expect(post(page).getByRole('heading', { level: 1 })).toHaveText(title)
  await expect(post(page)).not.toHaveAttribute('aria-busy')
}

interface Point { x: number; y: number }

/** Where words begin and end in the window, after they were scrolled into it. Words must stand in one text node. */
async function ends(page: Page, from: string, to: string): Promise<[Point, Point]> {
  return post(page).evaluate(async (article, words) => {
    const find = (text: string): Range => {
      const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.nodeValue?.indexOf(text) ?? -1
        if (at < 0 || node.parentElement?.closest('.katex-mathml')) continue
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + text.length)
        return range
      }
      throw new Error(`The post does not show “${text}”.`)
    }
    const nextFrame = () => new Promise(requestAnimationFrame)
    const [first, last] = words.map(find) as [Range, Range]
    first.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' })
    await nextFrame()
    await nextFrame()
    const [head, tail] = [first.getClientRects()[0], [...last.getClientRects()].at(-1)]
    if (!head || !tail) throw new Error(`“${words.join('” or “')}” is not laid out.`)
    return [{ x: head.left + 0.5, y: (head.top + head.bottom) / 2 }, { x: tail.right - 0.5, y: (tail.top + tail.bottom) / 2 }]
  }, [from, to])
}

/** Selects with the mouse, from the first letter of some words to the last of others. */
export async function selectWords(page: Page, from: string, to = from): Promise<void> {
  const [start, end] = await ends(page, from, to)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2)
  await page.mouse.move(end.x, end.y)
  await page.mouse.up()
  await expect(popover(page)).toBeVisible()
}

/** Selects words that stand on one line with the mouse; what comes then is the caller's to wait for. */
export async function dragOver(page: Page, words: string) {
  const box = await boxOf(page, words)
  await page.mouse.move(box.left + 0.5, box.y)
  await page.mouse.down()
  await page.mouse.move(box.right - 6, box.y, { steps: 3 })
  await page.mouse.move(box.right - 0.5, box.y)
  await page.mouse.up()
}

/** Where words on one line stand in the window; they are scrolled into it. */
export function boxOf(page: Page, words: string): Promise<{ left: number; right: number; y: number }> {
  return post(page).evaluate(async (article, text) => {
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(text) ?? -1
      if (at < 0) continue
      node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' })
      await new Promise(requestAnimationFrame)
      await new Promise(requestAnimationFrame)
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + text.length)
      const { left, right, top, bottom } = range.getBoundingClientRect()
      return { left, right, y: (top + bottom) / 2 }
    }
    throw new Error(`The post does not show “${text}”.`)
  }, words)
}

/** Clicks in the middle of words. */
export async function clickWords(page: Page, words: string): Promise<void> {
  const [start, end] = await ends(page, words, words)
  await page.mouse.click((start.x + end.x) / 2, start.y)
}

/** Selects words and highlights them, or writes a note on them and leaves it. */
export async function annotate(page: Page, words: string, { key = 'h', comment = '' } = {}): Promise<void> {
  await selectWords(page, words)
  await page.keyboard.press(comment === '' ? key : 'n')
  if (comment === '') return
  await page.getByRole('textbox', { name: 'Note' }).fill(comment)
  await page.keyboard.press('Escape')
  await expect(card(page, words)).toContainText(comment)
}

/** What is painted in a colour: words by the highlight registry, line by line, then formulas as TeX, images by their text. */
export function painted(page: Page, colour: string): Promise<string[]> {
  return page.evaluate((name) => {
    // One layer for each depth of overlap.
    const layers = [...CSS.highlights].filter(([layer]) => layer === `lectern-${name}` || (layer.startsWith(`lectern-${name}-`) && /-\d$/.test(layer)))
    const ranges = layers.flatMap(([, layer]) => [...layer]).filter((range) => range instanceof Range)
    const atoms = [...document.querySelectorAll<HTMLElement>(`[data-mark="${name}"]`)]
    const lines = ranges.flatMap((range) => String(range).split('\n')).filter((line) => line.trim() !== '')
    return [...lines, ...atoms.map((atom) => atom.dataset.tex ?? atom.getAttribute('alt') ?? '')]
  }, colour)
}

/** The text of the line that is first below the reader's bar. */
export function topLine(page: Page): Promise<string> {
  return page.evaluate(() => {
    const box = document.querySelector('article.post')?.getBoundingClientRect()
    const caret = document.caretPositionFromPoint((box?.left ?? 0) + 4, 72)
    const text = caret?.offsetNode.nodeValue ?? caret?.offsetNode.textContent ?? ''
    return text.slice(caret?.offset ?? 0, (caret?.offset ?? 0) + 30)
  })
}
