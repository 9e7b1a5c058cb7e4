/** How far the reader is in posts, as a whole: what can be set, and taken back. */
import { z } from 'zod'
import { ReadingPosition, SectionsRead } from './post.ts'

/** All that is remembered of reading a post. Times are ISO. */
export const Reading = z.object({
  position: ReadingPosition,
  /** When this became so. */
  at: z.string(),
  /** The version that was open, SHA-256 of its bytes; null where unknown. */
  hash: z.string().nullable(),
  finished: z.string().nullable(),
  /** The version that counts as read, which later ones are compared with; null while none does. */
  seen: z.string().nullable().default(null),
  /** False where it was only marked, as read or unread. */
  opened: z.boolean(),
  /** Left out where nothing was seen long enough, or nobody looked. */
  sectionsRead: SectionsRead.optional()
})
export type Reading = z.infer<typeof Reading>

/** What is remembered of one post; null: it was never begun. */
export const PostReading = z.object({ id: z.string().min(1).max(200), reading: Reading.nullable() })
export type PostReading = z.infer<typeof PostReading>
