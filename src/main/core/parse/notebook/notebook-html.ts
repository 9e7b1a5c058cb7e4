import type { Warning } from '../../../../shared/model.ts'
import type { CodeSlot, MathSlot, PostLabel, ReferenceSlot } from '../parsed-post.ts'
import { markRawStart, RAW_END } from '../plugins/slots.ts'
import { stowImages, type StowedImages } from '../stowed-images.ts'
import { balance } from './balance.ts'
import type { NotebookPart } from './read-notebook.ts'

/** A notebook as the sanitiser takes it. */
export interface NotebookHtml extends RenderedCell { html: string; images: StowedImages }

interface RenderedCell { readonly html: string; slots: (MathSlot | CodeSlot | ReferenceSlot)[]; warnings: Warning[]; labels: PostLabel[] }

/** Renders one cell of Markdown. */
type RenderCell = (source: string, lineOffset: number) => RenderedCell

/** No text of a notebook holds it: it was replaced when the file was read. */
const BETWEEN = '\0'

/**
 * Cells and outputs as one HTML. Each is rendered by itself, as in Jupyter, so that what one leaves open ends with it.
 * @returns null where the text, without embedded pictures, is longer than `max` characters
 */
export function notebookHtml(parts: readonly NotebookPart[], render: RenderCell, max: number): NotebookHtml | null {
  const images = stowImages(parts.map((part) => ('html' in part ? part.html : part.text)).join(BETWEEN))
  if (images.source.length > max) return null
  const texts = images.source.split(BETWEEN)
  const slots: RenderedCell['slots'] = []
  const warnings: Warning[] = []
  const labels: PostLabel[] = []

  const slot = (one: MathSlot | CodeSlot): string => `<!--@s${slots.push(one) - 1}-->`
  const markdown = (text: string, line: number | null): string => {
    const cell = render(text, line ?? 0)
    // Writing it fills its slots.
    const written = balance(cell.html)
    const first = slots.length
    slots.push(...(line === null ? cell.slots.map((one) => ({ ...one, line: null })) : cell.slots))
    warnings.push(...(line === null ? cell.warnings.map((one) => ({ ...one, line: null })) : cell.warnings))
    labels.push(...cell.labels)
    const html = written.replace(/<!--@s(\d{1,9})-->/g, (_, index: string) => `<!--@s${first + Number(index)}-->`)
    return line === null ? html.replace(/ data-line="\d+"/g, '') : html
  }

  const html = parts.map((part, index) => {
    const text = texts[index] ?? ''
    switch (part.kind) {
      case 'markdown': return markdown(text, part.line)
      case 'output-markdown': return `<div class="cell-output">${markdown(text, null)}</div>`
      case 'code': return slot({ kind: 'code', code: text.replace(/\n+$/, ''), language: part.language, title: '', line: part.line === null ? null : part.line + 1 })
      case 'text': return `<div class="cell-output">${slot({ kind: 'code', code: text, language: '', title: part.error ? 'Error' : 'Output', line: null })}</div>`
      case 'html': return `<div class="cell-output">${markRawStart(1)}${balance(text)}${RAW_END}</div>`
    }
  }).join('\n')
  return { html, slots, images, warnings, labels }
}
