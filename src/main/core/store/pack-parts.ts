import type { TextPart } from '../../../shared/model.ts'

const KINDS = ['code', 'tex', 'caption'] as const
/** Numbers that a part takes: kind, start, end. */
const WIDTH = 3

/** Parts as the store keeps them: a post has hundreds, which would be slow to read as JSON. */
export function packParts(parts: readonly TextPart[]): Buffer {
  const numbers = Uint32Array.from(parts.flatMap(({ kind, start, end }) => [KINDS.indexOf(kind), start, end]))
  return Buffer.from(numbers.buffer)
}

/** The inverse of `packParts`. */
export function unpackParts(packed: Buffer): TextPart[] {
  const numbers = new Uint32Array(packed.buffer.slice(packed.byteOffset, packed.byteOffset + packed.byteLength))
  const parts: TextPart[] = []
  for (let at = 0; at + WIDTH <= numbers.length; at += WIDTH) {
    parts.push({ kind: KINDS[numbers[at] ?? 0] ?? 'code', start: numbers[at + 1] ?? 0, end: numbers[at + 2] ?? 0 })
  }
  return parts
}
