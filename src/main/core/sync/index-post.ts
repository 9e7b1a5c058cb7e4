import { formatOf } from '../library/source-paths.ts'
import type { Source } from '../library/read-source.ts'
import type { ParsedPost, ParseInput, Surroundings } from '../parse/parsed-post.ts'
import { parsePlain, parsePost } from '../parse/parse-post.ts'
import { numberEquations } from '../render/equations.ts'
import type { Label, Marks, PostRecord } from '../store/post-record.ts'
import type { IndexedPost } from './parse-ahead.ts'

/** A file that was read, as a post. @param surroundings of its path, see `../surroundings.ts` */
export function parseSource(source: Source, surroundings?: Surroundings): ParsedPost {
  const parsed = parsePost(inputOf(source, surroundings))
  return { ...parsed, warnings: [...source.warnings, ...parsed.warnings] }
}

/** A file whose parsing did not come to an end, as plain text. @param reason why, for the reader */
export function parsePlainSource(source: Source, surroundings: Surroundings | undefined, reason: string): ParsedPost {
  const message = `This post could not be read with its formatting: ${reason}. It is shown as plain text.`
  const parsed = parsePlain(inputOf(source, surroundings), { code: 'parse-failed', message, line: null })
  return { ...parsed, warnings: [...source.warnings, ...parsed.warnings] }
}

const inputOf = ({ text, path, mtime }: Source, surroundings?: Surroundings): ParseInput =>
  ({ source: text, format: formatOf(path) ?? 'markdown', path, mtime, surroundings })

/** What the store keeps of a post that was read and parsed. */
export function toRecord(source: IndexedPost['source'], parsed: IndexedPost['parsed'], owner: { id: string; folderId: string; marks: Marks }): PostRecord {
  const { meta, text, parts, headings, links, warnings } = parsed
  const { sections, labels = [] } = parsed
  return {
    ...owner, path: source.path, hash: source.hash, size: source.bytes, mtime: source.mtime, meta, text, parts, headings, links, warnings,
    labels: sections ? labelsOf({ sections, labels }) : [...labels]
  }
}

/** What other posts can refer to in this one: equations by the numbers that they are shown with. */
export function labelsOf({ sections, labels = [] }: { sections: ParsedPost['sections']; labels?: readonly Label[] }): Label[] {
  const formulas = sections.flatMap(({ parts }) => parts.filter((part) => typeof part !== 'string' && part.kind === 'math'))
  const equations = numberEquations(formulas).labels().map(({ label, id, number }): Label => ({ name: label, id, words: `(${number})` }))
  return [...labels, ...equations]
}
