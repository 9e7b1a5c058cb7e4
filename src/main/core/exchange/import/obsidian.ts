import { describe } from '../../../../shared/anchor/describe.ts'
import type { Heading } from '../../../../shared/model.ts'
import { stableId } from '../stable-id.ts'
import { bareNote, type ImportedNote } from './imported-note.ts'
import { findMarks, type MarkedPart } from './marks.ts'

/** A copy of a post, read as Lectern reads posts. */
export interface MarkedCopy { title: string; headings: Heading[]; parts: readonly MarkedPart[]; urls: string[] }

/** Whether text may be a copy of a post with marks in it. */
export const hasMarks = (text: string): boolean => /==[^\s=](?:[^\n]*?[^\s=])?==|<mark[\s>]/.test(text)

/** Notes of the `==highlights==` in a copy of a post. Their context is the copy's, which tells equal sentences apart. */
export function fromMarkedCopy(name: string, { title, headings, parts, urls }: MarkedCopy): ImportedNote[] {
  const { text, marks } = findMarks(parts)
  return marks.map((span) => {
    const { quote, headings: path } = describe({ text, headings, hash: '' }, span)
    const id = stableId('obsidian', title, quote.exact, quote.prefix, quote.suffix)
    return { ...bareNote(id, { urls: [name, ...urls], title }, quote.exact), quote, headings: path, position: { ...span, unit: 'utf16' } }
  })
}
