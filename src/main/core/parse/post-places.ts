import { createTextBuilder, foldText, type TextBuilder } from '../../../shared/canonical-text.ts'
import type { PostPlace, Span } from '../../../shared/model.ts'
import type { CodeSlot, MathSlot, ParsedPost } from './parsed-post.ts'
import { walkSections } from './walk-sections.ts'

interface Figure { at: number; images: Span[]; number: string; caption: Span | null; tables: Table[]; code: (PostPlace | null)[] }
interface Table { start: number; end: number; caption: Span | null; header: Span[]; rows: number }

/** Characters of a caption or of the words before an equation that a list shows. */
const WORDS = 160

/**
 * What a post can be searched for by eye: its figures, display formulas, tables and blocks of code, in order, with what they are
 * called.
 * @param numberOf the number that a display formula shows; `''` where it shows none
 */
export function postPlaces({ sections }: Pick<ParsedPost, 'sections'>, numberOf: (slot: MathSlot) => string): PostPlace[] {
  const builder = createTextBuilder()
  const places: PostPlace[] = []
  /** What needs the whole text: captions are known only behind what they belong to. */
  const later: ((text: string) => PostPlace[])[] = []
  const figures: Figure[] = []
  const tables: Table[] = []

  const point = (): Span => ({ start: builder.next(), end: builder.next() })

  walkSections(sections, builder, {
    open(name, attributes) {
      const [figure, table] = [figures.at(-1), tables.at(-1)]
      if (name === 'figure') figures.push({ at: builder.next(), images: [], number: '', caption: null, tables: [], code: [] })
      else if (name === 'figcaption' && figure) {
        figure.caption = point()
        figure.number = attributes['data-number'] ?? ''
      } else if (name === 'table') tables.push({ ...point(), caption: null, header: [], rows: 0 })
      else if (name === 'caption' && table) table.caption = point()
      else if (name === 'tr' && table) table.rows++
      else if ((name === 'th' || name === 'td') && table?.rows === 1) table.header.push(point())
    },
    close(name) {
      const [figure, table] = [figures.at(-1), tables.at(-1)]
      if (name === 'figcaption' && figure?.caption) figure.caption.end = builder.length
      else if (name === 'caption' && table?.caption) table.caption.end = builder.length
      else if ((name === 'th' || name === 'td') && table?.rows === 1) {
        const cell = table.header.at(-1)
        if (cell) cell.end = builder.length
      } else if (name === 'table' && table) {
        tables.pop()
        table.end = builder.length
        if (figure) figure.tables.push(table)
        else later.push((text) => [tablePlace(table, text)])
      } else if (name === 'figure' && figure) {
        figures.pop()
        later.push((text) => figurePlaces(figure, text))
      }
    },
    image(_src, { start, end }) {
      const figure = figures.at(-1)
      if (figure) figure.images.push({ start, end })
      else if (end > start && tables.length === 0) later.push((text) => [{ kind: 'figure', start, end, label: '', caption: shorten(text.slice(start, end)) }])
    },
    slot(slot) {
      if (slot.kind === 'code') {
        const place = codePlace(builder, slot)
        const figure = figures.at(-1)
        if (figure) figure.code.push(place)
        else if (place) places.push(place)
        return
      }
      const { start, end } = builder.atom(foldText(slot.tex), slot.display)
      if (slot.display && end > start) later.push((text) => [{ kind: 'equation', start, end, label: numberOf(slot), caption: wordsBefore(text, start) }])
    }
  })
  const text = builder.toString()
  return [...places, ...later.flatMap((read) => read(text))].sort((a, b) => a.start - b.start || b.end - a.end)
}

const wordsOf = (span: Span | null, text: string): string => (span && span.end > span.start ? foldText(text.slice(span.start, span.end)) : '')

const shorten = (words: string): string => (words.length > WORDS ? `${words.slice(0, WORDS - 1).trimEnd()}…` : words)

function tablePlace({ start, end, caption, header }: Table, text: string, outer = ''): PostPlace {
  const words = wordsOf(caption, text) || outer || header.map((cell) => wordsOf(cell, text)).filter((cell) => cell !== '').join(' · ')
  return { kind: 'table', start, end: Math.max(start, end), label: '', caption: shorten(words) }
}

/** A figure is what it holds: tables, code, or pictures, of which several are one. */
function figurePlaces({ at, images, number, caption, tables, code }: Figure, text: string): PostPlace[] {
  const words = wordsOf(caption, text)
  const inside = [...tables.map((table) => tablePlace(table, text, words)), ...code.flatMap((place) => (place ? [{ ...place, caption: shorten(words) || place.caption }] : []))]
  if (images.length === 0) return inside
  const first = images.find(({ start, end }) => end > start)
  const start = first?.start ?? caption?.start ?? at
  const spoken = words || (first ? text.slice(first.start, first.end) : '')
  return [{ kind: 'figure', start, end: Math.max(start, first?.end ?? caption?.end ?? at), label: number, caption: shorten(spoken) }, ...inside]
}

/** A block of code by its title, else by its first line. */
function codePlace(builder: TextBuilder, { code, title, language }: CodeSlot): PostPlace | null {
  builder.open('pre')
  let first = -1
  builder.text(code, (_at, start) => { if (first < 0) first = start })
  builder.close('pre')
  if (first < 0) return null
  const line = code.split(/\r\n?|\n/).find((each) => each.trim() !== '')?.trim() ?? ''
  return { kind: 'code', start: first, end: builder.length, label: language, caption: shorten(title || line) }
}

/** The end of the sentence that leads to a formula: from its last full stop on, on the line above. */
function wordsBefore(text: string, start: number): string {
  const end = text[start - 1] === '\n' ? start - 1 : start
  const line = foldText(text.slice(text.lastIndexOf('\n', end - 1) + 1, end))
  const sentence = /(?:^|[.!?]\s|[。！？])((?:(?![.!?]\s(?=\p{Lu})|[。！？](?=.)).)+)$/su.exec(line)?.[1] ?? line
  return sentence.length > WORDS ? `…${sentence.slice(1 - WORDS).trimStart()}` : sentence.trim()
}
