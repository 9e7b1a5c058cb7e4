/** The reader's annotations as one book: what is asked of it, and what waits there for a decision. */
import { z } from 'zod'
import { COLOURS, NOTE_SORTS } from '../choices.ts'
import { Annotation, AnnotationKind, Colour, Placement, QuoteSelector, Selector } from './annotation.ts'
import { Span } from './span.ts'

/** The post that an annotation is on, as far as lists need it. */
export const NotePost = z.object({
  id: z.string(),
  title: z.string(),
  path: z.string(),
  /** Its file is not there now; its annotations are. */
  missing: z.boolean()
})
export type NotePost = z.infer<typeof NotePost>

/** Filters of different kinds are joined by AND, the values of one by OR; an empty list leaves nothing out. */
export const NoteQuery = z.object({
  /** Each must stand in the quote, the comment, a tag or the post's title; case and accents do not count. */
  words: z.string().max(200).default(''),
  colours: z.array(Colour).max(COLOURS.length).default([]),
  /** Case and accents do not count. */
  tags: z.array(z.string().max(200)).max(100).default([]),
  kinds: z.array(AnnotationKind).max(20).default([]),
  /** Only those with a comment, or only those without. */
  withComment: z.boolean().optional(),
  /** Made at this time or later. */
  since: z.union([z.iso.datetime({ offset: true }), z.iso.date()]).optional(),
  folderId: z.string().optional(),
  postId: z.string().optional(),
  state: Placement.shape.state.optional(),
  sort: z.enum(NOTE_SORTS).default('post'),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100)
})
export type NoteQuery = z.infer<typeof NoteQuery>

/** A line of the notebook. */
export const NoteRow = z.object({
  annotation: Annotation,
  post: NotePost,
  /**
   * What it stands under, by the query's order: the post's id, a tag (empty where it has none), a colour, or the day it
   * was made on (`2026-11-25`, in the core's time zone).
   */
  group: z.string(),
  /** Which parts of its quote are formulas, in characters of the quote. */
  formulas: z.array(Span).optional()
})
export type NoteRow = z.infer<typeof NoteRow>

export const NotePage = z.object({
  /** Lines in all: in the order of tags an annotation has one under each of its tags. */
  total: z.int(),
  /** Different annotations among them, and the posts they are on. */
  count: z.int(),
  posts: z.int(),
  notes: z.array(NoteRow),
  /** How many annotations each value would show, the other filters being as they are; most first. */
  facets: z.object({
    colours: z.array(z.object({ name: Colour, count: z.int() })),
    tags: z.array(z.object({ name: z.string(), count: z.int() })),
    kinds: z.array(z.object({ name: AnnotationKind, count: z.int() }))
  })
})
export type NotePage = z.infer<typeof NotePage>

/** An annotation whose words changed or went, and what Lectern would do about it. */
export const AttentionItem = z.object({
  annotation: Annotation,
  post: NotePost,
  /** The words as they were annotated. */
  then: QuoteSelector,
  /** The place on the present text, with more context than a selector holds; null where there is none to propose. */
  now: QuoteSelector.nullable(),
  /** Describes that place, for a save that accepts it. */
  selector: Selector.nullable(),
  /** Which parts of both quotes are formulas. */
  formulas: z.object({ then: z.array(Span), now: z.array(Span) }).optional()
})
export type AttentionItem = z.infer<typeof AttentionItem>

export const NoteCounts = z.object({ notes: z.int(), attention: z.int(), trash: z.int() })
export type NoteCounts = z.infer<typeof NoteCounts>
