import type { Database } from 'better-sqlite3'
import type { Heading, PostSummary, Span, TextPart, Warning } from '../../../shared/model.ts'
import { createLabelTable, type FoundLabel } from './label-table.ts'
import { linkKeys } from './link-keys.ts'
import { createPostWords } from './post-words.ts'
import { packParts, unpackParts } from './pack-parts.ts'
import { SUMMARY_COLUMNS, fold, toRow, toSummary, type Marks, type PostRecord, type PostRow } from './post-record.ts'

/** What the store knows of a file, for comparing it with the disk. */
export interface StoredFile { id: string; path: string; hash: string; size: number; mtime: number; gone: boolean }

/** Where a post lies and what its text is, for placing annotations. */
export interface StoredText { postId: string; folderId: string; path: string; hash: string; text: string; headings: Heading[] }

export type PostTable = ReturnType<typeof createPostTable>

const COLUMNS = [
  'id', 'folder', 'path', 'slug', 'hash', 'size', 'mtime', 'title', 'summary', 'date', 'updated', 'tags', 'authors', 'draft',
  'words', 'minutes', 'warnings', 'date_key', 'updated_key', 'title_key', 'folded'
]
/** Pages of the full-text index that are written in one step. */
const MERGE_PAGES = 64
const MARKS = 'notes = @notes, progress = @progress, last_read = @lastRead, finished = @finished, read_hash = @readHash'

/** Single posts, read and written by id, path or slug. Each write is one short transaction. */
export function createPostTable(db: Database) {
  const files = db.prepare<[string], [string, string, string, number, number, number]>(
    'SELECT id, path, hash, size, mtime, gone FROM posts WHERE folder = ?').raw()
  const othersAt = db.prepare<[string, string, string], string>('SELECT id FROM posts WHERE folder = ? AND path = ? AND id <> ?').pluck()
  const upsert = db.prepare<[object], number>(`
    INSERT INTO posts (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((name) => `@${name}`).join(', ')})
    ON CONFLICT (id) DO UPDATE SET gone = 0, ${COLUMNS.map((name) => `${name} = excluded.${name}`).join(', ')}
    RETURNING post`).pluck()
  const putBody = db.prepare<[number, string, string, string, Buffer]>(
    'INSERT OR REPLACE INTO bodies (post, text, headings, links, parts) VALUES (?, ?, ?, ?, ?)')
  const words = createPostWords(db)
  const labels = createLabelTable(db)
  const forgetLook = db.prepare<[number]>('DELETE FROM looks WHERE post = ?')
  const clearTags = db.prepare<[number]>('DELETE FROM tags WHERE post = ?')
  const hasTags = db.prepare<[number], number>('SELECT 1 FROM tags WHERE post = ? LIMIT 1').pluck()
  const putTag = db.prepare<[string, number, string]>('INSERT OR IGNORE INTO tags (key, post, name) VALUES (?, ?, ?)')
  const clearAuthors = db.prepare<[number]>('DELETE FROM authors WHERE post = ?')
  const putAuthor = db.prepare<[string, number, string]>('INSERT OR IGNORE INTO authors (key, post, name) VALUES (?, ?, ?)')
  const clearLinks = db.prepare<[number]>('DELETE FROM links WHERE post = ?')
  const putLink = db.prepare<[string, number]>('INSERT OR IGNORE INTO links (key, post) VALUES (?, ?)')
  const touch = db.prepare<[number, number, string]>('UPDATE posts SET size = ?, mtime = ?, gone = 0 WHERE id = ?')
  const setMarks = db.prepare<[object]>(`UPDATE posts SET ${MARKS} WHERE id = @id`)
  const putMarks = (id: string, marks: Marks) => { setMarks.run({ finished: null, readHash: null, ...marks, id }) }
  const clearMarks = db.prepare<[string]>('UPDATE posts SET notes = 0, progress = 0, last_read = NULL, finished = NULL, read_hash = NULL WHERE folder = ? AND (notes > 0 OR state > 0 OR read_hash IS NOT NULL)')
  const hide = db.prepare<[string]>('UPDATE posts SET gone = 1 WHERE id = ?')
  const remove = db.prepare<[string]>('DELETE FROM posts WHERE id = ?')
  const keepFolders = db.prepare<[string]>('DELETE FROM posts WHERE folder NOT IN (SELECT value FROM json_each(?))')
  const keepNotes = db.prepare<[string]>('DELETE FROM notes WHERE folder NOT IN (SELECT value FROM json_each(?))')
  const locate = db.prepare<[string], { folderId: string; path: string; hash: string }>(
    'SELECT folder AS folderId, path, hash FROM posts WHERE id = ? AND gone = 0')
  const lastKnown = db.prepare<[string], { title: string; path: string; gone: number }>('SELECT title, path, gone FROM posts WHERE id = ?')
  const summary = db.prepare<[string], PostRow>(`SELECT ${SUMMARY_COLUMNS} FROM posts WHERE id = ? AND gone = 0`)
  const text = db.prepare<[string], Omit<StoredText, 'headings'> & { headings: string }>(`
    SELECT id AS postId, folder AS folderId, path, hash, text, headings FROM posts JOIN bodies USING (post) WHERE id = ?`)
  const version = db.prepare<[string], { hash: string; text: string; parts: Buffer }>('SELECT hash, text, parts FROM posts JOIN bodies USING (post) WHERE id = ?')
  const idAt = db.prepare<[string, string], string>('SELECT id FROM posts WHERE folder = ? AND path = ? AND gone = 0').pluck()
  const idsBySlug = db.prepare<[string, string], string>(
    'SELECT id FROM posts WHERE folder = ? AND slug = ? AND gone = 0 LIMIT 2').pluck()
  const withWarnings = db.prepare<[string], { path: string; warnings: string }>(
    "SELECT path, warnings FROM posts WHERE folder = ? AND gone = 0 AND warnings <> '[]' ORDER BY path")

  const merge = db.prepare<[number]>("INSERT INTO post_words (post_words, rank) VALUES ('merge', ?)")
  const mergeKeys = db.prepare<[number]>("INSERT INTO post_keys (post_keys, rank) VALUES ('merge', ?)")
  const changes = db.prepare<[], number>('SELECT total_changes()').pluck()
  const putRecord = (record: PostRecord): number | undefined => {
    const other = othersAt.get(record.folderId, record.path, record.id)
    if (other !== undefined) remove.run(other)
    const post = upsert.get(toRow(record))
    if (post === undefined) return undefined
    putBody.run(post, record.text, JSON.stringify(record.headings), JSON.stringify(record.links), packParts(record.parts))
    labels.putLabels(post, record.labels ?? [])
    forgetLook.run(post)
    if (hasTags.get(post) !== undefined) clearTags.run(post)
    for (const tag of record.meta.tags) putTag.run(fold(tag), post, tag)
    clearAuthors.run(post)
    for (const author of record.meta.authors) putAuthor.run(fold(author), post, author)
    clearLinks.run(post)
    for (const key of linkKeys(record.path, record.links)) putLink.run(key, post)
    putMarks(record.id, record.marks)
    return post
  }
  // All words last: a statement with a trigger makes the full-text index write what it has gathered, and it gathers cheaply.
  const putRecords = db.transaction((records: readonly PostRecord[]) => {
    const posts = records.map(putRecord)
    for (const [at, record] of records.entries()) {
      const post = posts[at]
      if (post !== undefined) words.put(post, record)
    }
  })
  const putTouched = db.transaction((touched: readonly { id: string; size: number; mtime: number }[]) => {
    for (const { id, size, mtime } of touched) touch.run(size, mtime, id)
  })
  const replaceMarks = db.transaction((folderId: string, marks: ReadonlyMap<string, Marks>) => {
    clearMarks.run(folderId)
    for (const [id, mark] of marks) putMarks(id, mark)
  })
  const each = (statement: { run(id: string): unknown }) =>
    db.transaction((ids: readonly string[]) => { for (const id of ids) statement.run(id) })
  const hideAll = each(hide)
  const removeAll = each(remove)

  return {
    /** Every file of a folder that the store knows, those that are gone included. */
    files: (folderId: string): StoredFile[] => files.all(folderId).map(([id, path, hash, size, mtime, gone]) =>
      ({ id, path, hash, size, mtime, gone: gone === 1 })),
    savePosts: (records: readonly PostRecord[]): void => { putRecords.immediate(records) },
    /**
     * Brings the parts of the full-text index together, a step at a time: searches of a big scan's many parts are slow.
     * @param first begins anew
     * @returns whether there is more to do (https://sqlite.org/fts5.html#the_merge_command)
     */
    mergeWords: (first: boolean): boolean => {
      const before = changes.get() ?? 0
      merge.run(first ? -MERGE_PAGES : MERGE_PAGES)
      mergeKeys.run(first ? -MERGE_PAGES : MERGE_PAGES)
      return (changes.get() ?? 0) - before > 2
    },
    /** For files that were written again with the same bytes. */
    touchPosts: (touched: readonly { id: string; size: number; mtime: number }[]): void => { putTouched.immediate(touched) },
    /** Takes posts off the lists, but keeps what is known of them. */
    hidePosts: (ids: readonly string[]): void => { hideAll.immediate(ids) },
    removePosts: (ids: readonly string[]): void => { removeAll.immediate(ids) },
    /** Forgets the posts of every other folder. */
    keepFolders: (folderIds: readonly string[]): void => { keepFolders.run(JSON.stringify(folderIds)); keepNotes.run(JSON.stringify(folderIds)) },
    saveMarks: (id: string, marks: Marks): void => { putMarks(id, marks) },
    /** Sets the marks of a whole folder; posts that are not named have none. */
    replaceMarks: (folderId: string, marks: ReadonlyMap<string, Marks>): void => { replaceMarks.immediate(folderId, marks) },
    /** Where a listed post lies, or null. */
    locate: (id: string): { folderId: string; path: string; hash: string } | null => locate.get(id) ?? null,
    /** What a post is called, or was while its file was there. */
    lastKnown(id: string): { title: string; path: string; gone: boolean } | null {
      const row = lastKnown.get(id)
      return row ? { ...row, gone: row.gone === 1 } : null
    },
    summary: (id: string): PostSummary | null => {
      const row = summary.get(id)
      return row ? toSummary(row) : null
    },
    /** Which parts of a post's text are formulas. */
    formulas(id: string): { hash: string; text: string; formulas: Span[] } | null {
      const row = version.get(id)
      return row ? { hash: row.hash, text: row.text, formulas: unpackParts(row.parts).filter(({ kind }) => kind === 'tex') } : null
    },
    /** The version of a post that was last read from its file: its text, and which parts of it are no prose. */
    version(id: string): { hash: string; text: string; parts: TextPart[] } | null {
      const row = version.get(id)
      return row ? { ...row, parts: unpackParts(row.parts) } : null
    },
    /** The text of a post as last read, even if its file is gone. */
    text: (id: string): StoredText | null => {
      const row = text.get(id)
      return row ? { ...row, headings: JSON.parse(row.headings) as Heading[] } : null
    },
    labelled: (folderId: string, name: string): FoundLabel[] => labels.labelled(folderId, name),
    idAt: (folderId: string, path: string): string | null => idAt.get(folderId, path) ?? null,
    /** The one post with this slug; null where there is none or more than one. */
    idBySlug: (folderId: string, slug: string): string | null => {
      const [id, other] = idsBySlug.all(folderId, slug)
      return other === undefined ? id ?? null : null
    },
    warnings: (folderId: string): (Warning & { path: string })[] => withWarnings.all(folderId).flatMap(({ path, warnings }) =>
      (JSON.parse(warnings) as Warning[]).map((warning) => ({ ...warning, path })))
  }
}
