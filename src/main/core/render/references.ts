import type { Equations } from './equations.ts'
import { escapeHtml } from './escape.ts'

const REFERENCE = /\\(eqref|ref|autoref|[cC]ref)\s*\{([^{}]*)\}/g
const ALONE = /^\\(?:eqref|ref|autoref|[cC]ref)\s*\{[^{}]*\}$/
const LINK = /<a( class="[^"]*")? href="#(post-eq:[^"]*)"/g
/** MathML that links would be a second, unseen link. */
const MARKUP_LINK = /(<m[a-z]+[^>]*?) href="#post-eq:[^"]*"/g

/** References to equations, in formulas and alone (`\eqref{x}` in prose comes as a formula of its own). */
export interface References {
  /** The HTML of a formula that is nothing but one reference; null for any other. */
  alone(tex: string): string | null
  /** The formula with numbers for its references, as KaTeX takes it. */
  inFormula(tex: string): string
  /** Whether KaTeX may write a link to this address. */
  isTarget(url: string): boolean
  /** KaTeX's HTML with its links as the page expects them. */
  finish(html: string): string
}

/** @param onUnknown told of labels that no formula of the post has; their key is shown instead */
export function createReferences(equations: Equations, onUnknown: (label: string) => void): References {
  const ids = new Set<string>()

  /** Each label of a reference, which may name several. */
  const read = (list: string) => (equations.target(list.trim()) ? [list] : list.split(',')).map((part) => {
    const label = part.trim()
    const target = equations.target(label)
    if (target) ids.add(`#${target.id}`)
    else onUnknown(label)
    return { text: target ? target.number : label, id: target?.id }
  })
  const wrap = (command: string, text: string) => (command === 'eqref' ? `(${text})` : text)

  return {
    alone(tex) {
      if (!ALONE.test(tex.trim())) return null
      return tex.trim().replace(REFERENCE, (_, command: string, list: string) => read(list).map(({ text, id }) => {
        const shown = escapeHtml(wrap(command, plain(text)))
        return id === undefined ? shown : `<a href="#${escapeHtml(id)}" data-heading="${escapeHtml(id)}">${shown}</a>`
      }).join(', '))
    },
    inFormula: (tex) => tex.replace(REFERENCE, (_, command: string, list: string) => read(list).map(({ text, id }) => {
      const shown = wrap(command, `\\text{${id === undefined ? escapeText(text) : text}}`)
      return id === undefined ? shown : `\\href{#${id}}{${shown}}`
    }).join(', ')),
    isTarget: (url) => ids.has(url),
    finish: (html) => ids.size > 0
      ? html.replace(MARKUP_LINK, '$1').replace(LINK, '<a$1 href="#$2" data-heading="$2"')
      : html
  }
}

/** A number that its author wrote in TeX, as text. */
const plain = (tex: string): string => tex.replace(/\\[a-zA-Z]+\s*|[${}\\]/g, '')

const escapeText = (text: string): string => text.replace(/(?<!\\)[_#&%]/g, '\\$&').replace(/(?<!\\)\^/g, '\\textasciicircum{}')
