import type { MathSlot } from '../parse/parsed-post.ts'

/** What a reference to a label shows and where it leads. */
export interface EquationTarget {
  /** The id of the formula in the page. */
  id: string
  /** The number as its formula shows it, without parentheses. */
  number: string
}

/** A display formula that has numbers or can be referred to. */
export interface Equation {
  /** The formula with its numbers written out as `\tag`. */
  tex: string
  /** The id it takes in the page, `''` where it has no label. */
  id: string
}

export interface Equations {
  of(slot: MathSlot): Equation | undefined
  target(label: string): EquationTarget | undefined
  /** All that have labels. */
  labels(): (EquationTarget & { label: string })[]
}

/** Environments whose lines LaTeX numbers, and whether each line has a number of its own. */
const NUMBERED: Readonly<Record<string, boolean>> = {
  equation: false, multline: false, align: true, alignat: true, flalign: true, gather: true, eqnarray: true
}
const CANDIDATE = /\\label|\\begin\s*\{(?:equation|multline|align|alignat|flalign|gather|eqnarray)\}/
const TOKEN =
  /\\(begin|end)\s*\{([a-zA-Z]+\*?)\}|\\(label)\s*\{([^{}]*)\}|\\(tag)\*?\s*\{([^{}]*)\}|\\(notag|nonumber)(?![a-zA-Z])|\\(\\)|\\[a-zA-Z]+|\\.|[{}]/gsu
const PREFIX = 'post-eq:'

/**
 * Numbers the equations of a post in order, as LaTeX does: the lines of `equation`, `align` and their kin that neither
 * have a `\tag` nor decline one, and display formulas that carry a `\label`. Numbers are text from here on: a counter
 * of the style sheet would begin anew in each section.
 */
export function numberEquations(slots: Iterable<MathSlot>): Equations {
  const equations = new Map<MathSlot, Equation>()
  const targets = new Map<string, EquationTarget>()
  let count = 0
  const next = () => String(++count)
  for (const slot of slots) {
    if (!slot.display || slot.tex.length > 20_000 || !CANDIDATE.test(slot.tex)) continue
    const { tex, labels } = numberLines(slot.tex, next)
    const [first] = labels
    const id = first === undefined ? '' : PREFIX + first.label.replace(/[^\p{L}\p{N}_.:-]+/gu, '-')
    equations.set(slot, { tex, id })
    for (const { label, number } of labels) if (!targets.has(label)) targets.set(label, { id, number })
  }
  return { of: (slot) => equations.get(slot), target: (label) => targets.get(label), labels: () => [...targets].map(([label, target]) => ({ label, ...target })) }
}

interface Line { labels: string[]; tag: string | null; declined: boolean; empty: boolean }

const emptyLine = (): Line => ({ labels: [], tag: null, declined: false, empty: true })

function numberLines(tex: string, next: () => string): { tex: string; labels: { label: string; number: string }[] } {
  const labels: { label: string; number: string }[] = []
  const open: string[] = []
  let out = ''
  let last = 0
  let depth = 0
  let line = emptyLine()
  /** The numbered environment that is open at the outermost place. */
  let numbered: { name: string; byLine: boolean; starred: boolean } | null = null

  const endLine = (at: number) => {
    const wanted = numbered && !numbered.starred ? !line.declined : line.labels.length > 0
    let number = line.tag
    if (number === null && wanted && !line.empty) {
      number = next()
      const body = tex.slice(last, at).trimEnd()
      out += `${body} \\tag{${number}}${tex.slice(last + body.length, at)}`
      last = at
    }
    if (number !== null) for (const label of line.labels) labels.push({ label, number })
    line = emptyLine()
  }

  let from = 0
  for (const match of tex.matchAll(TOKEN)) {
    const [all, side, name = '', isLabel, label = '', isTag, tag = '', declines, breaks] = match
    if (tex.slice(from, match.index).trim() !== '') line.empty = false
    from = match.index + all.length
    if (side === 'begin') {
      const bare = name.replace('*', '')
      if (open.length === 0 && Object.hasOwn(NUMBERED, bare)) {
        numbered = { name, byLine: NUMBERED[bare] === true, starred: bare !== name }
        line = emptyLine()
      } else line.empty = false
      open.push(name)
    } else if (side === 'end') {
      open.pop()
      if (open.length > 0 || numbered?.name !== name) continue
      endLine(match.index)
      numbered = null
    } else if (isLabel) line.labels.push(label.trim())
    else if (isTag) line.tag = tag.trim()
    else if (declines) line.declined = true
    else if (breaks && numbered?.byLine && open.length === 1 && depth === 0) endLine(match.index)
    else {
      line.empty = false
      if (all === '{') depth++
      else if (all === '}') depth--
    }
  }
  if (tex.slice(from).trim() !== '') line.empty = false
  if (numbered === null && line.labels.length > 0) endLine(tex.length)
  return { tex: out + tex.slice(last), labels }
}
