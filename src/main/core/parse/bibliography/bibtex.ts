import { plainTex } from './plain-tex.ts'

/** An entry of a BibTeX file. */
export interface BibEntry {
  /** Lower case: `article`, `inproceedings`, `misc`… */
  type: string
  key: string
  /** By lower-case name; as written, without the outer braces or quotes. */
  fields: Record<string, string>
  /** The entry as it stands in the file. */
  source: string
}

const MAX_ENTRIES = 10_000
const MAX_FIELD = 20_000
const START = /@([a-zA-Z]{2,30})\s*[{(]/g

/**
 * Reads BibTeX (https://ctan.org/pkg/btxdoc) as far as real files hold to it: braces and quotes around values, `#`
 * between strings and names of `@string`, any order. What is no entry is skipped; never throws, linear in its input.
 */
export function parseBibtex(text: string): BibEntry[] {
  const entries: BibEntry[] = []
  const strings = new Map<string, string>()
  START.lastIndex = 0
  for (let match = START.exec(text); match && entries.length < MAX_ENTRIES; match = START.exec(text)) {
    const type = (match[1] ?? '').toLowerCase()
    if (type === 'comment' || type === 'preamble') continue
    const reader = createReader(text, START.lastIndex)
    const key = type === 'string' ? '' : reader.until(/[,})]/y).trim()
    if (type !== 'string' && (key === '' || /[\s"=]/.test(key))) continue
    const fields = readFields(reader, strings)
    START.lastIndex = Math.max(START.lastIndex, reader.at)
    if (type === 'string') for (const name in fields) strings.set(name, fields[name] ?? '')
    else entries.push({ type, key, fields, source: text.slice(match.index, reader.at) })
  }
  return entries
}

type Reader = ReturnType<typeof createReader>

function createReader(text: string, start: number) {
  let at = start
  return {
    get at() { return at },
    get char() { return text[at] ?? '' },
    skip(length = 1) { at += length },
    space() { while (at < text.length && /\s/.test(text.charAt(at))) at++ },
    /** What stands before the next of some characters. */
    until(stop: RegExp): string {
      const from = at
      for (; at < text.length && at - from < MAX_FIELD; at++) {
        stop.lastIndex = at
        if (stop.test(text)) break
      }
      return text.slice(from, at)
    },
    /** What stands between the opening character here and the one that closes it. */
    group(close: string): string {
      const from = ++at
      let depth = 0
      for (; at < text.length && at - from < MAX_FIELD; at++) {
        const char = text[at]
        if (char === '\\') at++
        else if (depth === 0 && char === close) break
        else if (char === '{') depth++
        else if (char === '}') depth--
      }
      return text.slice(from, at++)
    }
  }
}

function readFields(reader: Reader, strings: ReadonlyMap<string, string>): Record<string, string> {
  const fields: Record<string, string> = {}
  for (let count = 0; count < 200; count++) {
    reader.space()
    if (reader.char === ',') reader.skip()
    reader.space()
    if (reader.char === '}' || reader.char === ')') {
      reader.skip()
      break
    }
    const name = reader.until(/[=,})@]/y).trim().toLowerCase()
    if (reader.char !== '=' || !/^[a-z][\w+:.-]{0,60}$/.test(name)) {
      if (reader.char === '' || reader.char === '@') break
      continue
    }
    reader.skip()
    fields[name] = readValue(reader, strings)
  }
  return fields
}

function readValue(reader: Reader, strings: ReadonlyMap<string, string>): string {
  let value = ''
  for (;;) {
    reader.space()
    if (reader.char === '{') value += reader.group('}')
    else if (reader.char === '"') value += reader.group('"')
    else {
      const word = reader.until(/[,#})\s@]/y)
      value += strings.get(word.toLowerCase()) ?? word
    }
    reader.space()
    if (reader.char !== '#') return value
    reader.skip()
  }
}

/** A field as plain text, `''` where the entry has none. */
export const fieldText = (entry: BibEntry, ...names: string[]): string => {
  for (const name of names) {
    const value = entry.fields[name]
    if (value) return plainTex(value)
  }
  return ''
}
