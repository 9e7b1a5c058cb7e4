/** Which lines of a code block are marked, and from where on they are numbered. Left out where nothing is told. */
export interface CodeLines { marks?: number[]; numberedFrom?: number }

/** `{1,3-5}` (VitePress, Docusaurus, Gatsby), `hl_lines="1 3-5"` (MkDocs), `hl_lines=[1,"3-5"]` (Hugo). */
const MARKS = /\{\s*([\d,\s-]+)\}|hl_lines\s*=\s*(?:"([^"]*)"|'([^']*)'|\[([^\]]*)\])/i
/** `linenos`, `linenums="1"`, `showLineNumbers`, `:line-numbers=5`, `.numberLines`, `lineNos=true`. */
const NUMBERS = /(?:^|[\s{,.:])(?:linenos|linenums|showlinenumbers|line-numbers|numberlines|lineno)\b(?:\s*=\s*["']?([\w-]+))?/i
const START = /(?:linenostart|startfrom|start-line|firstline)\s*=\s*["']?(\d{1,7})/i
/** No one marks more; a range may say anything. */
const MAX_LINE = 10_000

/** Reads what an info string or an attribute list says about lines. */
export function parseCodeLines(text: string): CodeLines {
  const found = MARKS.exec(text)
  const marks = found ? parseRanges(found[1] ?? found[2] ?? found[3] ?? found[4] ?? '') : []
  const numbers = NUMBERS.exec(text)
  const start = Number(START.exec(text)?.[1] ?? (/^\d{1,7}$/.exec(numbers?.[1] ?? '') ?? ['1'])[0])
  const numbered = numbers !== null && numbers[1]?.toLowerCase() !== 'false'
  return { ...(marks.length > 0 && { marks }), ...(numbered && { numberedFrom: start }) }
}

/** `1,3-5` or `1 3-5`, ascending. */
function parseRanges(text: string): number[] {
  const lines = new Set<number>()
  for (const [, from, to] of text.matchAll(/(\d{1,5})(?:\s*-\s*(\d{1,5}))?/g)) {
    const first = Number(from)
    const last = Math.min(to === undefined ? first : Number(to), first + MAX_LINE)
    for (let line = first; line <= last; line++) lines.add(line)
  }
  return [...lines].sort((a, b) => a - b)
}
