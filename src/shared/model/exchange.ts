/** What leaves Lectern as files, and what comes in from files of other programs. */
import { z } from 'zod'
import { EXPORT_FORMATS } from '../choices.ts'
import { Colour } from './annotation.ts'

export const ExportFormat = z.enum(EXPORT_FORMATS)
export type ExportFormat = z.infer<typeof ExportFormat>

/** Which notes: those for which all that is given holds. */
export const NoteFilter = z.object({
  ids: z.array(z.string().max(200)).max(100_000).optional(),
  postId: z.string().max(200).optional(),
  folderId: z.string().max(200).optional(),
  tag: z.string().max(200).optional(),
  colour: Colour.optional(),
  /** Changed at this time or later, ISO 8601: a day or a full date-time. */
  since: z.union([z.iso.date(), z.iso.datetime({ offset: true })]).optional()
})
export type NoteFilter = z.infer<typeof NoteFilter>

const MarkdownOptions = z.object({
  filter: NoteFilter.default({}),
  /** For Markdown: Mustache-like; Lectern's own where left out. */
  template: z.string().max(20_000).optional(),
  /** For Markdown: one file for all posts. */
  single: z.boolean().optional()
})

export const ExportRequest = MarkdownOptions.extend({ format: ExportFormat })
export type ExportRequest = z.infer<typeof ExportRequest>

export const ExportedFile = z.object({ name: z.string(), mediaType: z.string(), text: z.string() })
export type ExportedFile = z.infer<typeof ExportedFile>

/** `notes` and `posts` count what is in the files; a format may have no room for some notes (`leftOut`). */
export const Exported = z.object({ files: z.array(ExportedFile), notes: z.int(), posts: z.int(), leftOut: z.int() })
export type Exported = z.infer<typeof Exported>

/** @property folder absolute path of a folder of the reader's */
export const WriteExportRequest = MarkdownOptions.extend({ folder: z.string().min(1).max(4096) })
export type WriteExportRequest = z.infer<typeof WriteExportRequest>

export const WrittenExport = z.object({
  files: z.array(z.object({ name: z.string(), state: z.enum(['created', 'changed', 'same']) })),
  notes: z.int(),
  posts: z.int()
})
export type WrittenExport = z.infer<typeof WrittenExport>

/** A file of notes, of whichever format. */
export const ImportRequest = z.object({ name: z.string().max(1000), text: z.string() })
export type ImportRequest = z.infer<typeof ImportRequest>

/** `known`: imported before, and left as it is; `unplaced`: its post is there, its words are not; `unmatched`: no post is it. */
export const ImportState = z.enum(['new', 'known', 'unplaced', 'unmatched'])
export type ImportState = z.infer<typeof ImportState>

const ImportCounts = z.object({ new: z.int(), known: z.int(), unplaced: z.int(), unmatched: z.int() })

export const ImportPreview = z.object({
  format: z.enum(['w3c', 'hypothesis', 'readwise', 'kindle', 'obsidian']),
  items: z.array(z.object({
    quote: z.string(),
    comment: z.string(),
    postId: z.string().nullable(),
    postTitle: z.string().nullable(),
    /** What the file calls the post: its title, else its address. */
    source: z.string(),
    state: ImportState
  })),
  counts: ImportCounts
})
export type ImportPreview = z.infer<typeof ImportPreview>

/** How many notes were added in their place, were known, were added without a place, and were left out. */
export const ImportReport = z.object({ added: z.int(), known: z.int(), unplaced: z.int(), unmatched: z.int() })
export type ImportReport = z.infer<typeof ImportReport>
