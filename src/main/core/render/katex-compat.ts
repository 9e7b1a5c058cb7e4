import { findDefinitions, withPortableDefinitions } from './tex-definitions.ts'
import { groupEnd, skipSpaces } from './tex-scan.ts'
import { withKnownColours, type Colours } from './tex-colours.ts'

/** What earlier formulas of the post have declared and the rewriting must know. */
export interface CompatState {
  colours: Colours
  /** Whether the post has defined this macro, named with its backslash, and it takes no argument. */
  isConstant: (name: string) => boolean
}

/**
 * Other ways to write a formula that KaTeX refused, from the mildest change to the strongest. They are what MathJax,
 * for which most posts were written, accepts as it stands.
 */
export function* compatible(tex: string, state: CompatState): Generator<string> {
  const own = new Set(findDefinitions(tex).filter(({ constant }) => constant).map(({ name }) => name))
  let mild = withKnownColours(tex, state.colours)
  for (const rewrite of [characters, plainEnvironments, columns, textInText]) mild = rewrite(mild)
  mild = withPortableDefinitions(braceScripts(mild, (name) => own.has(name) || state.isConstant(name)))
  if (mild !== tex) yield mild
  const strong = innerEnvironments(mild)
  if (strong !== mild) yield strong
}

const characters = (tex: string): string => tex
  .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '')
  .replace(/\\unicode\s*\{\s*x([0-9a-fA-F]{1,5})\s*\}/g, (_, hex: string) => `\\text{${String.fromCodePoint(parseInt(hex, 16))}}`)

const escapeText = (text: string): string => text.replace(/(?<!\\)[_#&%]/g, '\\$&').replace(/(?<!\\)\^/g, '\\textasciicircum{}')

/** In `\text{a_b}` the signs of math are themselves. */
const textInText = (tex: string): string =>
  mapGroups(tex, /\\(?:text|mbox|hbox|textrm|textbf|textit|texttt|textsf|textnormal)\s*(?=\{)/g, (head, body) =>
    body.includes('$') ? null : `${head}{${escapeText(body)}}`)

const PLAIN_TEX: Record<string, string> = {
  matrix: 'matrix', pmatrix: 'pmatrix', cases: 'cases', eqalign: 'aligned', eqalignno: 'aligned', displaylines: 'gathered'
}

/** Plain TeX's `\pmatrix{a & b \cr c & d}`. */
const plainEnvironments = (tex: string): string =>
  mapGroups(tex, /\\(?:matrix|pmatrix|cases|eqalign|eqalignno|displaylines)\s*(?=\{)/g, (head, body) => {
    const name = PLAIN_TEX[head.slice(1).trim()] ?? 'matrix'
    return `\\begin{${name}}${body.replace(/\\cr(?![a-zA-Z])/g, '\\\\ ')}\\end{${name}}`
  })

const BETWEEN_COLUMNS = /[@!><]\s*\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g

/** What stands between columns and how wide they are is not for KaTeX. */
const columns = (tex: string): string =>
  mapGroups(tex, /\\begin\s*\{(?:array|tabular)\}\s*(?:\[[a-z]\]\s*)?(?=\{)/g, (head, spec) =>
    `${head.replace(/\[[a-z]\]/, '')}{${spec.replace(BETWEEN_COLUMNS, '').replace(/[pmbX]\s*\{[^{}]*\}/g, 'l')}}`)

const OPERATORS =
  'arccos|arcsin|arctan|arg|bigcap|bigcup|bigoplus|bigotimes|bigvee|bigwedge|cos|cosh|cot|coth|csc|deg|det|dim|exp|gcd|hom|' +
  'inf|int|ker|lg|liminf|limsup|lim|ln|log|max|min|oint|Pr|prod|sec|sinh|sin|sum|sup|tanh|tan|argmax|argmin'
const ONE_ARGUMENT =
  'vec|hat|bar|tilde|dot|ddot|dddot|acute|grave|breve|check|mathring|widehat|widetilde|widecheck|overline|underline|' +
  'overrightarrow|overleftarrow|overbrace|underbrace|operatorname\\*?|mathop|mathrel|mathbin|mathord|sqrt|boxed|fbox|phantom|' +
  'cancel|xrightarrow|xleftarrow'
const BARE_OPERATOR = new RegExp(`([_^])\\s*(\\\\(?:${OPERATORS})(?:\\\\(?:no)?limits)?)(?![a-zA-Z@])`, 'g')
const BARE_FUNCTION = new RegExp(`[_^]\\s*\\\\(?:${ONE_ARGUMENT}|textcolor|color)(?![a-zA-Z@])`, 'g')

/** `\tau_\max` and `Q^\vec{\mu}`: a command with its arguments as a script needs braces in KaTeX. */
function braceScripts(tex: string, isConstant: (name: string) => boolean): string {
  const text = tex.replace(BARE_OPERATOR, '$1{$2}').replace(/([_^])\s*(\\[a-zA-Z]+)/g, (all, sign: string, name: string) =>
    isConstant(name) ? `${sign}{${name}}` : all)
  let out = ''
  let at = 0
  for (const match of text.matchAll(BARE_FUNCTION)) {
    const end = argumentsEnd(text, match.index + match[0].length, /color$/.test(match[0]) ? 2 : 1)
    if (match.index < at || end < 0) continue
    const command = text.indexOf('\\', match.index)
    out += `${text.slice(at, match.index + 1)}{${text.slice(command, end)}}`
    at = end
  }
  return out + text.slice(at)
}

/** Behind `count` arguments: groups, commands or single signs. */
function argumentsEnd(tex: string, at: number, count: number): number {
  for (; count > 0; count--) {
    at = skipSpaces(tex, at)
    if (at >= tex.length || tex[at] === '}') return -1
    if (tex[at] === '{') at = groupEnd(tex, at)
    else at += /^\\(?:[a-zA-Z]+|.)|^./su.exec(tex.slice(at, at + 40))?.[0].length ?? 1
    if (at < 0) return -1
  }
  return at
}

const INNER: Record<string, string> = {
  align: 'aligned', flalign: 'aligned', split: 'aligned', gather: 'gathered', multline: 'gathered', alignat: 'alignedat',
  eqnarray: 'darray', tabular: 'array', equation: '', displaymath: '', math: ''
}

const ENVIRONMENT = new RegExp(`\\\\(begin|end)\\s*\\{(${Object.keys(INNER).join('|')})\\*?\\}`, 'g')

/** Environments that KaTeX knows in display mode at the outermost place only, or not at all, as their inner kin. */
function innerEnvironments(tex: string): string {
  const text = tex.replace(ENVIRONMENT,
    (_, side: string, name: string) => {
      const inner = INNER[name] ?? ''
      if (inner === '') return ''
      return `\\${side}{${inner}}${side === 'begin' && name === 'eqnarray' ? '{rcl}' : ''}`
    })
  return text
    .replace(/\\(?:nonumber|notag)(?![a-zA-Z])/g, '')
    .replace(/\\tag\*?\s*\{([^{}]*)\}/g, '\\qquad(\\text{$1})')
}

/** Replaces a command and the `{…}` behind it; null leaves it. */
function mapGroups(tex: string, head: RegExp, replace: (head: string, body: string) => string | null): string {
  let out = ''
  let at = 0
  for (const match of tex.matchAll(head)) {
    const open = match.index + match[0].length
    const end = match.index < at ? -1 : groupEnd(tex, open)
    const text = end < 0 ? null : replace(match[0], tex.slice(open + 1, end - 1))
    if (text === null) continue
    out += tex.slice(at, match.index) + text
    at = end
  }
  return out + tex.slice(at)
}
