import { LecternError } from '../../../shared/errors.ts'
import type { Annotation, NoteReview, Reading, ReadingPosition, SectionsRead, Warning } from '../../../shared/model.ts'
import { sameSections } from '../../../shared/sections-read.ts'
import { postIdOf } from '../ids.ts'
import type { AnnotationsChange, PostText } from './annotations-change.ts'
import { writerOf, type HybridClock } from './journal/hlc.ts'
import type { ReadingRecord } from './journal/record.ts'
import { createCollectionWriter } from './collection-writer.ts'
import { createJournalState, type StateChanges } from './journal-state.ts'
import { openJournals } from './journals.ts'
import type { MergedAnnotation } from './merge.ts'
import { createNoteWriter, type DraftOnPost } from './note-writer.ts'
import { createPlacements } from './placements.ts'
import { fromReadingRecord, markAs, readOn, toReadingFields, unread } from './reading-record.ts'
import { createReadings } from './readings.ts'
import { fromReviewRecord, toReviewFields } from './review-record.ts'
import { changesOf, inReadingOrder, latestPath, toAnnotation } from './show.ts'
import { createTexts } from './texts.ts'

/** The annotations and reading positions of one folder of posts. `post` is always the local half of a post's id. */
export type AnnotatedFolder = Awaited<ReturnType<typeof openAnnotatedFolder>>

/** Reads the folder's journals; resolves when all that was written before is known, and then tells what changes. */
export async function openAnnotatedFolder(options: {
  folder: { id: string; path: string; journal: 'library' | 'app'; beside?: boolean }
  dataDir: string
  device: string
  clock: HybridClock
  now: () => number
  onChange: (change: AnnotationsChange) => void
}) {
  const { folder, clock } = options
  const state = createJournalState()
  const troubles = new Map<string, Warning>()
  let open = false

  const trouble = (code: string, message: string) => troubles.set(code, { code, message, line: null })
  const now = () => new Date(options.now()).toISOString()
  const postId = (post: string) => postIdOf(folder.id, post)
  const show = (merged: MergedAnnotation) => toAnnotation(merged, postId(merged.post), placements.of(merged))

  const journals = await openJournals({
    ...options,
    onRecords: (records) => {
      const changes = state.add(records)
      if (open) tell(changes)
    }
  })
  const texts = createTexts({
    into: () => journals.place,
    from: journals.places,
    onFail: (reason) => trouble('text-unkept', `The text of a post could not be kept (${reason}). If the post changes, notes on it are found by their quotes alone, and what changed is not told.`)
  })
  const placements = createPlacements(texts)
  const readings = createReadings({
    now: options.now,
    write: async (post, reading) => {
      state.add([await journals.append(readingRecord(post, reading))])
      troubles.delete('reading-unsaved')
    },
    onFail: () => trouble('reading-unsaved', 'Where you are in a post could not be written to disk. It lasts until you quit.')
  })

  const tell = (changes: StateChanges) => {
    for (const change of changesOf(changes, { postId, show, isPending: (post) => readings.pending(post) !== null })) {
      options.onChange(change)
    }
  }
  const known = (id: string): MergedAnnotation => {
    const annotation = state.annotation(id)
    if (!annotation) throw new LecternError('ANNOTATION_MISSING')
    return annotation
  }
  const live = (post?: string) =>
    [...(post === undefined ? state.annotations() : state.onPost(post))].filter((annotation) => annotation.live)
  const pathOf = (post: string): string | null =>
    state.onPost(post).reduce<MergedAnnotation | null>((last, each) => (last && last.modified > each.modified ? last : each), null)?.path ?? null
  const readingOf = (post: string): Reading | null => {
    const record = state.reading(post)
    return readings.pending(post) ?? (record && fromReadingRecord(record))
  }
  const readingRecord = (post: string, reading: Reading): ReadingRecord => {
    const before = state.reading(post)
    return { v: 1, t: clock.next(before ? [before.t] : []), k: 'reading', id: post, ...toReadingFields(reading) }
  }
  /** Writes what is remembered of posts with one fsync, or nothing. */
  const setReadings = async (all: ReadonlyMap<string, Reading>) => {
    if (all.size === 0) return
    const waiting = [...all.keys()].flatMap((post) => { const reading = readings.pending(post); return reading ? [{ post, reading }] : [] })
    state.add(await journals.appendAll([...all].map(([post, reading]) => readingRecord(post, reading))))
    for (const { post, reading } of waiting) readings.drop(post, reading)
    options.onChange({ type: 'marks', postIds: [...all.keys()].map(postId) })
  }
  const notes = createNoteWriter({ state, journals, clock, texts, placements, pathOf: (post) => pathOf(post) ?? '', now, tell })

  await journals.refresh()
  journals.watch()
  open = true

  return {
    get journal() { return journals.place.kind },
    /** Whether an annotation is known here, `live` or in the trash. */
    find: (id: string): 'live' | 'deleted' | null => {
      const annotation = state.annotation(id)
      return annotation && (annotation.live ? 'live' : 'deleted')
    },
    /** The post that an annotation stands on, deleted or not; null where it is not known here. */
    owner: (id: string): string | null => state.annotation(id)?.post ?? null,
    idAt: state.idAt,
    list: (post?: string): Annotation[] => inReadingOrder(live(post), show),
    /** @returns the annotations in the order of the drafts */
    async saveAll(drafts: readonly DraftOnPost[]): Promise<Annotation[]> {
      await notes.saveAll(drafts)
      return drafts.map(({ draft }) => show(known(draft.id)))
    },
    removeAll: (ids: readonly string[]): Promise<void> => notes.turnAll(ids, 'delete'),
    async restoreAll(ids: readonly string[]): Promise<Annotation[]> {
      await notes.turnAll(ids, 'restore')
      return ids.map((id) => show(known(id)))
    },
    /** The deleted ones, in no order, with the clocks of their deletions. */
    trash: (): { t: string; annotation: Annotation }[] => [...state.annotations()].filter(({ live }) => !live)
      .map((merged) => ({ t: merged.heads.at(-1) ?? '', annotation: show(merged) })),
    pathOf,
    reading: readingOf,
    saveReading(post: string, position: ReadingPosition, hash: string | null, sectionsRead?: SectionsRead) {
      const before = readingOf(post)
      const next = readOn(before, position, { at: now(), hash, sectionsRead })
      const isSame = before?.opened && before.hash === hash && sameSections(before.sectionsRead, next.sectionsRead)
      if (isSame && before.position.offset === position.offset && before.position.progress === position.progress) return
      readings.save(post, next)
      options.onChange({ type: 'reading', postId: postId(post), position })
    },
    /** @returns what was remembered before, of those that are different now */
    async markPosts(posts: readonly { post: string; hash: string | null }[], as: 'read' | 'unread') {
      const before = posts.map(({ post }) => ({ post, reading: readingOf(post) }))
      const next = new Map(posts.flatMap(({ post, hash }) => {
        const marked = markAs(as, readingOf(post), { at: now(), hash })
        return marked ? [[post, marked] as const] : []
      }))
      await setReadings(next)
      return before.filter(({ post }) => next.has(post))
    },
    /** Another version counts as read, or none. @returns the one before; null too where nothing is remembered of the post */
    async setSeen(post: string, seen: string | null): Promise<string | null> {
      const before = readingOf(post)
      if (!before || before.seen === seen) return before?.seen ?? null
      await setReadings(new Map([[post, { ...before, seen }]]))
      // The reader went on while it was written; what that told may be written by now, in the same batch.
      const later = readingOf(post)
      if (later && later.seen !== seen) {
        readings.save(post, { ...later, seen })
        options.onChange({ type: 'marks', postIds: [postId(post)] })
      }
      return before.seen
    },
    review(id: string): NoteReview | null {
      const record = state.review(id)
      return record && fromReviewRecord(record)
    },
    async saveReview(id: string, review: NoteReview | null): Promise<void> {
      known(id)
      const before = state.review(id)
      tell(state.add([await journals.append({ v: 1, t: clock.next(before ? [before.t] : []), k: 'review', id, ...toReviewFields(review, now()) })]))
    },
    /** Whether an annotation came with the bundled shelf, and the reader did nothing to it. */
    isExample: (id: string): boolean => state.annotation(id)?.heads.every((t) => writerOf(t).startsWith('welcome.')) ?? false,
    restoreReadings: (all: readonly { post: string; reading: Reading | null }[]): Promise<void> =>
      setReadings(new Map(all.map(({ post, reading }) => [post, reading ?? unread(now())]))),
    collections: state.collections,
    ...createCollectionWriter({ state, journals, clock, tell }),
    marks(post: string) {
      const reading = readingOf(post)
      return {
        notes: live(post).length,
        progress: reading?.finished ? 1 : reading?.position.progress ?? 0,
        lastRead: reading?.opened ? reading.at : null,
        finished: reading?.finished ?? null,
        readHash: reading?.seen ?? null
      }
    },
    marked(): string[] {
      const read = [...state.readings()].map(({ id }) => id)
      return [...new Set([...live().map(({ post }) => post), ...read, ...readings.posts()])]
    },
    annotatedPosts: () => [...Map.groupBy(live(), ({ post }) => post)].map(([local, notes]) => ({
      local, path: latestPath(notes), hashes: [...new Set(notes.map(({ selector }) => selector.hash))]
    })),
    keptText: texts.read,
    keptParts: texts.readParts,
    keepText: texts.keep,
    async place(local: string, post: PostText): Promise<Annotation[]> {
      await placements.place(local, post, state.onPost(local))
      return inReadingOrder(live(local), show)
    },
    async move(id: string, from: string, to: string): Promise<void> {
      if (from === to) return
      state.add([await journals.append({ v: 1, t: clock.next(state.moveClocks(id)), k: 'move', id, from, to })])
    },
    notices(): Warning[] {
      const kept = live().filter(({ revived }) => revived).map(({ path }): Warning => ({
        code: 'note-revived',
        message: `A note on ${path || 'a post'} was deleted on one device and edited on another. It was kept as edited.`,
        line: null
      }))
      return [...journals.notices(), ...troubles.values(), ...kept]
    },
    async close(): Promise<void> {
      await readings.flush()
      await texts.idle()
      await journals.close()
    }
  }
}
