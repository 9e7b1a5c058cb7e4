import { checkJournals, type BadLine, type JournalCheck } from '../core/annotations/check-journals.ts'
import { createAnnotations } from '../core/annotations/annotations.ts'
import { compactJournals, type Compaction } from '../core/annotations/compact.ts'
import { deviceName } from '../core/annotations/device.ts'
import { folderIdOf } from '../core/ids.ts'
import { storeFile } from '../core/store-file.ts'
import { checkStore, type StoreCheck } from '../core/store/check-store.ts'
import { annotatedPosts } from './annotated-posts.ts'
import { rebuildStore } from './rebuild-store.ts'

/** `gone`: its post's file is not there. A detached note is one that its reader keeps without a place. */
type AnchorState = 'same' | 'moved' | 'changed' | 'lost' | 'gone' | 'detached'
interface Anchor { path: string; id: string; state: AnchorState; confidence: number; quote: string }

/** What the reader wrote on a folder, looked over. */
export interface NotesReport {
  notes: number
  trash: number
  journals: JournalCheck
  store: StoreCheck
  anchors: Record<AnchorState, number>
  /** The notes that do not stand where they were made. */
  misplaced: Anchor[]
  rebuilt: { posts: number } | null
  compacted: Compaction | null
}

/** Checks journals, store and anchors of a folder. Writes only what it is asked to: a new store, compacted journals. */
export async function examineNotes(root: string, dataDir: string, wish: { rebuild: boolean; compact: boolean }): Promise<NotesReport> {
  const folder = { id: folderIdOf(root), path: root }
  const compacted = wish.compact ? await compactJournals({ folder, dataDir, device: (await deviceName(dataDir)).name, now: Date.now() }) : null
  const rebuilt = wish.rebuild ? await rebuildStore(root, dataDir) : null
  return {
    ...await examineAnchors(root, dataDir),
    journals: await checkJournals(dataDir, folder),
    store: checkStore(storeFile(dataDir), folder.id),
    rebuilt,
    compacted
  }
}

async function examineAnchors(root: string, dataDir: string): Promise<Pick<NotesReport, 'notes' | 'trash' | 'anchors' | 'misplaced'>> {
  const id = folderIdOf(root)
  const anchors: NotesReport['anchors'] = { same: 0, moved: 0, changed: 0, lost: 0, gone: 0, detached: 0 }
  const misplaced: Anchor[] = []
  const annotations = await createAnnotations({ dataDir, onChange: () => undefined })
  try {
    await annotations.openFolder({ id, path: root, journal: 'library' })
    const lastPaths = new Map(annotations.annotatedPosts(id).map(({ postId, path }) => [postId, path]))
    for (const [postId, post] of annotatedPosts(root, id, annotations)) {
      const notes = post ? await annotations.place(post) : annotations.list(postId)
      for (const { id, placement, detached, selector } of notes) {
        const state = detached ? 'detached' : post ? placement.state : 'gone'
        anchors[state]++
        if (state === 'same' || state === 'detached') continue
        misplaced.push({ path: post?.path ?? lastPaths.get(postId) ?? '', id, state, confidence: placement.confidence, quote: selector.quote.exact })
      }
    }
    return { notes: annotations.list().length, trash: annotations.trash().length, anchors, misplaced }
  } finally {
    await annotations.close()
  }
}

const WHAT: Record<BadLine['problem'], string> = {
  torn: 'is not whole',
  damaged: 'was changed after it was written: its check sum is wrong',
  invalid: 'holds what this version of Lectern cannot read',
  unreadable: 'cannot be read; check its permissions'
}
const STATE: Record<AnchorState, string> = {
  same: 'as made', moved: 'moved', changed: 'changed', lost: 'lost', gone: 'its post is not there', detached: 'detached'
}

/** Paragraphs for a person; none where there is nothing to tell. */
export function notesToText({ notes, trash, journals, store, anchors, misplaced, rebuilt, compacted }: NotesReport): string[] {
  const paragraphs: string[] = []
  if (journals.bad.length > 0) {
    paragraphs.push([`Lines of the notes journals that were set aside (${journals.bad.length}); they were left in their files`,
      ...journals.bad.map(({ file, line, problem, saved }) => `  ${file}${line === null ? '' : `:${line}`} ${WHAT[problem]}${saved > 0 ? `; ${saved} whole in it were read` : ''}`)].join('\n'))
  }
  if (store.state === 'damaged' || store.state === 'unreadable') {
    paragraphs.push([`The index is ${store.state}; --rebuild makes it anew, and your notes are kept elsewhere`, ...store.details.map((text) => `  ${text}`)].join('\n'))
  }
  if (misplaced.length > 0) {
    paragraphs.push([`Notes whose words moved, changed or went (${misplaced.length})`, ...misplaced.map(({ path, state, quote }) =>
      `  ${path}: ${STATE[state]}: "${quote.replace(/\s+/g, ' ').slice(0, 80)}"`)].join('\n'))
  }
  if (compacted) {
    const saved = compacted.files.reduce((sum, { before, after }) => sum + before - after, 0)
    paragraphs.push([`Compacted ${compacted.files.length} journal files, ${saved.toLocaleString('en')} bytes less.`,
      ...compacted.problems.map(({ file, message }) => `  ${file}: ${message}`)].join('\n'))
  }
  if (rebuilt) paragraphs.push(`The index was made anew: ${rebuilt.posts.toLocaleString('en')} posts.`)
  if (notes + trash > 0) {
    const counts = (Object.keys(anchors) as AnchorState[]).filter((state) => anchors[state] > 0).map((state) => `${anchors[state]} ${STATE[state]}`)
    paragraphs.push(`${notes} notes (${counts.join(', ') || 'none'}), ${trash} in the trash, in ${journals.files} journal files of ${journals.lines} lines.`)
  }
  return paragraphs
}
