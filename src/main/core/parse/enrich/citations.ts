import type { Heading } from '../../../../shared/model.ts'
import type { Section } from '../parsed-post.ts'
import { escapeAttribute, escapeText } from '../sanitise/escape.ts'
import { idIn, plainText, readPieces, writePieces, type Piece } from './pieces.ts'
import { referenceArea, referenceHeading, takeReferences, type Reference } from './references.ts'

/** `[12]`, `[1, 2]`, `[3–5]`; not behind a word, as in `a[1]`. */
const NUMBERS = /(?<![\p{L}\p{N})_]|[^\d]\])\[(\d{1,3}(?:\s?[,;，、–-]\s?\d{1,3}){0,11})\](?!\(|:)/gu
/** `[VSP+17]`, `[Vaswani et al. 2017]` as a whole. */
const LABELS = /\[([^\][\n]{2,60})\]/g
/** `Vaswani et al., 2017`, `Strehl & Littman (2008)`, `Oord, Li and Vinyals 2018`. */
const NAMES =
  /(?<![\p{L}\p{N}])((?:(?:van|von|der|den|de|la|le|el|al)[ -]){0,2}\p{Lu}[\p{L}'’-]{1,40})((?:, (?:[a-z]{2,3} ){0,2}\p{Lu}[\p{L}'’-]{1,40}){0,6}(?:,? (?:and|&) (?:\p{Lu}\. ?){0,3}(?:[a-z]{2,3} ){0,2}\p{Lu}[\p{L}'’-]{1,40}|,? et al\.?)?)('s|’s)?,? ?([([（]?)((?:18|19|20)\d{2}[a-z]?)(?![\p{L}\p{N}])([)\]）]?)/gu

interface Link { start: number; end: number; id: string }

/**
 * Recognises the list of references of a post and what cites it in the text: entries get ids, `[12]`, `(Ho et al.,
 * 2020)` and their kin become links to them with the class `citation`. Does nothing to a post without such a list; the
 * text stays what it is.
 */
export function linkCitations(sections: readonly Section[], headings: readonly Heading[]): void {
  const heading = referenceHeading(headings)
  if (!heading) return
  const pieces = sections.map(readPieces)
  const area = referenceArea(pieces, heading)
  const taken = new Set(pieces.flat().flatMap((piece) => (piece.kind === 'open' && piece.html.includes(' id=') ? [idIn(piece.html)] : [])))
  const references: Reference[] = []
  const listed = new Set(area.flatMap(({ section, from, to }) => pieces[section]?.slice(from, to) ?? []))
  for (const { section, from, to } of area) takeReferences(pieces[section] ?? [], from, to, taken, references)
  if (references.length === 0) return
  const find = createFinder(references)
  for (const [index, list] of pieces.entries()) {
    linkIn(list, listed, find)
    const section = sections[index]
    if (section) writePieces(section, list)
  }
}

const NOT_IN = new Set(['code', 'kbd', 'samp', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'button'])

function linkIn(pieces: readonly Piece[], listed: ReadonlySet<Piece>, find: (text: string) => Link[]): void {
  let inside = 0
  for (const piece of pieces) {
    if (piece.kind === 'slot') {
      if (piece.slot.kind === 'link') inside++
    } else if (piece.kind === 'text') {
      if (inside > 0 || listed.has(piece) || !/\d/.test(piece.html)) continue
      const text = plainText(piece.html)
      const links = find(text)
      if (links.length > 0) piece.html = withLinks(text, links)
    } else if (piece.name === 'a' || NOT_IN.has(piece.name)) inside += piece.kind === 'open' ? 1 : -1
  }
}

function withLinks(text: string, links: readonly Link[]): string {
  let html = ''
  let last = 0
  for (const { start, end, id } of links) {
    const href = escapeAttribute(id)
    html += `${escapeText(text.slice(last, start))}<a href="#${href}" data-heading="${href}" class="citation">${escapeText(text.slice(start, end))}</a>`
    last = end
  }
  return html + escapeText(text.slice(last))
}

function createFinder(references: readonly Reference[]): (text: string) => Link[] {
  const byNumber = new Map<number, Reference>()
  const byLabel = new Map<string, Reference>()
  const byYear = new Map<string, Reference[]>()
  for (const reference of references) {
    if (reference.number !== null && !byNumber.has(reference.number)) byNumber.set(reference.number, reference)
    if (reference.label !== '' && reference.number === null) byLabel.set(looseLabel(reference.label), reference)
    for (const year of reference.years) {
      for (const key of new Set([year, year.slice(0, 4)])) byYear.set(key, [...byYear.get(key) ?? [], reference])
    }
  }

  const numbers = (text: string): Link[] => [...text.matchAll(NUMBERS)].flatMap((match) => {
    const list = [...(match[1] ?? '').matchAll(/\d+/g)]
    const found = list.map((number) => byNumber.get(Number(number[0])))
    if (found.some((reference) => !reference)) return []
    const [only] = found
    if (list.length === 1 && only) return [{ start: match.index, end: match.index + match[0].length, id: only.id }]
    return list.flatMap((number, at) => {
      const start = match.index + 1 + number.index
      const reference = found[at]
      return reference ? [{ start, end: start + number[0].length, id: reference.id }] : []
    })
  })

  const labels = (text: string): Link[] => [...text.matchAll(LABELS)].flatMap((match) => {
    const reference = byLabel.get(looseLabel(match[1] ?? ''))
    return reference ? [{ start: match.index, end: match.index + match[0].length, id: reference.id }] : []
  })

  const names = (text: string): Link[] => [...text.matchAll(NAMES)].flatMap((match) => {
    const [whole, name = '', others = '', , open = '', year = '', close = ''] = match
    const works = byYear.get(year) ?? byYear.get(year.slice(0, 4))
    if (!works) return []
    const words = [{ word: name, at: 0 }, ...[...others.matchAll(/\p{Lu}[\p{L}'’-]+/gu)].map(({ 0: word, index }) => ({ word, at: name.length + index }))]
    // A bracket that closes what the name does not open stays outside.
    const end = match.index + whole.length - (open === '' ? close.length : 0)
    // What begins a sentence looks like a name: “In Paris, Ho and Li (2020)”.
    for (const [skip, { at }] of words.entries()) {
      const reference = pick(words.slice(skip).map(({ word }) => word), works)
      if (reference) return [{ start: match.index + at, end, id: reference.id }]
    }
    return []
  })

  return (text) => {
    const found: Link[] = []
    if (text.includes('[')) {
      if (byNumber.size > 0) found.push(...numbers(text))
      if (byLabel.size > 0) found.push(...labels(text))
    }
    if (byYear.size > 0) found.push(...names(text))
    found.sort((a, b) => a.start - b.start)
    return found.filter((link, at) => found.slice(0, at).every(({ end }) => end <= link.start))
  }
}

const looseLabel = (label: string): string => label.toLowerCase().replace(/[\s.,]+/g, ' ').trim()

/** The work of that year whose authors are named: best the one whose first author comes first. */
function pick(words: readonly string[], candidates: readonly Reference[]): Reference | null {
  const places = candidates.flatMap((reference) => {
    const at = words.map((word) => placeOf(familyName(word), reference.authors))
    return at.every((place) => place >= 0) ? [{ reference, at: Math.min(...at) }] : []
  })
  return places.toSorted((a, b) => a.at - b.at)[0]?.reference ?? null
}

/** `van den Oord's` stands as `Oord, A. van den` in a list. */
const familyName = (name: string): string => name.replace(/['’]s$/, '').replace(/^(?:(?:van|von|der|den|de|la|le|el|al)[ -])+/, '').toLowerCase()

function placeOf(word: string, authors: string): number {
  for (let at = authors.indexOf(word); at >= 0; at = authors.indexOf(word, at + 1)) {
    if (!/\p{L}/u.test(authors[at - 1] ?? ' ') && !/\p{L}/u.test(authors[at + word.length] ?? ' ')) return at
  }
  return -1
}
