/** What of a post is another than in the version that the reader has read. */
import { z } from 'zod'
import { BLOCK_KINDS, CHANGE_KINDS } from '../choices.ts'
import { Span } from './span.ts'

/** One block that is different. The span is of the text as it is now; of a removed block it is empty, where the block stood. */
export const BlockChange = Span.extend({
  change: z.enum(CHANGE_KINDS),
  block: z.enum(BLOCK_KINDS),
  /** The heading that it stands under; empty above the first. */
  section: z.string(),
  /** Its words in the version that was read; empty where it was added. */
  then: z.string(),
  /** Which parts of `then` are formulas. */
  formulas: z.array(Span)
})
export type BlockChange = z.infer<typeof BlockChange>

/** The present version of a post against the one that was read. */
export const PostChanges = z.object({
  /** The version that was read, and the one that is compared with it: SHA-256 of their bytes. */
  seen: z.string(),
  hash: z.string(),
  /** Whether the words of the version that was read are known here; without them there are no changes to tell. */
  known: z.boolean(),
  /** In reading order. */
  changes: z.array(BlockChange)
})
export type PostChanges = z.infer<typeof PostChanges>
