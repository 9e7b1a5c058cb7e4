/**
 * The plain data that crosses every layer: what a folder, a post, an annotation and the settings are.
 * Each entity is declared once, as a zod schema, and its type is inferred from it. Offsets are UTF-16 units of
 * the post's canonical text (`canonical-text.ts`); dates are ISO 8601 strings; paths use `/` and are relative
 * to their folder.
 */
import { z } from 'zod'
import { COLOURS, POST_SORTS, SHELVES } from './choices.ts'

/** A span of canonical text, `end` exclusive. */
export const Span = z.object({ start: z.int().min(0), end: z.int().min(0) })
export type Span = z.infer<typeof Span>

/** Something in a file that could not be shown or read as written. The post still opens. */
export const Warning = z.object({
  /** Stable, machine-readable: `front-matter-invalid`, `math-failed`, `image-missing`, ... */
  code: z.string(),
  /** One sentence for a reader: what is wrong and what to do. */
  message: z.string(),
  /** 1-based line of the source file, or null where none applies. */
  line: z.int().min(1).nullable()
})
export type Warning = z.infer<typeof Warning>

export const Heading = z.object({
  level: z.int().min(1).max(6),
  text: z.string(),
  /** The `id` of the element in the page, unique in its post. */
  id: z.string(),
  /** Where the heading starts in the canonical text. */
  start: z.int().min(0)
})
export type Heading = z.infer<typeof Heading>

export const FolderState = z.enum(['scanning', 'ready', 'offline', 'unreadable'])
export type FolderState = z.infer<typeof FolderState>

/** A folder of posts that the reader opened. Its files are never changed. */
export const Folder = z.object({
  id: z.string(),
  /** Absolute path on this machine. */
  path: z.string(),
  name: z.string(),
  /** The shelf that comes with Lectern. */
  bundled: z.boolean(),
  /** Where its journal lives: beside the posts, or in the app's data folder. */
  journal: z.enum(['library', 'app']),
  state: FolderState,
  /** For `offline` and `unreadable`: what is wrong, in one sentence. */
  problem: z.string().nullable(),
  posts: z.int().min(0)
})
export type Folder = z.infer<typeof Folder>

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
  /** Share of the post that was read, 0 to 1. */
  progress: z.number().min(0).max(1),
  lastRead: z.string().nullable()
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

/** An open post, without its body (see `PostChunk`). */
export const Post = PostSummary.extend({
  /** SHA-256 of the file's bytes, hex: the version that annotations are made on. */
  hash: z.string(),
  headings: z.array(Heading),
  /** The canonical text. */
  text: z.string(),
  warnings: z.array(Warning),
  position: ReadingPosition.nullable()
})
export type Post = z.infer<typeof Post>

/** The parts of an open post in the order they arrive: the post, then its sections from the top. */
export const PostChunk = z.discriminatedUnion('type', [
  z.object({ type: z.literal('post'), post: Post, sections: z.int().min(0) }),
  z.object({ type: z.literal('section'), index: z.int().min(0), html: z.string() }),
  z.object({ type: z.literal('done'), warnings: z.array(Warning) })
])
export type PostChunk = z.infer<typeof PostChunk>

export const Colour = z.enum(COLOURS)
export type Colour = z.infer<typeof Colour>

/** W3C TextQuoteSelector (https://www.w3.org/TR/annotation-model/#text-quote-selector). */
export const QuoteSelector = z.object({ exact: z.string(), prefix: z.string(), suffix: z.string() })
export type QuoteSelector = z.infer<typeof QuoteSelector>

/** How an annotation finds its words again: quote, position and heading path, on the version with this hash. */
export const Selector = z.object({
  quote: QuoteSelector,
  position: Span,
  /** Texts of the headings above the quote, outermost first. */
  headings: z.array(z.string()),
  hash: z.string()
})
export type Selector = z.infer<typeof Selector>

/** Where an annotation stands in the post as it is now. `lost` keeps the last known span. */
export const Placement = Span.extend({
  state: z.enum(['same', 'moved', 'changed', 'lost']),
  confidence: z.number().min(0).max(1)
})
export type Placement = z.infer<typeof Placement>

export const Annotation = z.object({
  id: z.string(),
  postId: z.string(),
  selector: Selector,
  colour: Colour,
  /** Markdown, empty for a bare highlight. */
  comment: z.string(),
  tags: z.array(z.string()),
  created: z.string(),
  modified: z.string(),
  placement: Placement
})
export type Annotation = z.infer<typeof Annotation>

/** A new annotation, or changes to one: what is left out stays as it is. */
export const AnnotationDraft = z.object({
  /** Chosen by the page (UUID), so that a save can be repeated safely. */
  id: z.uuid(),
  postId: z.string(),
  /** Required for a new annotation. */
  selector: Selector.optional(),
  colour: Colour.optional(),
  comment: z.string().max(100_000).optional(),
  tags: z.array(z.string().max(200)).max(100).optional()
})
export type AnnotationDraft = z.infer<typeof AnnotationDraft>

export const Theme = z.enum(['system', 'paper', 'night'])
export type Theme = z.infer<typeof Theme>

/** Changes to the reader's preferences: what is left out stays as it is. */
export const SettingsPatch = z.object({
  theme: Theme,
  /** Text size of the reading column in px. */
  textSize: z.int().min(14).max(28),
  outline: z.boolean(),
  /** Where new folders keep their journal: beside the posts (travels with them) or in the app's data folder. */
  journal: z.enum(['library', 'app'])
}).partial()
export type SettingsPatch = z.infer<typeof SettingsPatch>

/** The reader's preferences, complete. */
export const Settings = SettingsPatch.required()
export type Settings = z.infer<typeof Settings>

/** Which posts to list, in which order. */
export const PostQuery = z.object({
  folderId: z.string().optional(),
  tag: z.string().optional(),
  shelf: z.enum(SHELVES).default('all'),
  /** Words that must stand in title, summary or tags. */
  words: z.string().max(200).default(''),
  sort: z.enum(POST_SORTS).default('date'),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100)
})
export type PostQuery = z.infer<typeof PostQuery>

export const PostPage = z.object({ total: z.int().min(0), posts: z.array(PostSummary) })
export type PostPage = z.infer<typeof PostPage>

/** The front of the library: its greeting, folders and counts. */
export const Library = z.object({
  folders: z.array(Folder),
  /** From `index.md` or `_index.md` at a folder's root: title and rendered text. */
  greetings: z.array(z.object({ folderId: z.string(), title: z.string(), html: z.string() })),
  counts: z.object({ all: z.int(), reading: z.int(), unread: z.int(), annotated: z.int(), notes: z.int() }),
  tags: z.array(z.object({ name: z.string(), posts: z.int() })),
  /** Most recently read, unfinished post. */
  current: PostSummary.nullable(),
  /** What the reader should know: damaged journal lines, a rebuilt store, ... */
  notices: z.array(Warning)
})
export type Library = z.infer<typeof Library>

export const ScanProgress = z.object({ done: z.int(), total: z.int(), path: z.string() })
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

/** What happened in the core. A page loads once, then listens. */
export const CoreEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('library:changed') }),
  z.object({ type: z.literal('scan:progressed'), folderId: z.string(), progress: ScanProgress }),
  z.object({ type: z.literal('post:changed'), postId: z.string() }),
  z.object({ type: z.literal('annotation:saved'), annotation: Annotation }),
  z.object({ type: z.literal('annotation:deleted'), id: z.string(), postId: z.string() }),
  z.object({ type: z.literal('reading:saved'), postId: z.string(), position: ReadingPosition }),
  z.object({ type: z.literal('settings:changed'), settings: Settings })
])
export type CoreEvent = z.infer<typeof CoreEvent>
