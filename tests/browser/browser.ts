import { resolve } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { build, type Rolldown } from 'vite'
import { findBrowser } from '../../scripts/browser.mjs'
import { CHROMIUM_FLAGS } from '../chromium-flags.ts'

/** A real browser with the page's `dom/` modules in it. */
export interface DomBrowser {
  /** A page with these sections of a post, in `article.post`, read into `window.map`. */
  open(sections: readonly string[], style?: string): Promise<Page>
  close(): Promise<void>
}

/** The path of a browser, or null where there is none: then say so and skip. */
export const browserPath = await findBrowser()

export async function startBrowser(): Promise<DomBrowser> {
  const code = await bundle()
  const browser: Browser = await chromium.launch({ executablePath: browserPath ?? undefined, args: [...CHROMIUM_FLAGS] })
  return {
    async open(sections, style = '') {
      const page = await browser.newPage({ viewport: { width: 900, height: 600 } })
      await page.setContent(`<!doctype html><style>body { margin: 0; font: 16px/24px sans-serif } .katex-mathml { position: absolute; clip-path: inset(50%) } ${style}</style><article class="post"></article>`)
      await page.addScriptTag({ content: code })
      await page.evaluate((sections) => {
        const map = window.map = window.lecternDom.createTextMap()
        sections.forEach((html, index) => {
          const section = document.createElement('section')
          document.querySelector('.post')?.append(section)
          window.lecternDom.setPostHtml(section, html)
          map.setSection(index, section)
        })
      }, sections)
      return page
    },
    close: () => browser.close()
  }
}

declare global {
  interface Window { map: ReturnType<Window['lecternDom']['createTextMap']> }
}

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry: resolve(import.meta.dirname, 'page.ts'), formats: ['iife'], name: 'page' } }
  })
  const [output] = (Array.isArray(result) ? result : [result]) as Rolldown.RolldownOutput[]
  return output?.output[0].code ?? ''
}
