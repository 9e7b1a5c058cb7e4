import { bracketEnd, commandEnd, groupEnd, skipSpaces } from './tex-scan.ts'

/** A macro that a formula defines, written so that KaTeX takes it: global, and free to replace an older one. */
export interface TexDefinition {
  /** With its backslash. */
  name: string
  /** Offsets in the formula. */
  start: number
  end: number
  /** `\gdef…`. */
  tex: string
  /** Takes no argument. */
  constant: boolean
}

const DEFINES =
  /\\((?:new|renew|provide)command|DeclareRobustCommand|DeclareMathOperator|DeclarePairedDelimiter|[gex]?def)(?![a-zA-Z@])(\*?)/g

/**
 * The definitions in a formula, in order. MathJax keeps them for the whole page, lets `\newcommand` replace what
 * exists and knows optional arguments; KaTeX does none of it.
 */
export function findDefinitions(tex: string): TexDefinition[] {
  const found: TexDefinition[] = []
  for (const match of tex.matchAll(DEFINES)) {
    const start = match.index
    if (start < (found.at(-1)?.end ?? 0)) continue
    const read = /def$/.test(match[1] ?? '') ? readDef : readers[match[1] ?? ''] ?? readCommand
    const rest = read(tex, start + match[0].length, match[2] ?? '')
    if (rest) found.push({ start, ...rest })
  }
  return found
}

/** The formula with each definition in its portable form. */
export function withPortableDefinitions(tex: string): string {
  let out = ''
  let at = 0
  for (const { start, end, tex: portable } of findDefinitions(tex)) {
    out += tex.slice(at, start) + portable
    at = end
  }
  return out + tex.slice(at)
}

type Read = (tex: string, at: number, star: string) => Omit<TexDefinition, 'start'> | null

/** `\newcommand{\name}[2][default]{body}`, the braces of the name being optional. */
const readCommand: Read = (tex, at) => {
  const head = readName(tex, at)
  if (!head) return null
  const { name } = head
  at = skipSpaces(tex, head.end)
  let count = 0
  let fallback: string | null = null
  const countEnd = bracketEnd(tex, at)
  if (countEnd > 0) {
    count = Number(tex.slice(at + 1, countEnd - 1))
    if (!(count >= 0 && count <= 9)) return null
    at = skipSpaces(tex, countEnd)
    const fallbackEnd = bracketEnd(tex, at)
    if (fallbackEnd > 0) {
      fallback = tex.slice(at + 1, fallbackEnd - 1)
      at = skipSpaces(tex, fallbackEnd)
    }
  }
  const end = groupEnd(tex, at)
  if (end < 0) return null
  const body = tex.slice(at, end)
  if (fallback === null) return { name, end, tex: `\\gdef${name}${parameters(1, count)}${body}`, constant: count === 0 }
  if (!/^\\[a-zA-Z]+$/.test(name) || count < 1) return null
  const inner = `${name}@given`
  return {
    name,
    end,
    tex: `\\gdef${name}{\\@ifnextchar[{${inner}}{${inner}[{${fallback}}]}}\\gdef${inner}[#1]${parameters(2, count)}${body}`,
    constant: false
  }
}

/** `\DeclareMathOperator*{\name}{body}`. */
const readOperator: Read = (tex, at, star) => {
  const head = readName(tex, at)
  if (!head) return null
  const bodyStart = skipSpaces(tex, head.end)
  const end = groupEnd(tex, bodyStart)
  if (end < 0) return null
  return { name: head.name, end, tex: `\\gdef${head.name}{\\operatorname${star}${tex.slice(bodyStart, end)}}`, constant: true }
}

/** `\DeclarePairedDelimiter{\name}{left}{right}` of mathtools; the star of its uses is not known. */
const readDelimiter: Read = (tex, at) => {
  const head = readName(tex, at)
  if (!head) return null
  const left = skipSpaces(tex, head.end)
  const leftEnd = groupEnd(tex, left)
  const right = skipSpaces(tex, leftEnd)
  const end = leftEnd < 0 ? -1 : groupEnd(tex, right)
  if (end < 0) return null
  const body = `\\left${tex.slice(left + 1, leftEnd - 1)} #1 \\right${tex.slice(right + 1, end - 1)}`
  return { name: head.name, end, tex: `\\gdef${head.name}#1{${body}}`, constant: false }
}

/** `\def\name#1#2{body}`: only made global. */
const readDef: Read = (tex, at) => {
  const head = readName(tex, at)
  if (!head || tex[skipSpaces(tex, at)] === '{') return null
  const open = tex.indexOf('{', head.end)
  const end = open < 0 ? -1 : groupEnd(tex, open)
  if (end < 0) return null
  return { name: head.name, end, tex: `\\gdef${head.name}${tex.slice(head.end, end)}`, constant: open === head.end }
}

const readers: Record<string, Read> = { DeclareMathOperator: readOperator, DeclarePairedDelimiter: readDelimiter }

function readName(tex: string, at: number): { name: string; end: number } | null {
  const start = skipSpaces(tex, at)
  if (tex[start] !== '{') {
    const end = commandEnd(tex, start)
    return end < 0 ? null : { name: tex.slice(start, end), end }
  }
  const inner = skipSpaces(tex, start + 1)
  const innerEnd = commandEnd(tex, inner)
  const close = skipSpaces(tex, innerEnd)
  return innerEnd < 0 || tex[close] !== '}' ? null : { name: tex.slice(inner, innerEnd), end: close + 1 }
}

function parameters(first: number, last: number): string {
  let text = ''
  for (let n = first; n <= last; n++) text += `#${n}`
  return text
}
