import type { Heading } from '../../../../shared/model.ts'
import { endOfElement, idIn, textOf, type Piece } from './pieces.ts'

/** One entry of a post's list of references. */
export interface Reference {
  /** The id of its element in the page. */
  id: string
  /** The number it is cited by, null where it has none. */
  number: number | null
  /** What stands in brackets before it: `12`, `VSP+17`; `''` for none. */
  label: string
  /** How it begins: authors, as far as a title does not come first; lower case. */
  authors: string
  /** Years in it, with the letter that tells works of one year apart. */
  years: string[]
}

const TITLE =
  /^(?:[\divxa-f]{1,4}[.)]?\s+)?(?:(?:list of )?references?(?: (?:and|&) (?:notes|further reading|links))?|bibliography|works cited|literature(?: cited)?|cited works|citations|notes and references|参考文献|参考资料|参考|引用文献|參考文獻|referenzen|literatur|bibliographie|références)\s*[:：.]?$/i
const LABEL = /^\s*(?:\[([^\][\n]{1,60})\]|\((\d{1,3})\)|(\d{1,3})[.)]\s)/
const YEAR = /(?<![\d.:/-])((?:18|19|20)\d{2})([a-z]?)(?![\d]|\.\d|[a-z])/g
const MAX_AUTHORS = 400

/** The heading of the list of references; the last one, where several could be. */
export const referenceHeading = (headings: readonly Heading[]): Heading | undefined =>
  headings.findLast(({ text }) => TITLE.test(text.trim()))

/** Where the list stands: between its heading and the next one of its rank. */
export function referenceArea(sections: readonly Piece[][], heading: Heading): { section: number; from: number; to: number }[] {
  const area: { section: number; from: number; to: number }[] = []
  let inside = false
  for (const [section, pieces] of sections.entries()) {
    let from = inside ? 0 : -1
    for (const [at, piece] of pieces.entries()) {
      if (piece.kind !== 'open' || !/^h[1-6]$/.test(piece.name)) continue
      if (!inside) {
        // Ids are written escaped; those that need it are rare, and then the list is none.
        if (idIn(piece.html) !== heading.id) continue
        inside = true
        from = endOfElement(pieces, at)
      } else if (at >= from && Number(piece.name[1]) <= heading.level) {
        area.push({ section, from, to: at })
        return area
      }
    }
    if (inside) area.push({ section, from, to: pieces.length })
  }
  return area
}

/** Takes an id that no element has: the one that is asked for, or one with a number behind it. */
export type TakeId = (wanted: string) => string

export function createTakeId(taken: Set<string>): TakeId {
  const counts = new Map<string, number>()
  return (wanted) => {
    let id = wanted
    let count = counts.get(wanted) ?? 0
    while (taken.has(id)) id = `${wanted}-${++count}`
    counts.set(wanted, count)
    taken.add(id)
    return id
  }
}

/** Finds the entries in a stretch of pieces, and gives ids to those that have none. */
export function takeReferences(pieces: Piece[], from: number, to: number, takeId: TakeId, known: Reference[]): void {
  const inserts = new Map<number, Piece[]>()
  const insert = (at: number, piece: Piece) => { inserts.set(at, [...inserts.get(at) ?? [], piece]) }
  let list: { ordered: boolean; next: number; end: number } | null = null
  for (let at = from; at < to; at++) {
    const piece = pieces[at]
    if (list && at >= list.end) list = null
    if (piece?.kind !== 'open') continue
    // What a post is to be cited by is no work that it cites.
    if (piece.name === 'blockquote') at = endOfElement(pieces, at) - 1
    else if ((piece.name === 'ol' || piece.name === 'ul') && !list) {
      list = { ordered: piece.name === 'ol', next: Number(/ start="(\d+)"/.exec(piece.html)?.[1] ?? 1), end: endOfElement(pieces, at) }
    } else if (piece.name === 'li' && list) {
      const end = endOfElement(pieces, at)
      const id = idIn(piece.html)
      const reference = toReference(textOf(pieces.slice(at, end)), list.ordered ? list.next : null, id, takeId, known.length)
      list.next++
      if (id === '') piece.html = piece.html.replace('<li', `<li id="${reference.id}"`)
      known.push(reference)
      at = end - 1
    } else if (piece.name === 'p' || piece.name === 'dd') {
      const end = endOfElement(pieces, at)
      const entries = splitEntries(pieces, at + 1, end - 1)
      for (const entry of entries) {
        const id = entries.length === 1 ? idIn(piece.html) : ''
        const reference = toReference(entry.text, null, id, takeId, known.length)
        if (reference.label === '' && (reference.years.length === 0 || reference.authors === '')) continue
        known.push(reference)
        if (entries.length > 1) {
          insert(entry.from, { kind: 'open', name: 'span', html: `<span id="${reference.id}">` })
          insert(entry.to, { kind: 'close', name: 'span', html: '</span>' })
        } else if (id === '') piece.html = piece.html.replace(/^<(p|dd)/, `<$1 id="${reference.id}"`)
      }
      at = end - 1
    }
  }
  if (inserts.size === 0) return
  const all = pieces.flatMap((piece, at) => [...inserts.get(at) ?? [], piece])
  pieces.length = 0
  for (const piece of all) pieces.push(piece)
}

function toReference(text: string, place: number | null, id: string, takeId: TakeId, count: number): Reference {
  const plain = text.replace(/\s+/g, ' ').trim()
  const found = LABEL.exec(plain)
  const label = (found?.[1] ?? found?.[2] ?? found?.[3] ?? '').trim()
  const number = /^\d{1,4}$/.test(label) ? Number(label) : place
  const rest = found ? plain.slice(found[0].length) : plain
  const years = [...rest.matchAll(YEAR)].map(([, year = '', letter = '']) => year + letter)
  const own = id || takeId(`post-ref-${number ?? /^[\w+-]{1,40}$/.exec(label)?.[0] ?? count + 1}`)
  const authors = rest.slice(0, MAX_AUTHORS).split(/[“"«]|(?:^|[\s(])(?:18|19|20)\d{2}/, 1)[0] ?? ''
  return { id: own, number, label, authors: authors.toLowerCase(), years }
}

interface Entry { from: number; to: number; text: string }

/** The entries of one paragraph: one each line that a label begins, or all of it. Only breaks outside of other elements count. */
function splitEntries(pieces: readonly Piece[], from: number, to: number): Entry[] {
  const starts = [from]
  let depth = 0
  for (let at = from; at < to; at++) {
    const piece = pieces[at]
    if (piece?.kind === 'open' && piece.name !== 'br') depth++
    else if (piece?.kind === 'slot' && piece.slot.kind === 'link') depth++
    else if (piece?.kind === 'close') depth--
    else if (piece?.kind === 'open' && depth === 0) {
      const next = pieces[at + 1]
      if (next?.kind === 'text' && LABEL.test(next.html)) starts.push(at + 1)
    }
  }
  return starts.flatMap((start, index) => {
    const end = starts[index + 1] ?? to
    const text = textOf(pieces.slice(start, end))
    // The break belongs to none of the two.
    return text.trim() === '' ? [] : [{ from: start, to: index + 1 < starts.length ? end - 1 : end, text }]
  })
}
