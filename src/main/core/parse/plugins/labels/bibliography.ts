import { readNamed } from '../included.ts'
import type { MarkdownEnv } from '../slots.ts'

/** One entry of a BibTeX file, as far as citations in the text need it. */
export interface BibEntry { authors: string[]; year: string; title: string; venue: string; url: string }

const MAX_ENTRIES = 5000
const ENTRY = /@(\w+)\s*\{\s*([^\s,{}]+)\s*,/g
const FIELD = /\s*,?\s*([\w-]+)\s*=\s*/y
const known = new WeakMap<MarkdownEnv, Map<string, BibEntry>>()

/** The entries of the files that the post's front matter names under `bibliography`. */
export function bibliographyOf(env: MarkdownEnv): Map<string, BibEntry> {
  const before = known.get(env)
  if (before) return before
  const entries = new Map<string, BibEntry>()
  known.set(env, entries)
  const names = [env.data['bibliography']].flat().filter((name) => typeof name === 'string' && name.endsWith('.bib')) as string[]
  for (const name of names.slice(0, 5)) {
    const text = readNamed(env, name)
    if (text !== null) for (const [key, entry] of readBibtex(text)) if (!entries.has(key)) entries.set(key, entry)
  }
  return entries
}

/** Reads BibTeX: keys and the fields that are shown. What cannot be read is left out. */
export function readBibtex(text: string): Map<string, BibEntry> {
  const entries = new Map<string, BibEntry>()
  ENTRY.lastIndex = 0
  for (let found = ENTRY.exec(text); found && entries.size < MAX_ENTRIES; found = ENTRY.exec(text)) {
    const [, type = '', key = ''] = found
    if (/^(?:string|comment|preamble)$/i.test(type)) continue
    const fields = new Map<string, string>()
    let at = ENTRY.lastIndex
    for (;;) {
      FIELD.lastIndex = at
      const field = FIELD.exec(text)
      if (!field) break
      const value = readValue(text, FIELD.lastIndex)
      if (!value) break
      fields.set((field[1] ?? '').toLowerCase(), plain(value.text))
      at = value.end
    }
    ENTRY.lastIndex = at
    entries.set(key, {
      authors: (fields.get('author') ?? fields.get('editor') ?? '').split(/\s+and\s+/).map(nameOf).filter(Boolean),
      year: fields.get('year') ?? /\d{4}/.exec(fields.get('date') ?? '')?.[0] ?? '',
      title: fields.get('title') ?? '',
      venue: fields.get('journal') ?? fields.get('booktitle') ?? fields.get('publisher') ?? fields.get('howpublished') ?? '',
      url: fields.get('url') ?? (fields.has('doi') ? `https://doi.org/${fields.get('doi')?.replace(/^https?:\/\/[^/]+\//, '') ?? ''}` : '')
    })
  }
  return entries
}

function readValue(text: string, start: number): { text: string; end: number } | null {
  if (text[start] === '{' || text[start] === '"') {
    const isBrace = text[start] === '{'
    let depth = 0
    for (let at = start + 1; at < text.length && at - start < 20_000; at++) {
      const char = text[at]
      if (char === '{') depth++
      else if (char === '}' && (depth > 0 || isBrace)) {
        if (depth-- === 0) return { text: text.slice(start + 1, at), end: at + 1 }
      } else if (char === '"' && !isBrace && depth === 0) return { text: text.slice(start + 1, at), end: at + 1 }
    }
    return null
  }
  const word = /[^\s,{}"]{1,200}/y
  word.lastIndex = start
  const found = word.exec(text)
  return found ? { text: found[0], end: word.lastIndex } : null
}

const ACCENTS: Readonly<Record<string, string>> = { "'": '\u0301', '`': '\u0300', '"': '\u0308', '^': '\u0302', '~': '\u0303', 'c': '\u0327', 'v': '\u030c' }

/** TeX's accents as letters, without braces and line breaks. */
const plain = (tex: string): string => tex
  .replace(/\\(["'`^~]|[cv](?=[\s{]))\s*\{?\\?([A-Za-z])\}?/g, (_, accent: string, letter: string) => (letter + (ACCENTS[accent] ?? '')).normalize('NFC'))
  .replace(/\\ss\b\s*/g, 'ß').replace(/\\o\b\s*/g, 'ø').replace(/\\&/g, '&').replace(/--+/g, '–').replace(/[{}]/g, '').replace(/\s+/g, ' ').trim()

/** The family name of `Knuth, Donald E.` or `Donald E. Knuth`. */
const nameOf = (name: string): string => (name.includes(',') ? name.split(',')[0] ?? '' : /\S+$/.exec(name)?.[0] ?? '').trim()

/** `Knuth`, `Lee & Wu`, `Vaswani et al.` */
export function shortAuthors({ authors, title }: BibEntry): string {
  const [first, second] = authors
  if (first === undefined) return title.slice(0, 40)
  return authors.length > 2 ? `${first} et al.` : second === undefined ? first : `${first} & ${second}`
}
