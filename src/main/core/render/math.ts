import katex from 'katex'
import 'katex/contrib/mhchem'
import type { MathSlot } from '../parse/parsed-post.ts'
import { createSpending } from './cpu-time.ts'
import { numberEquations } from './equations.ts'
import { escapeHtml } from './escape.ts'
import { compatible, type CompatState } from './katex-compat.ts'
import { MATHJAX_MACROS, type Macros } from './katex-macros.ts'
import type { Limits } from './limits.ts'
import { createReferences } from './references.ts'
import type { Report } from './report.ts'
import { withKnownColours } from './tex-colours.ts'
import { findDefinitions } from './tex-definitions.ts'

/** The formulas of one post, which share their macros, in the order of the post. */
export interface PostMath {
  fill(slot: MathSlot): string
  /** The slot as its source, for one that had to be stopped. */
  giveUp(slot: MathSlot, reason: string): string
}

const DEFINES = /\\(?:[a-zA-Z]*command|[gex]?def|(?:future)?let|global|long|Declare[a-zA-Z]+|definecolor)(?![a-z])/
const OPTIONS = {
  output: 'htmlAndMathml', strict: 'ignore', throwOnError: true, maxExpand: 1000, maxSize: 40, globalGroup: true
} as const

const TOO_LONG = 'The formulas of this post take too long to typeset.'

type Outcome = { html: string } | { reason: string }

/** What one post brings to its formulas. */
export interface PostMathSource {
  /** All of its formulas in order: numbers of equations and references to them run through the post. */
  slots?: Iterable<MathSlot>
  /** TeX macros it begins with, `\\name` to its body. */
  macros?: Readonly<Record<string, string>>
}

/** One scope of macros for one post; see `docs/architecture.md` for the HTML. */
export function createPostMath(limits: Limits, report: Report, { slots = [], macros: given = {} }: PostMathSource = {}): PostMath {
  let macros: Macros = { ...MATHJAX_MACROS, ...given }
  const equations = numberEquations(slots)
  /** Of the formula at work. */
  let line: number | null = null
  const references = createReferences(equations, (label) => {
    report.add('reference-unknown', `No equation of this post has the label "${label.slice(0, 80)}".`, line)
  })
  const trust = ({ command, url }: { command: string; url?: string }) =>
    command === '\\href' && url !== undefined && references.isTarget(url)
  const state: CompatState = { colours: new Map(), isConstant: (name) => isConstant(macros[name]) }
  const seen = new Map<string, string>()
  const spending = createSpending()
  let stopped = false

  /** Whether a macro of the post defines others when it is used. */
  let nested = Object.values(given).some((body) => DEFINES.test(body))

  /** A failed formula must leave no half of its definitions behind, so a try that may define has its own copy of the scope. */
  const attempt = (tex: string, display: boolean): Outcome => {
    const scope = nested || DEFINES.test(tex) ? { ...macros } : macros
    try {
      const html = katex.renderToString(tex, { ...OPTIONS, trust, displayMode: display, macros: scope })
      macros = scope
      return { html }
    } catch (error) {
      return { reason: reasonOf(error) }
    }
  }

  const typeset = (tex: string, display: boolean): Outcome => {
    const coloured = state.colours.size > 0 || tex.includes('\\definecolor') ? withKnownColours(tex, state.colours) : tex
    const source = coloured.includes('ref') ? references.inFormula(coloured) : coloured
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
      nested ||= DEFINES.test(definition.tex.slice(5))
    }
    seen.clear()
  }

  const giveUp = (slot: MathSlot, reason: string): string => {
    report.add('math-failed', `A formula could not be typeset, so its source is shown: ${reason}`, slot.line)
    return sourceOf(slot, reason)
  }

  return {
    giveUp(slot, reason) {
      report.markUnfinished()
      return giveUp(slot, reason)
    },
    fill(slot) {
      if (slot.tex.length > limits.formula) return giveUp(slot, `It is longer than ${limits.formula} characters.`)
      if (spending.end() >= limits.math) {
        if (!stopped) {
          report.add('math-unfinished', `${TOO_LONG} From this line on their source is shown.`, slot.line)
          report.markUnfinished()
        }
        stopped = true
        return sourceOf(slot, TOO_LONG)
      }
      line = slot.line
      const equation = equations.of(slot)
      const key = `${slot.display ? 'd' : 'i'}${slot.tex}`
      const known = equation ? undefined : seen.get(key)
      if (known !== undefined) return known
      const reference = slot.tex.includes('ref') ? references.alone(slot.tex) : null
      if (reference !== null) return `<span class="math" ${dataOf(slot)}>${reference}</span>`
      spending.begin()
      const outcome = typeset(equation?.tex ?? slot.tex, slot.display)
      spending.end()
      if ('reason' in outcome) return giveUp(slot, outcome.reason)
      const id = equation?.id ? ` id="${escapeHtml(equation.id)}"` : ''
      const html = `<span class="math"${id} ${dataOf(slot)}>${references.finish(outcome.html)}</span>`
      if (!equation) seen.set(key, html)
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
