import type { Span, TextPart } from '../model.ts'
import { partAt } from './matcher.ts'
import { looksLikeTex, texReadings, texTokens } from './tex.ts'

/** How to look for words in one post. */
export interface FindOptions { matchCase: boolean; wholeWord: boolean; inCode: boolean; inTex: boolean }

/** Places that are told at most: more than anyone steps through. */
const MOST = 5000
const WORD = /[\p{L}\p{N}\p{M}_]/u

/**
 * Where characters stand in a text, in reading order, as they are written: accents count, white space stands for any.
 * A place in a formula is the whole formula; TeX is found whatever spaces and braces it has.
 */
export function findInText(wanted: string, text: string, parts: readonly TextPart[], options: FindOptions): Span[] {
  const words = wanted.trim()
  if (words === '') return []
  const pattern = new RegExp(words.split(/\s+/).map(escape).join('\\s+'), options.matchCase ? 'gu' : 'giu')
  const found: Span[] = []
  const add = (span: Span) => { if (found.at(-1)?.start !== span.start) found.push(span) }
  for (const match of text.matchAll(pattern)) {
    if (found.length >= MOST) break
    const span = { start: match.index, end: match.index + match[0].length }
    if (options.wholeWord && (isWord(text, span.start - 1, span.start) || isWord(text, span.end, span.end - 1))) continue
    const part = partAt(parts, span.start)
    if (part?.kind === 'tex') {
      if (options.inTex) add({ start: part.start, end: Math.max(part.end, span.end) })
    } else if (part?.kind !== 'code' || options.inCode) add(span)
  }
  return options.inTex && looksLikeTex(words) ? merged(found, formulas(words, text, parts)) : found
}

/** Whether two neighbours are of one word. */
const isWord = (text: string, outside: number, inside: number) => WORD.test(text.charAt(outside)) && WORD.test(text.charAt(inside))

function formulas(wanted: string, text: string, parts: readonly TextPart[]): Span[] {
  const readings = texReadings(wanted).filter((tokens) => tokens.length > 0).map((tokens) => ` ${tokens.join(' ')}`)
  return parts.filter(({ kind, start, end }) => {
    if (kind !== 'tex') return false
    const tokens = ` ${texTokens(text.slice(start, end)).join(' ').toLowerCase()}`
    return readings.some((reading) => tokens.includes(reading))
  }).map(({ start, end }) => ({ start, end }))
}

function merged(a: readonly Span[], b: readonly Span[]): Span[] {
  const starts = new Set(a.map(({ start }) => start))
  return [...a, ...b.filter(({ start }) => !starts.has(start))].sort((x, y) => x.start - y.start)
}

const escape = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
