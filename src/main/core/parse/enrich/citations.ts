import type { Heading } from '../../../../shared/model.ts'
import type { Section } from '../parsed-post.ts'
import { escapeAttribute, escapeText } from '../sanitise/escape.ts'
import { plainText, readPieces, writePieces, type Piece } from './pieces.ts'
import { createTakeId, referenceArea, referenceHeading, takeReferences, type Reference } from './references.ts'

/** `[12]`, `[1, 2]`, `[3–5]`; not behind a word, as in `a[1]`. */
const NUMBERS = /(?<![\p{L}\p{N})_]|[^\d]\])\[(\d{1,3}(?:\s?[,;，、–-]\s?\d{1,3}){0,11})\](?!\(|:)/gu
/** `[VSP+17]`, `[Vaswani et al. 2017]` as a whole. */
const LABELS = /\[([^\][\n]{2,60})\]/g
/** `Vaswani et al., 2017`, `Strehl & Littman (2008)`, `Oord, Li and Vinyals 2018`. */
const NAMES =
  /(?<![\p{L}\p{N}])((?:(?:van|von|der|den|de|la|le|el|al)[ -]){0,2}\p{Lu}[\p{L}'’-]{1,40})((?:, (?:[a-z]{2,3} ){0,2}\p{Lu}[\p{L}'’-]{1,40}){0,6}(?:,? (?:and|&) (?:\p{Lu}\. ?){0,3}(?:[a-z]{2,3} ){0,2}\p{Lu}[\p{L}'’-]{1,40}|,? et al\.?)?)('s|’s)?,? ?([([（]?)((?:18|19|20)\d{2}[a-z]?)(?![\p{L}\p{N}])([)\]）]?)/gu

/** Works of one author in one year; more are a mistake or worse. */
const MOST_WORKS = 30

interface Link { start: number; end: number; id: string }

/**
 * Recognises the list of references of a post and what cites it in the text: entries get ids, `[12]`, `(Ho et al.,
 * 2020)` and their kin become links to them with the class `citation`. Does nothing to a post without such a list; the
 * text stays what it is.
 */
export function linkCitations(sections: readonly Section[], headings: readonly Heading[]): void {
  const heading = referenceHeading(headings)
  if (!heading) return
  // Taking a post apart costs most: before the list only what may cite is, and only if there is a list.
  const start = sections.findIndex(({ parts }) => parts.some((part) => typeof part === 'string' && part.includes(` id="${heading.id}"`)))
  if (start < 0) return
  const pieces = sections.map((section, index) => (index < start ? [] : readPieces(section)))
  const area = referenceArea(pieces, heading)
  const takeId = createTakeId(idsIn(sections))
  const references: Reference[] = []
  const listed = new Set(area.flatMap(({ section, from, to }) => pieces[section]?.slice(from, to) ?? []))
  for (const { section, from, to } of area) takeReferences(pieces[section] ?? [], from, to, takeId, references)
  if (references.length === 0) return
  const find = createFinder(references)
  for (const [index, section] of sections.entries()) {
    if (index < start && !section.parts.some((part) => typeof part === 'string' && MAY_CITE.test(part))) continue
    const list = index < start ? readPieces(section) : pieces[index] ?? []
    if (linkIn(list, listed, find) || index >= start) writePieces(section, list)
  }
}

const MAY_CITE = /\[[\d\p{Lu}]|(?:18|19|20)\d\d/u

function idsIn(sections: readonly Section[]): Set<string> {
  const ids = new Set<string>()
  for (const { parts } of sections) {
    for (const part of parts) {
      if (typeof part === 'string') for (const [, id = ''] of part.matchAll(/ id="([^"]*)"/g)) ids.add(id)
    }
  }
  return ids
}

const NOT_IN = new Set(['code', 'kbd', 'samp', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'button'])

function linkIn(pieces: readonly Piece[], listed: ReadonlySet<Piece>, find: (text: string) => Link[]): boolean {
  let inside = 0
  let found = false
  for (const piece of pieces) {
    if (piece.kind === 'slot') {
      if (piece.slot.kind === 'link') inside++
    } else if (piece.kind === 'text') {
      if (inside > 0 || listed.has(piece) || !/\d/.test(piece.html)) continue
      const text = plainText(piece.html)
      const links = find(text)
      if (links.length === 0) continue
      piece.html = withLinks(text, links)
      found = true
    } else if (piece.name === 'a' || NOT_IN.has(piece.name)) inside += piece.kind === 'open' ? 1 : -1
  }
  return found
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
  /** By a name and a year; the names in the order of the entry. */
  const byName = new Map<string, { reference: Reference; at: number }[]>()
  for (const reference of references) {
    if (reference.number !== null && !byNumber.has(reference.number)) byNumber.set(reference.number, reference)
    if (reference.label !== '' && reference.number === null) byLabel.set(looseLabel(reference.label), reference)
    for (const year of reference.years) {
      for (const [at, name] of namesOf(reference).entries()) {
        for (const key of new Set([`${name} ${year}`, `${name} ${year.slice(0, 4)}`])) {
          const works = byName.get(key) ?? []
          if (works.length < MOST_WORKS) works.push({ reference, at })
          byName.set(key, works)
        }
      }
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
    const words = [{ word: name, at: 0 }, ...[...others.matchAll(/\p{Lu}[\p{L}'’-]+/gu)].map(({ 0: word, index }) => ({ word, at: name.length + index }))]
    // A bracket that closes what the name does not open stays outside.
    const end = match.index + whole.length - (open === '' ? close.length : 0)
    // What begins a sentence looks like a name: “In Paris, Ho and Li (2020)”.
    for (const [skip, { at }] of words.entries()) {
      const reference = pick(words.slice(skip).map(({ word }) => familyName(word)), year)
      if (reference) return [{ start: match.index + at, end, id: reference.id }]
    }
    return []
  })

  /** The work of that year whose authors are named: best the one whose first author comes first. */
  const pick = ([first = '', ...others]: readonly string[], year: string): Reference | null => {
    const works = byName.get(`${first} ${year}`) ?? byName.get(`${first} ${year.slice(0, 4)}`) ?? []
    const matching = works.filter(({ reference }) => others.every((name) => namesOf(reference).includes(name)))
    return matching.toSorted((a, b) => a.at - b.at)[0]?.reference ?? null
  }

  return (text) => {
    const found: Link[] = []
    if (text.includes('[')) {
      if (byNumber.size > 0) found.push(...numbers(text))
      if (byLabel.size > 0) found.push(...labels(text))
    }
    if (byName.size > 0) found.push(...names(text))
    found.sort((a, b) => a.start - b.start)
    let last = 0
    return found.filter(({ start, end }) => {
      if (start < last) return false
      last = end
      return true
    })
  }
}

const looseLabel = (label: string): string => label.toLowerCase().replace(/[\s.,]+/g, ' ').trim()

/** `van den Oord's` stands as `Oord, A. van den` in a list. */
const familyName = (name: string): string => name.replace(/['’]s$/, '').replace(/^(?:(?:van|von|der|den|de|la|le|el|al)[ -])+/, '').toLowerCase()

const namesOf = ({ authors }: Reference): string[] => [...new Set(authors.match(/[\p{L}][\p{L}'’-]+/gu))].slice(0, 60)
