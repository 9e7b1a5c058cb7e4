import { load, YAMLException } from 'js-yaml'
import { parse as parseToml, TomlError } from 'smol-toml'
import type { Warning } from '../../../shared/model.ts'

/** A file in two: what stands above the text, and the text. */
export interface FrontMatter {
  data: Record<string, unknown>
  body: string
  /** Lines of the file before `body`. */
  lines: number
  warning: Warning | null
}

/** Front matter of more characters is a text that begins with a rule. */
const MAX_LENGTH = 200_000
const FENCE = /^(---|\+\+\+)[ \t]*\r?\n/
const CLOSE = { '---': /^(?:---|\.\.\.)[ \t]*\r?$/m, '+++': /^\+\+\+[ \t]*\r?$/m }

/**
 * Splits YAML (`---`), TOML (`+++`) or JSON (`{`) front matter, or link definitions that hold it, from a post, whatever its line ends, with or without a
 * byte order mark. What does not parse is read line by line as `key: value` and reported; the text is never lost.
 */
export function splitFrontMatter(file: string): FrontMatter {
  const source = file.startsWith('\ufeff') ? file.slice(1) : file
  const none: FrontMatter = { data: {}, body: source, lines: 0, warning: null }
  const fence = FENCE.exec(source)
  if (!fence) return /^\{\s*"/.test(source) ? (splitJson(source) ?? none) : source.startsWith('[') ? (splitDefinitions(source) ?? none) : none

  const start = fence[0].length
  const head = source.slice(start, start + MAX_LENGTH)
  const close = CLOSE[fence[1] as keyof typeof CLOSE].exec(head)
  if (!close) return none
  const text = head.slice(0, close.index)
  const lineEnd = source.indexOf('\n', start + close.index)
  const body = lineEnd < 0 ? '' : source.slice(lineEnd + 1)
  const lines = countLines(text) + 2

  try {
    const data = fence[1] === '---' ? load(text, { maxAliases: 50 }) : parseToml(text)
    if (isRecord(data)) return { data, body, lines, warning: null }
    // Two rules with words between them are no front matter; two rules with nothing between are an empty one.
    return data === null || data === undefined ? { data: {}, body, lines, warning: null } : none
  } catch (error) {
    return { data: salvage(text), body, lines, warning: invalid(lineOf(error), reasonOf(error)) }
  }
}

/** JSON ends at the first line that begins with its closing brace. */
function splitJson(source: string): FrontMatter | null {
  const end = /^\}[ \t]*\r?$/m.exec(source.slice(0, MAX_LENGTH))
  const text = end ? source.slice(0, end.index + 1) : source.slice(0, source.search(/\r?\n|$/))
  const lineEnd = source.indexOf('\n', text.length)
  const rest = { body: lineEnd < 0 ? '' : source.slice(lineEnd + 1), lines: countLines(text) + 1 }
  try {
    const data: unknown = JSON.parse(text)
    return isRecord(data) ? { data, ...rest, warning: null } : null
  } catch (error) {
    return end ? { data: salvage(text), ...rest, warning: invalid(1, reasonOf(error)) } : null
  }
}

const DEFINITION = /\[([A-Za-z][\w -]{0,40})\]:[ \t]*(?:<>|#)[ \t]*(?:\(([^\n]{0,500})\)|"([^"\n]{0,500})"|'([^'\n]{0,500})')[ \t]*(?:\r?\n|$)/y

/** Link definitions that lead nowhere, `[title]: <> (words)`, which no renderer shows, one on each line. */
function splitDefinitions(source: string): FrontMatter | null {
  const data: Record<string, unknown> = {}
  let lines = 0
  let end = 0
  DEFINITION.lastIndex = 0
  for (let found = DEFINITION.exec(source); found; found = DEFINITION.exec(source)) {
    data[(found[1] ?? '').toLowerCase()] ??= (found[2] ?? found[3] ?? found[4] ?? '').trim()
    lines++
    end = DEFINITION.lastIndex
  }
  return lines === 0 ? null : { data, body: source.slice(end), lines, warning: null }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function countLines(text: string): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

const invalid = (line: number, reason: string): Warning => ({
  code: 'front-matter-invalid',
  message: `The front matter could not be read (${reason}). Title and dates were taken from its lines; mend it to see the rest.`,
  line
})

/** 1-based line in the file: the fence is the first. */
function lineOf(error: unknown): number {
  if (error instanceof YAMLException) return (error.mark?.line ?? 0) + 2
  return error instanceof TomlError ? error.line + 1 : 2
}

function reasonOf(error: unknown): string {
  const text = error instanceof YAMLException ? error.reason : error instanceof Error ? error.message : String(error)
  return (text.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '').slice(0, 120)
}

/** The `key: value` and `key = value` lines at the outer level. */
function salvage(text: string): Record<string, unknown> {
  const data: Record<string, unknown> = {}
  for (const line of text.split(/\r?\n/, 500)) {
    const match = /^["']?([A-Za-z][\w-]{0,40})["']?[ \t]*[:=][ \t]*(\S.*)$/.exec(line.trimEnd().slice(0, 2000))
    if (match?.[1] && match[2] && !Object.hasOwn(data, match[1])) data[match[1]] = unquoted(match[2])
  }
  return data
}

const unquoted = (value: string): string => /^(["'])(.*)\1,?$/.exec(value)?.[2] ?? value
