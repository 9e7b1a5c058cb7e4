/**
 * Works on the annotations alone. `node crash-child.ts <library> <data folder> <manner> <rounds>`. Manners: `notes`, `hasty` (says so before
 * it writes: the control), `compact` (compacts the journals, once).
 */
import { createAnnotations } from '../../../../src/main/core/annotations/annotations.ts'
import { compactJournals } from '../../../../src/main/core/annotations/compact.ts'
import { folderIdOf, localIdOf, postIdOf } from '../../../../src/main/core/ids.ts'
import { dataDir, library, manner, workOn, type Notes } from './crash-work.ts'

const FOLDER = folderIdOf('/notes')
const postId = postIdOf(FOLDER, localIdOf('cells.md'))

async function openNotes(): Promise<Notes> {
  const annotations = await createAnnotations({ dataDir, onChange: () => undefined })
  await annotations.openFolder({ id: FOLDER, path: library, journal: 'library' })
  const post = { postId, path: 'cells.md', hash: 'a'.repeat(64), text: 'A cell divides', headings: [] }
  return {
    save: (draft) => annotations.save(draft, post),
    saveAll: (drafts) => annotations.saveAll(drafts, () => post),
    remove: annotations.remove,
    restore: annotations.restore,
    read: (offset) => annotations.saveReading(postId, { offset, progress: 0.5 }),
    close: annotations.close
  }
}

if (manner === 'compact') {
  await compactJournals({ folder: { id: FOLDER, path: library }, dataDir, device: 'desk-000001', now: Date.UTC(2026, 2, 5) })
} else {
  await workOn(await openNotes(), postId)
}
