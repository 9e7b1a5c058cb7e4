/** What the reader did, week by week. Told by this machine alone; see docs/architecture.md. */
import { z } from 'zod'

export const ReadingWeek = z.object({
  /** The Monday it begins with, `yyyy-mm-dd`. */
  start: z.iso.date(),
  /** Time of active reading. */
  seconds: z.int().min(0),
  /** Posts that were finished, and notes that were made: as the journals tell. */
  finished: z.int().min(0),
  notes: z.int().min(0)
})
export type ReadingWeek = z.infer<typeof ReadingWeek>

/** The last weeks, the oldest first, and what was read longest in them. */
export const Statistics = z.object({
  on: z.boolean(),
  weeks: z.array(ReadingWeek),
  posts: z.array(z.object({ id: z.string(), title: z.string(), missing: z.boolean(), seconds: z.int().min(0) })),
  /** Whether any time is on record, in these weeks or before. */
  recorded: z.boolean()
})
export type Statistics = z.infer<typeof Statistics>
