/** TeX macros, `\name` to its body with `#1`…, as KaTeX takes them. */
export type TexMacros = Record<string, string>

const MAX_MACROS = 1000
const MAX_BODY = 2000
const COLON = /^[ \t]*(\\[A-Za-z@]+|\\.):(.*)$/
const DEFINITION = /\\(?:(?:re)?newcommand|providecommand|DeclareMathOperator(\*?))\s*\{?\s*(\\[A-Za-z@]+)\s*\}?\s*(?:\[(\d)\])?\s*(?=\{)|\\def\s*(\\[A-Za-z@]+)((?:#\d)*)\s*(?=\{)/g

/**
 * Reads a file of macros: lines `\name:{body}` as mdBook-katex has them (https://github.com/lzanini/mdbook-katex), or
 * TeX's own `\newcommand`, `\def` and `\DeclareMathOperator`.
 */
export function parseMacros(text: string): TexMacros {
  const macros: TexMacros = {}
  for (const line of text.split(/\r?\n/, 5000)) {
    const found = COLON.exec(line.slice(0, MAX_BODY))
    if (found) add(macros, found[1], unbraced(found[2] ?? ''))
  }
  for (const match of text.slice(0, 500_000).matchAll(DEFINITION)) {
    const start = match.index + match[0].length
    const body = text.slice(start + 1, groupEnd(text, start))
    const isOperator = match[1] !== undefined
    add(macros, match[2] ?? match[4], isOperator ? `\\operatorname${match[1] ?? ''}{${body}}` : body)
  }
  return macros
}

/**
 * The macros that front matter or a site's configuration tells: under `macros`, or under `macros` of `katex`, `mathjax`
 * or `math`; written as KaTeX or as MathJax takes them, or as TeX.
 */
export function macrosIn(data: Readonly<Record<string, unknown>> | undefined): TexMacros {
  const macros: TexMacros = {}
  const groups = [data?.params, data?.extra, data].flatMap((level) => {
    const { katex, mathjax, math, macros: own } = record(level)
    const told = [math, mathjax, record(mathjax).tex, katex].map((group) => record(group).macros)
    return [...told, own].filter((group) => group !== undefined)
  })
  for (const group of groups) {
    if (typeof group === 'string') Object.assign(macros, parseMacros(group))
    for (const [name, value] of Object.entries(record(group)).slice(0, MAX_MACROS)) {
      const body: unknown = Array.isArray(value) ? value[0] : value
      if (typeof body === 'string' || typeof body === 'number') add(macros, name.startsWith('\\') ? name : `\\${name}`, String(body))
    }
  }
  return macros
}

function add(macros: TexMacros, name: string | undefined, body: string): void {
  if (name === undefined || !/^\\(?:[A-Za-z@]+|.)$/.test(name) || body.length > MAX_BODY || Object.keys(macros).length >= MAX_MACROS) return
  macros[name] = body
}

function unbraced(text: string): string {
  const body = text.trim()
  return body.startsWith('{') && groupEnd(body, 0) === body.length - 1 ? body.slice(1, -1) : body
}

/** Where the group that opens at `start` closes. */
function groupEnd(text: string, start: number): number {
  let depth = 0
  const last = Math.min(text.length, start + MAX_BODY)
  for (let at = start; at < last; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '{') depth++
    else if (text[at] === '}' && --depth === 0) return at
  }
  return last
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
