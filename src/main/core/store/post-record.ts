import { posix } from 'node:path'
import type { Heading, PostMeta, PostSummary, TextPart, Warning } from '../../../shared/model.ts'

/** What the reader did to a post, as the journals tell it. */
export interface Marks {
  notes: number
  progress: number
  lastRead: string | null
  finished?: string | null
  /** The version that was read last. */
  readHash?: string | null
}

/** What of a post others refer to by name. `id`: of its element in the page, `''` for the top of the post. */
export interface Label { name: string; id: string; words: string }

/** All that the store keeps of a post. */
export interface PostRecord {
  id: string
  folderId: string
  path: string
  hash: string
  /** Bytes. */
  size: number
  /** Ms since 1970. */
  mtime: number
  meta: PostMeta
  text: string
  parts: TextPart[]
  headings: Heading[]
  links: string[]
  warnings: Warning[]
  labels?: readonly Label[]
  marks: Marks
}

/** A row of `posts`, by its columns. */
export interface PostRow {
  id: string
  folder: string
  path: string
  title: string
  summary: string
  date: string | null
  updated: string | null
  tags: string
  authors: string
  draft: number
  words: number
  minutes: number
  notes: number
  progress: number
  last_read: string | null
  finished: string | null
  changed: number
}

export const SUMMARY_COLUMNS =
  'id, folder, path, title, summary, date, updated, tags, authors, draft, words, minutes, notes, progress, last_read, finished, changed'

export function toSummary(row: PostRow): PostSummary {
  const { folder, last_read, tags, authors, draft, changed, ...rest } = row
  return { ...rest, folderId: folder, lastRead: last_read, tags: parseList(tags), authors: parseList(authors), draft: draft === 1, changed: changed === 1 }
}

const parseList = (json: string): string[] => JSON.parse(json) as string[]

/** Values for the columns of `posts`, but for the marks. */
export function toRow({ id, folderId, path, hash, size, mtime, meta, warnings }: PostRecord) {
  return {
    id, folder: folderId, path, hash, size, mtime,
    slug: slugOf(path),
    title: meta.title,
    summary: meta.summary,
    date: meta.date,
    updated: meta.updated,
    tags: JSON.stringify(meta.tags),
    authors: JSON.stringify(meta.authors),
    draft: meta.draft ? 1 : 0,
    words: meta.words,
    minutes: meta.minutes,
    warnings: JSON.stringify(warnings),
    date_key: timeOf(meta.date),
    updated_key: timeOf(meta.updated) ?? timeOf(meta.date),
    title_key: fold(meta.title),
    folded: fold([meta.title, meta.summary, ...meta.tags].join('\n'))
  }
}

/** Text without case and accents, for comparing and sorting. */
export const fold = (text: string): string =>
  // Most texts are plain, and thousands of them are folded at once.
  (UNPLAIN.test(text) ? text.normalize('NFKD').replace(/\p{Mn}/gu, '') : text).toLowerCase()

const UNPLAIN = /[^\0-\x7f]/

/**
 * The last part of the address that blog engines give a post: its file name without extension, date and language, or
 * the folder's name where the file is an `index` (Hugo bundle). Lower case.
 */
export function slugOf(path: string): string {
  const name = posix.basename(path).replace(/\.[^.]+$/, '')
  const bare = name === 'index' || name === '_index' ? posix.basename(posix.dirname(path)) : name
  return bare.replace(/^\d{4}-\d{1,2}-\d{1,2}-(?=.)/, '').normalize('NFC').toLowerCase()
}

function timeOf(date: string | null): number | null {
  const time = Date.parse(date ?? '')
  return Number.isNaN(time) ? null : time
}
