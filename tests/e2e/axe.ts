/** What axe-core finds in a page: its violations of the accessibility rules. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const THEMES = { light: 'paper', dark: 'night' } as const
/** The rules whose outcome depends on the theme; all others say the same in each. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/**
 * The violations in few words: of every rule in the light theme, of the rules about colours in the dark one too.
 *
 * @param parts selectors of the parts to look at; without any, the whole page
 */
export async function violations(page: Page, ...parts: string[]): Promise<string[]> {
  const found: string[] = []
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    // Colours are judged once they are there: the page follows the system a moment later, and what opened may still appear.
    await expect(page.locator('html')).toHaveAttribute('data-theme', THEMES[scheme])
    await page.waitForFunction(
      () => document.getAnimations().every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity),
      undefined, { timeout: 20_000 }
    )
    // What is far from the window keeps the colours of the theme before until it is drawn.
    for (const frame of page.frames()) await frame.evaluate(() => { for (const section of document.querySelectorAll<HTMLElement>('.post-section')) section.style.contentVisibility = 'visible' })
    // Legacy mode opens no page of its own, which Electron does not offer.
    const axe = new AxeBuilder({ page }).setLegacyMode()
    for (const part of parts) axe.include(part)
    if (scheme === 'dark') axe.withRules(COLOUR_RULES)
    const { violations } = await axe.analyze()
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${scheme} ${id}: ${target.join(' ')} ${failureSummary ?? ''}`)))
  }
  return found
}
