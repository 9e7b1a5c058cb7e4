import { escapeText } from '../sanitise/escape.ts'
import type { Edit } from './edits.ts'
import type { PageElement } from './page-element.ts'

export interface MathReader {
  open(element: PageElement): void
  close(element: PageElement): void
  /** Formulas whose source could not be found again. */
  finish(): number
}

/** What MathJax 2 typesets a formula into; its source follows in a script, where that was saved. */
const MATHJAX_2 = /^(?:MathJax|MathJax_Display|MathJax_SVG|MathJax_SVG_Display|MathJax_CHTML|MathJax_MathML|MathJax_PHTML|mjx-chtml|MJXc-display)$/
const FORMULA_IMAGE = /^(?:latex|tex|mathimg|math-img|ztext-math|latex-img|math-tex)$/i

/** Writes formulas that a page was saved with back to TeX or to the MathML that stands beside them, each once. */
export function createMathReader(source: string, edits: Edit[]): MathReader {
  let lost = 0
  /** The outermost formula that is open, and what was found in it. */
  let open: { element: PageElement; mathml: { start: number; end: number } | null; tex: string | null; signs: string } | null = null
  /** A formula of MathJax 2 that waits for its script. */
  let waiting: { start: number; end: number; html: string; rest: string } | null = null

  const settle = (scriptFollows: boolean) => {
    if (waiting) edits.push({ start: waiting.start, end: waiting.end, html: scriptFollows ? '' : waiting.html || waiting.rest })
    if (waiting?.html === '' && !scriptFollows) lost++
    waiting = null
  }

  return {
    open(element) {
      const { name, attributes, classes, start, inner } = element
      if (name === 'script' && /^\s*math\/tex/i.test(attributes.type ?? '')) settle(true)
      if (open) {
        open.tex ??= attributes['data-latex'] ?? null
        open.signs += signOf(element)
        return
      }
      if (name === 'mjx-container' || classes.some((one) => MATHJAX_2.test(one))) {
        settle(false)
        open = { element, mathml: null, tex: attributes['data-latex'] ?? null, signs: '' }
      } else if (name === 'img' && classes.some((one) => FORMULA_IMAGE.test(one)) && /[\\^_{}=]|^\S{1,3}$/.test(attributes.alt ?? '')) {
        // WordPress: the picture of a formula has its source for a description.
        edits.push({ start, end: inner, html: formula(attributes.alt?.replace(/^\$(?:latex)?\s*|\$$/g, '') ?? '', false) })
      } else if (name === 'img' && classes.some((one) => one.startsWith('mwe-math-fallback'))) edits.push({ start, end: inner, html: '' })
    },
    close(element) {
      if (!open) return
      const { name, start, inner, end } = element
      if (name === 'math') open.mathml ??= { start, end }
      if (element !== open.element) return
      const { mathml, tex, signs } = open
      const { attributes, classes } = element
      open = null
      const display = attributes.display === 'true' || classes.some((one) => one.endsWith('isplay'))
      const saved = attributes['data-mathml']
      const html = tex !== null ? formula(tex, display) : mathml ? source.slice(mathml.start, mathml.end) : saved ?? ''
      if (name === 'mjx-container') {
        edits.push({ start, end, html: html || remains(signs === '' ? source.slice(inner, end) : escapeText(signs)) })
        if (html === '') lost++
      } else {
        waiting = { start, end, html: inDisplay(html, display), rest: html === '' ? remains(source.slice(inner, end)) : '' }
      }
    },
    finish() {
      settle(false)
      return lost
    }
  }
}

/** The sign that an element of MathJax 3 and 4 draws: `<mjx-c class="mjx-c1D465">` with styles, `<use data-c="1D465">` in a drawing. */
function signOf({ classes, attributes }: PageElement): string {
  const code = attributes['data-c'] ?? classes.map((one) => /^mjx-c([0-9A-F]{2,6})$/.exec(one)?.[1]).find((one) => one !== undefined)
  const point = code !== undefined && /^[0-9A-F]{2,6}$/.test(code) ? parseInt(code, 16) : 0
  return point > 0x20 && point <= 0x10ffff ? String.fromCodePoint(point).toWellFormed().normalize('NFKC') : ''
}

/** What is left of a formula without its source: its signs in a row, marked as such; nothing where there are none. */
function remains(markup: string): string {
  const text = markup.slice(0, 20_000).replace(/<(?:style|script)[\s\S]*?<\/(?:style|script)\s*>|<[^>]*>/gi, '').replace(/\s+/g, ' ').trim().replace(/</g, '&lt;')
  return text === '' ? '' : `<span class="unknown-tag" title="This page was saved without the source of the formula: only its signs are left, in a row.">${text}</span>`
}

const inDisplay = (html: string, display: boolean): string =>
  display && html.startsWith('<math') && !/^<math[^>]*\sdisplay=/.test(html) ? html.replace('<math', '<math display="block"') : html

/** A formula as the sanitiser reads one. */
export const formula = (tex: string, display: boolean): string =>
  `<d-math${display ? ' block' : ''}>${tex.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</d-math>`
