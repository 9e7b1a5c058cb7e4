/** A post: what lists show of it, what an open one is, and the parts that it arrives in. */
import { z } from 'zod'
import { POST_MARKS, POST_SORTS, SHELVES } from '../choices.ts'
import { TextObject } from './annotation.ts'
import { PostPlace } from './place.ts'
import { TextPart, Warning } from './span.ts'

export const Heading = z.object({
  level: z.int().min(1).max(6),
  text: z.string(),
  /** The `id` of the element in the page, unique in its post. */
  id: z.string(),
  /** Where the heading starts in the canonical text. */
  start: z.int().min(0)
})
export type Heading = z.infer<typeof Heading>

/** What the front matter, the body and the file tell about a post. */
export const PostMeta = z.object({
  title: z.string(),
  summary: z.string(),
  /** Publication date, `yyyy-mm-dd` or a full date-time; null where nothing tells it. */
  date: z.string().nullable(),
  updated: z.string().nullable(),
  tags: z.array(z.string()),
  authors: z.array(z.string()),
  draft: z.boolean(),
  words: z.int().min(0),
  /** Reading time at 220 words (or 400 CJK characters) a minute, at least 1. */
  minutes: z.int().min(1)
})
export type PostMeta = z.infer<typeof PostMeta>

/** A post as the library lists it. */
export const PostSummary = PostMeta.extend({
  id: z.string(),
  folderId: z.string(),
  path: z.string(),
  /** Annotations that stand on this post. */
  notes: z.int().min(0),
  /** Share of the post that was read, 0 to 1; 1 once it was finished. */
  progress: z.number().min(0).max(1),
  /** When it was last open; null also for one that was only marked. */
  lastRead: z.string().nullable(),
  /** When it was read to its end or marked as read; scrolling back does not undo that. */
  finished: z.string().nullable(),
  /** Its file is not the version that was read last. */
  changed: z.boolean()
})
export type PostSummary = z.infer<typeof PostSummary>

/** Where the reader was in a post. */
export const ReadingPosition = z.object({
  /** Canonical offset of the first character of the line at the top of the window. */
  offset: z.int().min(0),
  /** Share of the post above the lower edge of the window, 0 to 1. */
  progress: z.number().min(0).max(1)
})
export type ReadingPosition = z.infer<typeof ReadingPosition>

/**
 * What the reader saw of the sections of a post, by the id of their heading; `''` is what stands before the first. Each is pairs
 * of percents of the section's own text, from and to, in order: `[0, 40, 60, 100]`.
 */
export const SectionsRead = z.record(z.string().max(400), z.array(z.int().min(0).max(100)).max(100))
export type SectionsRead = z.infer<typeof SectionsRead>

/**
 * The objects of a post that are annotated whole, short enough to travel with it (see `shared/anchor/post-objects.ts`): of
 * formulas and lines of code, which are their own words, only starts and lengths in turn.
 */
export const PostObjects = z.object({
  formulas: z.array(z.int().min(0)),
  codeLines: z.array(z.int().min(0)),
  others: z.array(TextObject)
})
export type PostObjects = z.infer<typeof PostObjects>

/** An open post, without its body (see `PostChunk`). */
export const Post = PostSummary.extend({
  /** SHA-256 of the file's bytes, hex: the version that annotations are made on. */
  hash: z.string(),
  headings: z.array(Heading),
  /** The canonical text. */
  text: z.string(),
  /** Which parts of the text are code, formulas and captions, by where they start. */
  parts: z.array(TextPart),
  objects: PostObjects,
  /** Its figures, display formulas, tables and blocks of code, in order. */
  places: z.array(PostPlace).optional(),
  warnings: z.array(Warning),
  /** Whether the program that makes its site would typeset its quotes and dashes. */
  typographic: z.boolean().optional(),
  /** Its language as its author or its site says, BCP 47; what its letters say is for the page (`shared/text-language.ts`). */
  language: z.string().optional(),
  position: ReadingPosition.nullable(),
  sectionsRead: SectionsRead.optional()
})
export type Post = z.infer<typeof Post>

/** The parts of an open post in the order they arrive: the post, then its sections from the top. */
export const PostChunk = z.discriminatedUnion('type', [
  z.object({ type: z.literal('post'), post: Post, sections: z.int().min(0) }),
  z.object({ type: z.literal('section'), index: z.int().min(0), html: z.string() }),
  z.object({ type: z.literal('done'), warnings: z.array(Warning) })
])
export type PostChunk = z.infer<typeof PostChunk>

/** Which posts: all conditions must hold. Case and accents of names and words do not count. */
export const PostConditions = z.object({
  folderId: z.string().optional(),
  /** Each of them. */
  tags: z.array(z.string().max(200)).max(20).default([]),
  author: z.string().max(200).optional(),
  /** Of its date: a year, a month of it, or none. */
  period: z.string().regex(/^(\d{4}(-(0[1-9]|1[0-2]))?|undated)$/).optional(),
  shelf: z.enum(SHELVES).default('all'),
  /** Each of them. */
  marks: z.array(z.enum(POST_MARKS)).max(POST_MARKS.length).default([]),
  /** Words that must stand in title, summary or tags. */
  words: z.string().max(200).default('')
})
export type PostConditions = z.infer<typeof PostConditions>

/** Which posts to list, in which order. */
export const PostQuery = PostConditions.extend({
  sort: z.enum(POST_SORTS).default('date'),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100)
})
export type PostQuery = z.infer<typeof PostQuery>

export const PostPage = z.object({ total: z.int().min(0), posts: z.array(PostSummary) })
export type PostPage = z.infer<typeof PostPage>
