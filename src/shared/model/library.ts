/** The library as a whole: its front, and scans of its folders. */
import { z } from 'zod'
import { Counted } from './archive.ts'
import { Collection } from './collection.ts'
import { Folder } from './folder.ts'
import { PostSummary } from './post.ts'
import { Warning } from './span.ts'

/** The front of the library: its greeting, folders and counts. */
export const Library = z.object({
  folders: z.array(Folder),
  /** From `index.md` or `_index.md` at a folder's root: title and rendered text. */
  greetings: z.array(z.object({ folderId: z.string(), title: z.string(), html: z.string() })),
  counts: z.object({
    all: z.int(), reading: z.int(), unread: z.int(), read: z.int(), annotated: z.int(), changed: z.int(), notes: z.int(), authors: z.int()
  }),
  tags: z.array(Counted),
  /** By name. */
  collections: z.array(Collection),
  /** Most recently read, unfinished post. */
  current: PostSummary.nullable(),
  /** The posts that were open last, the latest first. */
  recent: z.array(PostSummary),
  /** The shelf that comes with Lectern, shown or hidden; null where there is none. Adding its path brings it back. */
  shelf: z.object({ path: z.string(), shown: z.boolean() }).nullable(),
  /** What the reader should know: damaged journal lines, a rebuilt store, ... */
  notices: z.array(Warning)
})
export type Library = z.infer<typeof Library>

export const ScanProgress = z.object({
  done: z.int(),
  total: z.int(),
  path: z.string(),
  /** Posts in a second, lately; null before that can be told. */
  rate: z.number().nullable(),
  /** Seconds that are left at this rate. */
  left: z.number().nullable()
})
export type ScanProgress = z.infer<typeof ScanProgress>

export const ScanReport = z.object({
  posts: z.int(),
  words: z.int(),
  bytes: z.int(),
  added: z.int(),
  changed: z.int(),
  removed: z.int(),
  ms: z.number(),
  warnings: z.array(Warning.extend({ path: z.string() }))
})
export type ScanReport = z.infer<typeof ScanReport>
