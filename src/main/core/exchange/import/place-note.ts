import { describe } from '../../../../shared/anchor/describe.ts'
import { match, type Quoted } from '../../../../shared/anchor/match.ts'
import type { Selector, Span } from '../../../../shared/model.ts'
import { fromCodePoints } from '../../../../shared/w3c.ts'
import type { PostText } from '../post.ts'
import type { ImportedNote } from './imported-note.ts'

/**
 * The selector of an imported note on a post. One that Lectern made keeps the version it was made on, from which it is carried
 * as any other; one of another program is found by its quote and described anew on the present text.
 * @returns `placed` false where its words are not there: then the selector keeps the quote, and its place is lost
 */
export function placeNote(note: ImportedNote, post: PostText): { selector: Selector; placed: boolean } {
  const { quote, position, headings, hash, kind } = note
  const span = position === null ? null
    : position.unit === 'code points' ? fromCodePoints(post.text, position) : { start: position.start, end: position.end }
  if (kind === 'page') return { selector: { quote, position: span ?? { start: 0, end: 0 }, headings, hash: hash || post.hash }, placed: true }
  const given: Selector = { quote, position: span ?? { start: 0, end: 0 }, headings, hash }
  if (quote.exact === '') return { selector: given, placed: hash === post.hash && span !== null }
  if (hash !== '') return { selector: given, placed: hash === post.hash || match(post.text, { ...given, position: span }, { headings: post.headings }).state !== 'lost' }
  const found = standsAt(post.text, quote.exact, span) ?? findQuote(post, { ...given, position: span })
  return found ? { selector: describe(post, found), placed: true } : { selector: { ...given, position: { start: 0, end: 0 } }, placed: false }
}

const standsAt = (text: string, exact: string, span: Span | null): Span | null =>
  (span !== null && text.slice(span.start, span.end) === exact ? span : null)

function findQuote({ text, headings }: PostText, given: Quoted): Span | null {
  const placed = match(text, given, { headings })
  if (placed.state !== 'lost') return { start: placed.start, end: placed.end }
  const loose = findLoosely(text, given)
  return loose && { start: loose.start, end: loose.end }
}

/** Programs count white space and letters' accents in their own ways: the one place where all the rest is the same. */
function findLoosely(text: string, given: Quoted): Span | null {
  const words = squeeze(given.quote.exact)
  if (words.text.length < 12) return null
  const whole = squeeze(text)
  const at = whole.text.indexOf(words.text)
  if (at < 0) return null
  const next = whole.text.indexOf(words.text, at + 1)
  const chosen = next < 0 ? at : byContext(whole.text, words.text, given)
  if (chosen === null) return null
  const last = chosen + words.text.length - 1
  return { start: whole.at[chosen] ?? 0, end: (whole.at[last] ?? 0) + 1 }
}

/** The only one of several places whose context is that of the quote. */
function byContext(text: string, words: string, { quote }: Quoted): number | null {
  const before = squeeze(quote.prefix).text.slice(-12)
  const after = squeeze(quote.suffix).text.slice(0, 12)
  if (before === '' && after === '') return null
  const places: number[] = []
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (text.slice(0, at).endsWith(before) && text.startsWith(after, at + words.length)) places.push(at)
  }
  return places.length === 1 ? places[0] ?? null : null
}

/** Text without white space, quotation marks and dashes made plain, and where each of its characters stood. */
function squeeze(text: string): { text: string; at: number[] } {
  const at: number[] = []
  let out = ''
  for (let index = 0; index < text.length; index++) {
    const char = text[index] ?? ''
    if (/[\s\u200b\u00ad]/.test(char)) continue
    out += /[‘’‚]/.test(char) ? "'" : /[“”„]/.test(char) ? '"' : /[‐-―−]/.test(char) ? '-' : char
    at.push(index)
  }
  return { text: out, at }
}
