import { lineHead } from './line-head.ts'

/** Knows where code stands in Markdown, without parsing it: fenced blocks and code spans. */
export interface CodeAreas {
  /** The end of the code that a run of back-ticks or tildes at `start` opens; null where it opens none. */
  endOf(start: number, run: string): number | null
}

const CONTAINER = /^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*)*$/
const PARAGRAPH_END = /\n[ \t>]*(?:\r?\n|$)/g

/** Linear over all calls that come in the order of the text. */
export function createCodeAreas(source: string): CodeAreas {
  let paragraphEnd = -1
  /** Where the last run of each length stands in the present paragraph. */
  let lastRuns = new Map<number, number>()

  const enterParagraph = (at: number) => {
    PARAGRAPH_END.lastIndex = at
    paragraphEnd = PARAGRAPH_END.exec(source)?.index ?? source.length
    lastRuns = new Map()
    for (const { 0: run, index } of source.slice(at, paragraphEnd).matchAll(/`+/g)) lastRuns.set(run.length, at + index)
  }

  const fenceEnd = (start: number, run: string): number | null => {
    if (!CONTAINER.test(lineHead(source, start) ?? '-')) return null
    const lineEnd = endOfLine(source, start)
    if (run.startsWith('`') && source.slice(start + run.length, lineEnd).includes('`')) return null
    const close = new RegExp(`^[ \\t>]*${run[0] === '`' ? '`' : '~'}{${run.length},}[ \\t]*\\r?$`, 'gm')
    close.lastIndex = lineEnd + 1
    const found = lineEnd < source.length ? close.exec(source) : null
    return found ? found.index + found[0].length : source.length
  }

  return {
    endOf(start, run) {
      if (run.length >= 3) {
        const end = fenceEnd(start, run)
        if (end !== null) return end
      }
      if (run.startsWith('~') || isEscaped(source, start)) return null
      if (start >= paragraphEnd) enterParagraph(start)
      if ((lastRuns.get(run.length) ?? -1) <= start) return null
      const runs = /`+/g
      runs.lastIndex = start + run.length
      for (let found = runs.exec(source); found && found.index < paragraphEnd; found = runs.exec(source)) {
        if (found[0].length === run.length) return found.index + run.length
      }
      return null
    }
  }
}

function endOfLine(source: string, at: number): number {
  const end = source.indexOf('\n', at)
  return end < 0 ? source.length : end
}

function isEscaped(source: string, at: number): boolean {
  let slashes = 0
  while (source[at - 1 - slashes] === '\\') slashes++
  return slashes % 2 === 1
}
