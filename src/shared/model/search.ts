/** What search answers: posts with the places that match, and targets to jump to. */
import { z } from 'zod'
import { Colour } from './annotation.ts'
import { PostSummary } from './post.ts'
import { Span } from './span.ts'

export const SearchQuery = z.object({
  /** In the language of `search/parse-query.ts`. */
  query: z.string().max(1000),
  folderId: z.string().optional(),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(100).default(20)
})
export type SearchQuery = z.infer<typeof SearchQuery>

export const MatchKind = z.enum(['title', 'heading', 'body', 'code', 'tex', 'caption', 'note', 'tag'])
export type MatchKind = z.infer<typeof MatchKind>

/** One place of a post that matches. */
export const SearchMatch = z.object({
  kind: MatchKind,
  /** Texts of the headings above it, outermost first. */
  headings: z.array(z.string()),
  /** A line of text around it, without line breaks. */
  snippet: z.string(),
  /** What of the snippet matches. */
  marks: z.array(Span),
  /** The match in the canonical text; null where it is not in the text (title, tags). A note's is the place it stands on. */
  span: Span.nullable(),
  noteId: z.string().nullable()
})
export type SearchMatch = z.infer<typeof SearchMatch>

export const SearchHit = z.object({ post: PostSummary, score: z.number(), matches: z.array(SearchMatch).min(1) })
export type SearchHit = z.infer<typeof SearchHit>

export const SearchPage = z.object({
  /** Best first. */
  hits: z.array(SearchHit),
  /** Posts that match in all. */
  total: z.int().min(0),
  ms: z.number(),
  /** Where nothing matches: the query in words that the library has. */
  suggestion: z.string().nullable()
})
export type SearchPage = z.infer<typeof SearchPage>

/** What the palette offers for some letters. `marks` are spans of the title. */
export const Places = z.object({
  posts: z.array(z.object({
    id: z.string(), title: z.string(), path: z.string(), folderId: z.string(), date: z.string().nullable(), marks: z.array(Span)
  })),
  notes: z.array(z.object({ id: z.string(), postId: z.string(), title: z.string(), quote: z.string(), comment: z.string(), colour: Colour })),
  tags: z.array(z.object({ name: z.string(), posts: z.int() }))
})
export type Places = z.infer<typeof Places>
