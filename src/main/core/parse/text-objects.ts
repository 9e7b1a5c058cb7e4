import { createTextBuilder, foldText, type TextBuilder } from '../../../shared/canonical-text.ts'
import type { TextObject } from '../../../shared/model.ts'
import type { CodeSlot, ParsedPost } from './parsed-post.ts'
import { createTableReader } from './table-cells.ts'
import { walkSections } from './walk-sections.ts'

interface Figure { images: { src: string; start: number; end: number }[]; caption: { start: number; end: number } | null }

/**
 * The objects of a post that are annotated whole: formulas, figures, table cells and lines of code, with their spans
 * of its canonical text, in order. An image without words stands where its caption stands; without either it is none.
 */
export function textObjects({ sections }: Pick<ParsedPost, 'sections'>): TextObject[] {
  const builder = createTextBuilder()
  const objects: TextObject[] = []
  /** What needs the whole text: captions and headers of cells are known only behind what they belong to. */
  const later: ((text: string) => TextObject[])[] = []
  const figures: Figure[] = []
  const tables = createTableReader(builder, (read) => later.push(read))

  walkSections(sections, builder, {
    open(name) {
      tables.open(name)
      if (name === 'figure') figures.push({ images: [], caption: null })
      const figure = figures.at(-1)
      if (name === 'figcaption' && figure) figure.caption = { start: builder.next(), end: builder.next() }
    },
    close(name) {
      const figure = figures.at(-1)
      if (name === 'figcaption' && figure?.caption) figure.caption.end = builder.length
      if (name === 'figure' && figure) {
        figures.pop()
        later.push((text) => figureObjects(figure, text))
      }
      tables.close(name)
    },
    image(src, { start, end }) {
      const figure = figures.at(-1)
      if (figure) figure.images.push({ src, start, end })
      else if (end > start) objects.push({ start, end, object: { kind: 'figure', src, caption: '' } })
    },
    slot(slot) {
      if (slot.kind === 'code') objects.push(...codeLines(builder, slot))
      else {
        const tex = foldText(slot.tex)
        const span = builder.atom(tex, slot.display)
        if (tex !== '') objects.push({ ...span, object: { kind: 'formula', tex } })
      }
    }
  })
  const text = builder.toString()
  return [...objects, ...later.flatMap((read) => read(text))].sort((a, b) => a.start - b.start || b.end - a.end)
}

function codeLines(builder: TextBuilder, { code }: CodeSlot): TextObject[] {
  builder.open('pre')
  let first = -1
  let lead = 0
  builder.text(code, (at, start) => { if (first < 0) { first = start; lead = at } })
  builder.close('pre')
  if (first < 0) return []
  let at = first - lead
  return code.replace(/\r\n?/g, '\n').split('\n').flatMap((line) => {
    const start = at
    at += line.length + 1
    const inset = line.length - line.trimStart().length
    const words = line.trim()
    return words === '' ? [] : [{ start: start + inset, end: start + inset + words.length, object: { kind: 'code-line' as const, line: words } }]
  })
}

function figureObjects({ images, caption }: Figure, text: string): TextObject[] {
  const words = caption && caption.end > caption.start ? foldText(text.slice(caption.start, caption.end)) : ''
  return images.flatMap(({ src, start, end }) => {
    const span = end > start ? { start, end } : words !== '' && caption ? { start: caption.start, end: caption.end } : null
    return span ? [{ ...span, object: { kind: 'figure' as const, src, caption: words } }] : []
  })
}
