import { z } from 'zod'
import { PLACE_KINDS } from '../choices.ts'
import { Span } from './span.ts'

/** A figure, display formula, table or block of code of a post, as lists of them show it. */
export const PostPlace = Span.extend({
  kind: z.enum(PLACE_KINDS),
  /** The number it shows, without parentheses; of code the language; `''` where there is none. */
  label: z.string(),
  /** Its caption or, without one, what it is known by: a table's header, code's first line, the words before a formula. */
  caption: z.string()
})
export type PostPlace = z.infer<typeof PostPlace>
export type PlaceKind = PostPlace['kind']
