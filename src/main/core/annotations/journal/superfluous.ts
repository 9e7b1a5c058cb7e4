import { fromLine, type JournalRecord } from './record.ts'

/** Fields of the kinds of records of which only the last one of a post counts. One with more fields tells a later Lectern more. */
const PLAIN = {
  reading: new Set(['v', 't', 'k', 'id', 'offset', 'progress', 'at', 'hash', 'seen', 'finished', 'unopened', 'sectionsRead', 'c']),
  move: new Set(['v', 't', 'k', 'id', 'from', 'to', 'c'])
}

/** Tells which lines may go. Lines are given without their line breaks. */
export interface Superfluous {
  /** Takes note of a line that stays where it is, or of any line of which only the last will stay. */
  see(line: Buffer): void
  /** Whether a line says nothing, whatever other lines there are, here or on other devices. */
  isSuperfluous(line: Buffer): boolean
}

/**
 * A line may go only where the state is the same with and without it, whichever records come from elsewhere, before or after:
 *
 * - reading positions and moves of a post that are older than another one seen here: of these the latest counts;
 * - empty lines, and the marks that git leaves.
 *
 * All else stays to the byte: every version of an annotation (another device may have built on any of them), deletions and
 * restorations, records of kinds or with fields that this Lectern does not know, and damaged lines.
 */
export function createSuperfluous(): Superfluous {
  const latest = new Map<string, string>()
  const keyOf = ({ k, id }: JournalRecord) => `${k} ${id}`
  return {
    see(line) {
      const read = fromLine(line)
      if (read.state !== 'record') return
      const { record } = read
      if (record.k !== 'reading' && record.k !== 'move') return
      if (record.t > (latest.get(keyOf(record)) ?? '')) latest.set(keyOf(record), record.t)
    },
    isSuperfluous(line) {
      const read = fromLine(line)
      if (read.state === 'empty') return true
      if (read.state !== 'record') return false
      const { record } = read
      if (record.k !== 'reading' && record.k !== 'move') return false
      const plain = PLAIN[record.k]
      return record.t < (latest.get(keyOf(record)) ?? '') && Object.keys(record).every((field) => plain.has(field))
    }
  }
}
