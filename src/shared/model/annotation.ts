/** What the reader writes, how it finds its words again, and where it stands. */
import { z } from 'zod'
import { ANNOTATION_KINDS, COLOURS } from '../choices.ts'
import { Span } from './span.ts'

export const Colour = z.enum(COLOURS)
export type Colour = z.infer<typeof Colour>

/** W3C TextQuoteSelector (https://www.w3.org/TR/annotation-model/#text-quote-selector). */
export const QuoteSelector = z.object({ exact: z.string(), prefix: z.string(), suffix: z.string() })
export type QuoteSelector = z.infer<typeof QuoteSelector>

/** What a whole object of a post is known by, besides its words. `line` and `tex` are canonical text. */
export const ObjectSelector = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('formula'), tex: z.string() }),
  /** `src` as written in the post; `caption` is empty where there is none. */
  z.object({ kind: z.literal('figure'), src: z.string(), caption: z.string() }),
  /** Texts of the first cells of its row and of its column. */
  z.object({ kind: z.literal('cell'), row: z.string(), column: z.string() }),
  z.object({ kind: z.literal('code-line'), line: z.string() })
])
export type ObjectSelector = z.infer<typeof ObjectSelector>

/** An object where it stands in a post's canonical text. */
export const TextObject = Span.extend({ object: ObjectSelector })
export type TextObject = z.infer<typeof TextObject>

/** How an annotation finds its words again: quote, position and heading path, on the version with this hash. */
export const Selector = z.object({
  quote: QuoteSelector,
  position: Span,
  /** Texts of the headings above the quote, outermost first. */
  headings: z.array(z.string()),
  hash: z.string(),
  /** Set where the quote is one whole object. A kind that this version does not know is no reason to refuse the rest. */
  object: ObjectSelector.optional().catch(undefined)
})
export type Selector = z.infer<typeof Selector>

/** Where an annotation stands in the post as it is now. `lost` keeps the last known span. */
export const Placement = Span.extend({
  state: z.enum(['same', 'moved', 'changed', 'lost']),
  confidence: z.number().min(0).max(1)
})
export type Placement = z.infer<typeof Placement>

export const AnnotationKind = z.enum(ANNOTATION_KINDS)
export type AnnotationKind = z.infer<typeof AnnotationKind>

/** What a note brought along from another program and Lectern has no field for; kept, and given back on export (W3C terms). */
export const ForeignParts = z.object({
  id: z.string(),
  context: z.unknown(),
  motivation: z.unknown(),
  fields: z.record(z.string(), z.unknown()),
  target: z.record(z.string(), z.unknown()),
  selectors: z.array(z.record(z.string(), z.unknown())),
  bodies: z.array(z.record(z.string(), z.unknown()))
}).partial()
export type ForeignParts = z.infer<typeof ForeignParts>

export const Annotation = z.object({
  id: z.string(),
  postId: z.string(),
  kind: AnnotationKind,
  selector: Selector,
  colour: Colour,
  /** Markdown, empty for a bare highlight. */
  comment: z.string(),
  tags: z.array(z.string()),
  /** The reader saw that its words changed or went, and keeps it without a place. */
  detached: z.boolean(),
  created: z.string(),
  modified: z.string(),
  placement: Placement,
  foreign: ForeignParts.optional()
})
export type Annotation = z.infer<typeof Annotation>

/** A new annotation, or changes to one: what is left out stays as it is. */
export const AnnotationDraft = z.object({
  /** Chosen by the page (UUID), so that a save can be repeated safely. */
  id: z.uuid(),
  postId: z.string(),
  /** Required for a new annotation. */
  selector: Selector.optional(),
  kind: AnnotationKind.optional(),
  colour: Colour.optional(),
  comment: z.string().max(100_000).optional(),
  tags: z.array(z.string().max(200)).max(100).optional(),
  detached: z.boolean().optional(),
  /** Of a new annotation that was made elsewhere; now where left out. */
  created: z.iso.datetime({ offset: true }).optional(),
  modified: z.iso.datetime({ offset: true }).optional(),
  foreign: ForeignParts.optional()
})
export type AnnotationDraft = z.infer<typeof AnnotationDraft>

/** An annotation in the trash. `deleted`: ISO time; `formulas`: which parts of its quote are formulas. */
export const DeletedAnnotation = z.object({ annotation: Annotation, deleted: z.string(), formulas: z.array(Span).optional() })
export type DeletedAnnotation = z.infer<typeof DeletedAnnotation>
