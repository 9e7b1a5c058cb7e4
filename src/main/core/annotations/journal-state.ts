import { createCollectionState, type JournalCollection } from './collection-state.ts'
import type { JournalRecord, ReadingRecord, ReviewRecord, VersionRecord } from './journal/record.ts'
import { createVersionGraph, outranks, type MergedAnnotation, type VersionGraph } from './merge.ts'
import { createMoves } from './moves.ts'

/** An annotation before and after some records came. */
export interface AnnotationChange { before: MergedAnnotation | null; after: MergedAnnotation }

/** `collections` and `reviews`: whether any of them is different. */
export interface StateChanges { annotations: AnnotationChange[]; readings: ReadingRecord[]; collections: boolean; reviews: boolean }

export interface JournalState {
  /** Takes records in, in any order, any number of times. Tells what they changed. */
  add(records: Iterable<JournalRecord>): StateChanges
  annotation(id: string): MergedAnnotation | null
  annotations(): Iterable<MergedAnnotation>
  /** Of one post, the deleted ones too. */
  onPost(post: string): MergedAnnotation[]
  reading(post: string): ReadingRecord | null
  readings(): Iterable<ReadingRecord>
  /** The last review of an annotation, on whichever device. */
  review(id: string): ReviewRecord | null
  collection(id: string): JournalCollection | null
  /** The deleted ones, too. */
  collections(): JournalCollection[]
  /** The local id of the post that is at a path now. */
  idAt(path: string): string
  /** Clock of the post's latest move, as the one entry, if it was ever moved. */
  moveClocks(post: string): string[]
}

/** What the journals of one folder say, whichever device wrote them: the same for the same set of records. */
export function createJournalState(): JournalState {
  const graphs = new Map<string, VersionGraph>()
  const merged = new Map<string, MergedAnnotation>()
  const byPost = new Map<string, Set<string>>()
  const readings = new Map<string, ReadingRecord>()
  const reviews = new Map<string, ReviewRecord>()
  const moves = createMoves()
  const collections = createCollectionState()

  const addVersion = (record: VersionRecord): boolean => {
    const graph = graphs.get(record.id) ?? createVersionGraph(record.id)
    graphs.set(record.id, graph)
    return graph.add(record)
  }
  const merge = (id: string): AnnotationChange | null => {
    const before = merged.get(id) ?? null
    const after = graphs.get(id)?.merged()
    if (!after) return null
    merged.set(id, after)
    if (before && before.post !== after.post) byPost.get(before.post)?.delete(id)
    const onPost = byPost.get(after.post) ?? new Set()
    byPost.set(after.post, onPost.add(id))
    return { before, after }
  }

  return {
    add(records) {
      const touched = new Set<string>()
      const read = new Map<string, ReadingRecord>()
      let [collected, reviewed] = [false, false]
      for (const record of records) {
        if (record.k === 'move') moves.add(record)
        else if (record.k === 'collection') collected = collections.add(record) || collected
        else if (record.k === 'review') {
          if (isOlder(record, reviews.get(record.id))) continue
          reviews.set(record.id, record)
          reviewed = true
        } else if (record.k === 'reading') {
          if (isOlder(record, readings.get(record.id))) continue
          readings.set(record.id, record)
          read.set(record.id, record)
        } else if (addVersion(record)) touched.add(record.id)
      }
      return { annotations: [...touched].flatMap((id) => merge(id) ?? []), readings: [...read.values()], collections: collected, reviews: reviewed }
    },
    annotation: (id) => merged.get(id) ?? null,
    annotations: () => merged.values(),
    onPost: (post) => [...(byPost.get(post) ?? [])].flatMap((id) => merged.get(id) ?? []),
    reading: (post) => readings.get(post) ?? null,
    readings: () => readings.values(),
    review: (id) => reviews.get(id) ?? null,
    collection: collections.get,
    collections: collections.all,
    idAt: moves.idAt,
    moveClocks: moves.clocks
  }
}

/** Of records of which only the last counts: whether this one does not. */
const isOlder = <R extends JournalRecord>(record: R, known: R | undefined): boolean =>
  known !== undefined && (record.t < known.t || (record.t === known.t && !outranks(record, known)))
