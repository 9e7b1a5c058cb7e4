import type { Span } from '../../../src/shared/model.ts'
import type { Pair, Version } from './histories.ts'

/** Random numbers of 0 to 1 from a seed (mulberry32), the same on every machine. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const LENGTHS = [[5, 19], [20, 59], [60, 200]] as const
const OBJECTS = ['heading', 'cell', 'formula', 'code-line'] as const
/** Of each kind and post: anywhere, and on lines that the new version does not have, where most is to be learnt. */
const ANYWHERE = 3
const TOUCHED = 5
/** Tries to hit words that the new version has less often than the old one. */
const TRIES = 60

/** What a reader may have selected in the old version: runs of words of three lengths, and whole objects, more where lines moved or words went. */
export function selectionsOf({ old, new: after }: Pair, random: () => number): Span[] {
  if (old.text.length < 20) return []
  const lines = linesOf(old.text)
  const there = new Set(after.text.split('\n'))
  const touched = lines.filter(({ start, end }) => !there.has(old.text.slice(start, end)))
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
  const displaced = lines.filter((line, index) => {
    const [previous, words] = [lines[index - 1], old.text.slice(line.start, line.end)]
    return previous && there.has(words) && !after.text.includes(old.text.slice(previous.start, line.end))
  })
  const spans: Span[] = []
  const add = (span: Span | null) => {
    if (span && !spans.some(({ start, end }) => start === span.start && end === span.end)) spans.push(span)
  }
  for (const [least, most] of LENGTHS) {
    const length = () => least + Math.floor(random() * (most - least + 1))
    for (let n = 0; n < ANYWHERE; n++) add(wordsAt(old.text, Math.floor(random() * old.text.length), length(), least, most))
    for (let n = 0; n < TOUCHED && touched.length > 0; n++) {
      const line = pick(touched)
      if (line) add(wordsAt(old.text, line.start + Math.floor(random() * (line.end - line.start)), length(), least, most))
    }
  }
  for (let n = 0; n < TOUCHED && displaced.length > 0; n++) {
    const line = pick(displaced)
    const [least, most] = pick(LENGTHS) ?? LENGTHS[0]
    if (line) add(wordsAt(old.text, line.start + Math.floor(random() * (line.end - line.start)), most, least, most))
  }
  for (let n = 0; n < TRIES && touched.length > 0; n++) {
    const line = pick(touched)
    const span = line && wordsAt(old.text, line.start + Math.floor(random() * (line.end - line.start)), 5 + Math.floor(random() * 12), 5, 25)
    const quote = span ? old.text.slice(span.start, span.end) : ''
    if (span && after.text.includes(quote) && count(after.text, quote) < count(old.text, quote)) add(span)
  }
  for (const kind of OBJECTS) {
    const objects = objectsOf(old, kind)
    const onTouched = objects.filter((object) => touched.some((line) => object.start < line.end && object.end > line.start))
    for (const list of [objects, onTouched, onTouched]) add(pick(list) ?? null)
  }
  return spans
}

const count = (text: string, words: string) => text.split(words).length - 1

/** Bare marks ("}", "0") name nothing: no one selects them for themselves. */
function objectsOf(version: Version, kind: (typeof OBJECTS)[number]): Span[] {
  const spans: Span[] = kind === 'heading'
    ? version.headings.map(({ start, text }) => ({ start, end: start + text.length }))
    : version.objects.filter(({ object }) => object.kind === kind)
  return spans.filter(({ start, end }) => end - start >= 3 && end - start <= 400).map(({ start, end }) => ({ start, end }))
}

function linesOf(text: string): Span[] {
  let at = 0
  return text.split('\n').flatMap((line) => {
    const start = at
    at += line.length + 1
    return line.trim() === '' ? [] : [{ start, end: start + line.length }]
  })
}

/** Whole words around a place, as dragging over text selects them; null where there are none of that length. */
function wordsAt(text: string, at: number, length: number, least: number, most: number): Span | null {
  const isSpace = (index: number) => /\s/.test(text[index] ?? ' ')
  let start = at
  while (start > 0 && start > at - 30 && !isSpace(start - 1)) start--
  while (start < text.length && isSpace(start)) start++
  let end = Math.min(text.length, start + length)
  while (end < text.length && end - start < most && !isSpace(end)) end++
  while (end > start && isSpace(end - 1)) end--
  return end - start >= least && end - start <= most ? { start, end } : null
}
