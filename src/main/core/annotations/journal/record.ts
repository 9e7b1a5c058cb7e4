/**
 * One line of a journal and the record it holds (docs/architecture.md, "Data on disk"). A line is JSON without a line
 * break, written with its check sum last: `{"v":1,"t":…,"k":…,"id":…,…,"c":"<crc32, 8 hex>"}`; the sum is over the bytes before
 * `,"c":`. Any text with such a line in it, whoever wrote or moved it, can be read again.
 */
import { crc32 } from 'node:zlib'
import { z } from 'zod'
import { Grade, MemoryState, QuoteSelector, SectionsRead, Selector, Span } from '../../../../shared/model.ts'
import { parseClock } from './hlc.ts'

const Clock = z.string().refine((t) => parseClock(t) !== null)
const LocalId = z.string().regex(/^[0-9a-f]{16}$/)
const Id = z.string().min(1).max(200)
/** Clocks of the newest versions that the writer saw; empty for the first version. */
const Base = z.array(Clock).default([])
const Head = z.looseObject({ v: z.literal(1), t: Clock })

// Loose throughout: what a later version of Lectern adds is carried along by this one.
const AnnotationRecord = Head.extend({
  k: z.literal('annotation'),
  id: Id,
  base: Base,
  /** The fields that this edit changed; all of them where left out. The others are as its writer saw them. */
  set: z.array(z.string()).optional(),
  post: LocalId,
  /** Where the post was, for people who read the journal. */
  path: z.string().default(''),
  selector: Selector.extend({ quote: QuoteSelector.loose(), position: Span.loose() }).loose(),
  colour: z.string().default(''),
  /** `highlight` where left out, as in journals of before there were others. */
  kind: z.string().default('highlight'),
  comment: z.string().default(''),
  tags: z.array(z.string()).default([]),
  detached: z.boolean().default(false),
  created: z.string(),
  modified: z.string()
})
export type AnnotationRecord = z.infer<typeof AnnotationRecord>

const DeleteRecord = Head.extend({ k: z.literal('delete'), id: Id, base: Base })
const RestoreRecord = Head.extend({ k: z.literal('restore'), id: Id, base: Base })

const ReadingRecord = Head.extend({
  k: z.literal('reading'),
  id: LocalId,
  offset: z.int().min(0),
  progress: z.number().min(0).max(1),
  at: z.string(),
  /** The version that was read, where known. */
  hash: z.string().optional(),
  /** The version that counts as read; kept from record to record until another one does. */
  seen: z.string().optional(),
  /** When it was read to its end or marked as read; kept from record to record until it is marked as unread. */
  finished: z.string().optional(),
  /** It was only marked, as read or unread, and is not open to this day. */
  unopened: z.literal(true).optional(),
  /** What was seen of its sections; of a form that a later Lectern may write differently, so never a reason to refuse the record. */
  sectionsRead: SectionsRead.optional().catch(undefined)
})
export type ReadingRecord = z.infer<typeof ReadingRecord>

const MoveRecord = Head.extend({ k: z.literal('move'), id: LocalId, from: z.string(), to: z.string() })
export type MoveRecord = z.infer<typeof MoveRecord>

const CollectionRecord = Head.extend({
  k: z.literal('collection'),
  id: Id,
  /** The fields that this change set; all of them where left out. */
  set: z.array(z.string()).optional(),
  name: z.string(),
  /** `CollectionFilter` without the folder's id, which is another one on each machine. */
  filter: z.record(z.string(), z.unknown()),
  /** Whether it lists this folder alone. */
  here: z.boolean().default(false),
  deleted: z.boolean().default(false)
})
export type CollectionRecord = z.infer<typeof CollectionRecord>

const ReviewRecord = Head.extend({
  k: z.literal('review'),
  /** The annotation's. */
  id: Id,
  at: z.string(),
  /** When it comes back; left out where it is as if never reviewed. */
  due: z.string().optional(),
  /** 1 to 4; left out where it was put off. */
  grade: Grade.optional(),
  memory: MemoryState.loose().optional()
})
export type ReviewRecord = z.infer<typeof ReviewRecord>

const JournalRecord = z.discriminatedUnion('k', [
  AnnotationRecord, DeleteRecord, RestoreRecord, ReadingRecord, MoveRecord, CollectionRecord, ReviewRecord
])
export type JournalRecord = z.infer<typeof JournalRecord>
/** A record that makes a new version of an annotation. */
export type VersionRecord = Extract<JournalRecord, { k: 'annotation' | 'delete' | 'restore' }>

const KINDS = new Set<unknown>(['annotation', 'delete', 'restore', 'reading', 'move', 'collection', 'review'])
const SUM = /,"c":"([0-9a-f]{8})"\}$/
const SUM_LENGTH = ',"c":"00000000"}'.length
/** What git leaves where two branches wrote to one file. The lines between are all kept. */
const CONFLICT_MARK = /^(<{7}|={7}|>{7}|\|{7})( |$)/

const sumOf = (bytes: Uint8Array | string) => crc32(bytes).toString(16).padStart(8, '0')

/** The line of a record, without its line break. */
export function toLine(record: JournalRecord): string {
  const { v, t, k, id, c: _, ...fields } = record
  const body = JSON.stringify({ v, t, k, id, ...fields }).slice(0, -1)
  return `${body},"c":"${sumOf(body)}"}`
}

/** What a line turned out to be. `foreign`: whole, but of a kind or version that this Lectern does not know. */
export type ReadLine =
  | { state: 'record'; record: JournalRecord }
  | { state: 'foreign' | 'empty' | 'torn' | 'damaged' | 'invalid' }

/** Reads the bytes of a line, with or without the CR that some tools add. Never throws. */
export function fromLine(line: Buffer): ReadLine {
  const bytes = line.at(-1) === 0x0d ? line.subarray(0, -1) : line
  if (bytes.length === 0) return { state: 'empty' }
  const sum = SUM.exec(bytes.toString('latin1', Math.max(0, bytes.length - SUM_LENGTH)))
  if (!sum) return { state: CONFLICT_MARK.test(bytes.toString('latin1', 0, 9)) ? 'empty' : 'torn' }
  if (sumOf(bytes.subarray(0, -SUM_LENGTH)) !== sum[1]) return { state: 'damaged' }
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    const parsed = JournalRecord.safeParse(value)
    if (parsed.success) return { state: 'record', record: parsed.data }
    const { v, k } = z.looseObject({ v: z.number() }).parse(value)
    return { state: v > 1 || !KINDS.has(k) ? 'foreign' : 'invalid' }
  } catch {
    return { state: 'invalid' }
  }
}

const START = Buffer.from('{"v":')
const ANY_SUM = /,"c":"[0-9a-f]{8}"\}/

/**
 * The whole records inside a damaged line, as where two lines were run together.
 * @returns `rest` tells whether the line holds anything else
 */
export function salvage(line: Buffer): { records: JournalRecord[]; rest: boolean } {
  const records: JournalRecord[] = []
  let read = 0
  for (let at = line.indexOf(START); at >= 0;) {
    const next = line.indexOf(START, at + 1)
    const piece = line.subarray(at, next < 0 ? line.length : next)
    const sum = ANY_SUM.exec(piece.toString('latin1'))
    const whole = sum ? piece.subarray(0, sum.index + SUM_LENGTH) : piece
    const found = fromLine(whole)
    if (found.state === 'record') { records.push(found.record); read += whole.length }
    at = next
  }
  return { records, rest: read < line.length }
}
