import type { Warning } from '../../../../shared/model.ts'
import { escapeText } from '../sanitise/escape.ts'

/** HTML that shows a tag as its author wrote it, for one that Lectern cannot follow. In one line. */
export function unknownTag(source: string, block: boolean): string {
  const name = block ? 'div' : 'span'
  const text = escapeText(source.trim()).replace(/\r?\n/g, '&#10;')
  return `<${name} class="unknown-tag" title="Lectern does not know this tag, so its source is shown.">${text}</${name}>`
}

export const unknownTagWarning = (source: string, line: number | null): Warning => {
  const text = source.trim().replace(/\s+/g, ' ')
  const short = text.length > 80 ? `${text.slice(0, 79)}…` : text
  const what = text.startsWith('{{#') ? `The folder holds nothing that could stand for ${short}` : `Lectern does not know the tag ${short}`
  return { code: 'tag-unknown', message: `${what}, so its source is shown.`, line }
}
