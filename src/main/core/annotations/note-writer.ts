import { LecternError } from '../../../shared/errors.ts'
import type { AnnotationDraft } from '../../../shared/model.ts'
import type { PostText } from './annotations-change.ts'
import { recordOfDraft } from './draft.ts'
import type { HybridClock } from './journal/hlc.ts'
import type { AnnotationRecord } from './journal/record.ts'
import type { JournalState, StateChanges } from './journal-state.ts'
import type { Journals } from './journals.ts'
import type { MergedAnnotation } from './merge.ts'
import type { Placements } from './placements.ts'
import { createSerial } from './serial.ts'
import type { OldTexts } from './texts.ts'

/**
 * A draft, and its post as it is now: `local` half of its id; no text where its file is gone. `keep`: then it is saved all the
 * same, without a place until the file is back.
 */
export interface DraftOnPost { draft: AnnotationDraft; local: string; post: PostText | null; keep?: boolean }

export interface NoteWriter {
  /** Saves all with one fsync, or none; then they are placed and told. Rejects as `Annotations.saveAll` does. */
  saveAll(drafts: readonly DraftOnPost[]): Promise<void>
  /** Deletes or restores all with one fsync, or none. Those that are so already stay as they are. */
  turnAll(ids: readonly string[], k: 'delete' | 'restore'): Promise<void>
}

/** The one writer of a folder's annotations. Changes of one annotation are made one after another. */
export function createNoteWriter({ state, journals, clock, texts, placements, pathOf, now, tell }: {
  state: JournalState
  journals: Journals
  clock: HybridClock
  texts: OldTexts
  placements: Placements
  /** Where a post was when it was last annotated; '' where that is not known. */
  pathOf: (local: string) => string
  /** ISO time. */
  now: () => string
  tell: (changes: StateChanges) => void
}): NoteWriter {
  const inOrder = createSerial()

  const recordOf = ({ draft, local, post, keep = false }: DraftOnPost): AnnotationRecord | null => {
    const before = state.annotation(draft.id)
    // What needs no text of its post can be changed while the post is gone.
    const isHere = before?.post === local && !draft.selector
    if (!post && !isHere && !keep) throw new LecternError('POST_MISSING')
    return recordOfDraft(before, draft, { local, path: post?.path ?? before?.path ?? pathOf(local) }, { t: clock.next(before?.heads), at: now() })
  }
  /** The versions that the records' selectors were made on, as far as their texts are at hand. */
  const textsOf = (records: readonly AnnotationRecord[], posts: ReadonlyMap<string, PostText>) => {
    const found = new Map<string, string>()
    for (const { post, selector: { hash } } of records) {
      const here = posts.get(post)
      const text = hash === here?.hash ? here.text : placements.recent(hash)
      if (text !== null) found.set(hash, text)
    }
    return found
  }

  return {
    saveAll: (drafts) => inOrder(drafts.map(({ draft }) => draft.id), async () => {
      const posts = new Map(drafts.flatMap(({ local, post }) => (post ? [[local, post] as const] : [])))
      const records = withoutTwins(drafts).flatMap((each) => recordOf(each) ?? [])
      const keeping = [...textsOf(records, posts)].map(([hash, text]) => texts.keep(hash, text))
      const changes = state.add(await journals.appendAll(records))
      await Promise.all(keeping)
      for (const [local, changed] of byPost(changes)) {
        const post = posts.get(local)
        if (post) await placements.place(local, post, changed)
        else placements.lose(changed)
      }
      tell(changes)
    }),
    turnAll: (ids, k) => inOrder(ids, async () => {
      const records = [...new Set(ids)].flatMap((id) => {
        const known = state.annotation(id)
        if (!known) throw new LecternError('ANNOTATION_MISSING')
        return known.live === (k === 'restore') ? [] : [{ v: 1 as const, t: clock.next(known.heads), k, id, base: known.heads }]
      })
      if (records.length > 0) tell(state.add(await journals.appendAll(records)))
    })
  }
}

/** Of several drafts of one annotation one, in which the later ones count. */
function withoutTwins(drafts: readonly DraftOnPost[]): DraftOnPost[] {
  const all = new Map<string, DraftOnPost>()
  for (const each of drafts) {
    const before = all.get(each.draft.id)?.draft
    const given = Object.fromEntries(Object.entries(each.draft).filter(([, value]) => value !== undefined))
    all.set(each.draft.id, before ? { ...each, draft: { ...before, ...given } } : each)
  }
  return [...all.values()]
}

function byPost({ annotations }: StateChanges): Map<string, MergedAnnotation[]> {
  return Map.groupBy(annotations.map(({ after }) => after), ({ post }) => post)
}
