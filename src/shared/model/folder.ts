import { z } from 'zod'

export const FolderState = z.enum(['scanning', 'ready', 'stopped', 'offline', 'unreadable'])
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
  /** For `stopped`, `offline` and `unreadable`: what is wrong, in one sentence. */
  problem: z.string().nullable(),
  posts: z.int().min(0),
  /** Only single files of it are open, until Lectern quits: the folder is not in the library. */
  alone: z.boolean().optional()
})
export type Folder = z.infer<typeof Folder>
