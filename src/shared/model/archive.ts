/** The library by what its posts have in common, with counts. */
import { z } from 'zod'

const Count = z.int().min(0)
/** A name and how many posts have it. */
export const Counted = z.object({ name: z.string(), posts: Count })
export type Counted = z.infer<typeof Counted>

/** Posts by the year and month of their dates, the newest first. */
export const Archive = z.object({
  years: z.array(z.object({
    /** `2024` */
    year: z.string(),
    posts: Count,
    /** Those that have posts, as `2024-05`. */
    months: z.array(z.object({ month: z.string(), posts: Count }))
  })),
  undated: Count
})
export type Archive = z.infer<typeof Archive>
