import katex from 'katex'
import 'katex/contrib/mhchem'
import type { MathSlot } from '../parse/parsed-post.ts'
import { escapeHtml } from './escape.ts'
import { compatible, type CompatState } from './katex-compat.ts'
import { MATHJAX_MACROS, type Macros } from './katex-macros.ts'
import type { Limits } from './limits.ts'
import type { Report } from './report.ts'
import { withKnownColours } from './tex-colours.ts'
import { findDefinitions } from './tex-definitions.ts'

/** The formulas of one post, which share their macros, in the order of the post. */
export interface PostMath {
  fill(slot: MathSlot): string
  /** The slot as its source, for one that had to be stopped. */
  giveUp(slot: MathSlot, reason: string): string
}

const DEFINES = /\\(?:[a-zA-Z]*command|[gex]?def|let|Declare[a-zA-Z]+|definecolor)(?![a-z])/
const OPTIONS = {
  output: 'htmlAndMathml', trust: false, strict: 'ignore', throwOnError: true, maxExpand: 1000, maxSize: 40, globalGroup: true
} as const

const TOO_LONG = 'The formulas of this post take too long to typeset.'

type Outcome = { html: string } | { reason: string }

/** One scope of macros for one post; see `docs/architecture.md` for the HTML. */
export function createPostMath(limits: Limits, report: Report): PostMath {
  let macros: Macros = { ...MATHJAX_MACROS }
  const state: CompatState = { colours: new Map(), isConstant: (name) => isConstant(macros[name]) }
  const seen = new Map<string, string>()
  let spent = 0
  let stopped = false

  /** A failed formula must leave no half of its definitions behind, so each try has its own copy of the scope. */
  const attempt = (tex: string, display: boolean): Outcome => {
    const scope = { ...macros }
    try {
      const html = katex.renderToString(tex, { ...OPTIONS, displayMode: display, macros: scope })
      macros = scope
      return { html }
    } catch (error) {
      return { reason: reasonOf(error) }
    }
  }

  const typeset = (tex: string, display: boolean): Outcome => {
    const source = state.colours.size > 0 || tex.includes('\\definecolor') ? withKnownColours(tex, state.colours) : tex
    let outcome = attempt(source, display)
    if ('reason' in outcome) {
      for (const other of compatible(source, state)) {
        outcome = attempt(other, display)
        if ('html' in outcome) break
      }
    }
    if (DEFINES.test(tex)) keepDefinitions(source, 'reason' in outcome)
    return outcome
  }

  /** MathJax's definitions outlive their group, and those of a formula that fails elsewhere stand too. */
  const keepDefinitions = (tex: string, failed: boolean): void => {
    for (const definition of findDefinitions(tex)) {
      if (failed || !Object.hasOwn(macros, definition.name)) attempt(definition.tex, false)
    }
    seen.clear()
  }

  const giveUp = (slot: MathSlot, reason: string): string => {
    report.add('math-failed', `A formula could not be typeset, so its source is shown: ${reason}`, slot.line)
    return sourceOf(slot, reason)
  }

  return {
    giveUp,
    fill(slot) {
      if (slot.tex.length > limits.formula) return giveUp(slot, `It is longer than ${limits.formula} characters.`)
      if (spent >= limits.math) {
        if (!stopped) {
          report.add('math-unfinished', `${TOO_LONG} From this line on their source is shown.`, slot.line)
        }
        stopped = true
        return sourceOf(slot, TOO_LONG)
      }
      const key = `${slot.display ? 'd' : 'i'}${slot.tex}`
      const known = seen.get(key)
      if (known !== undefined) return known
      const from = performance.now()
      // Counted before the work too: what the watchdog stops never comes to the line behind it.
      spent += limits.stuck
      const outcome = typeset(slot.tex, slot.display)
      spent += performance.now() - from - limits.stuck
      if ('reason' in outcome) return giveUp(slot, outcome.reason)
      const html = `<span class="math" ${dataOf(slot)}>${outcome.html}</span>`
      seen.set(key, html)
      return html
    }
  }
}

const dataOf = (slot: MathSlot): string => `data-tex="${escapeHtml(slot.tex)}"${slot.display ? ' data-display' : ''}`

const sourceOf = (slot: MathSlot, reason: string): string =>
  `<span class="math math-error" ${dataOf(slot)} title="${escapeHtml(reason)}">${escapeHtml(slot.tex)}</span>`

/** As KaTeX keeps what a post defines. */
const isConstant = (macro: string | object | undefined): boolean =>
  typeof macro === 'object' && 'numArgs' in macro && macro.numArgs === 0

function reasonOf(error: unknown): string {
  if (error instanceof RangeError) return 'It is nested too deeply.'
  if (error instanceof katex.ParseError) return `${error.rawMessage.slice(0, 200)}.`
  return error instanceof Error ? error.message.slice(0, 200) : 'unknown'
}
