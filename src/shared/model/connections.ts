/** Where to go on from a post. */
import { z } from 'zod'
import { PostSummary } from './post.ts'

/** A post that another one is connected with, as far as its foot needs it. */
export const NearPost = PostSummary.pick({ id: true, title: true, date: true, minutes: true, progress: true, finished: true })
export type NearPost = z.infer<typeof NearPost>

export const Connections = z.object({
  /** Its neighbours by date in the same folder. */
  older: NearPost.nullable(),
  newer: NearPost.nullable(),
  /** Posts about the same, by the most telling words of this one; best first. */
  related: z.array(NearPost),
  /** Posts of the folder that this one leads to, in the order of its links, each once. */
  links: z.array(NearPost),
  /** Posts of the folder that lead here, the newest first. */
  backlinks: z.array(NearPost)
})
export type Connections = z.infer<typeof Connections>
