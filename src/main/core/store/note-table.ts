import type { Database } from 'better-sqlite3'
import type { Annotation } from '../../../shared/model.ts'
import { splitPostId } from '../ids.ts'
import { toWords } from './post-words.ts'

export type NoteTable = ReturnType<typeof createNoteTable>

/** What the reader wrote, for search. A copy: the journals hold it. */
export function createNoteTable(db: Database) {
  const put = db.prepare<[object], number>(`
    INSERT INTO notes (id, post_id, folder, colour, start, end, modified, quote, comment, tags)
    VALUES (@id, @postId, @folder, @colour, @start, @end, @modified, @quote, @comment, @tags)
    ON CONFLICT (id) DO UPDATE SET post_id = excluded.post_id, folder = excluded.folder, colour = excluded.colour, start = excluded.start,
      end = excluded.end, modified = excluded.modified, quote = excluded.quote, comment = excluded.comment, tags = excluded.tags
    RETURNING note`).pluck()
  const putWords = db.prepare<[number, string, string, string]>(
    'INSERT OR REPLACE INTO note_words (rowid, quote, comment, tags) VALUES (?, ?, ?, ?)')
  const remove = db.prepare<[string]>('DELETE FROM notes WHERE id = ?')
  const clear = db.prepare<[string]>('DELETE FROM notes WHERE folder = ?')

  const save = ({ id, postId, colour, placement, modified, selector, comment, tags }: Annotation) => {
    const quote = selector.quote.exact
    const note = put.get({
      id, postId, folder: splitPostId(postId)?.folderId ?? '', colour, start: placement.start, end: placement.end, modified,
      quote, comment, tags: JSON.stringify(tags)
    })
    if (note !== undefined) putWords.run(note, toWords(quote), toWords(comment), toWords(tags.join('\n')))
  }
  const saveOne = db.transaction(save)
  const replace = db.transaction((folderId: string, annotations: readonly Annotation[]) => {
    clear.run(folderId)
    annotations.forEach(save)
  })
  return {
    saveNote: (annotation: Annotation): void => { saveOne.immediate(annotation) },
    removeNote: (id: string): void => { remove.run(id) },
    /** Sets the notes of a whole folder. */
    replaceNotes: (folderId: string, annotations: readonly Annotation[]): void => { replace.immediate(folderId, annotations) }
  }
}
