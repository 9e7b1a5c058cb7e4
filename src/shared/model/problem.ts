/** What of the library's posts could not be shown or read as written. */
import { z } from 'zod'
import { WARNING_KIND_NAMES } from '../warning-kinds.ts'
import { Warning } from './span.ts'

/** Which problems to list: of one folder, of one kind, all without. */
export const ProblemQuery = z.object({
  folderId: z.string().max(200).optional(),
  kind: z.enum(WARNING_KIND_NAMES).optional(),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100)
})
export type ProblemQuery = z.infer<typeof ProblemQuery>

export const Problem = Warning.extend({ postId: z.string(), title: z.string(), path: z.string() })
export type Problem = z.infer<typeof Problem>

export const ProblemPage = z.object({
  /** Problems that the query finds, beyond this page. */
  total: z.int().min(0),
  /** Problems of each kind in the folder or library, those that there are, whatever kind was asked for. */
  kinds: z.array(z.object({ kind: z.enum(WARNING_KIND_NAMES), count: z.int().min(1) })),
  /** By kind, then by folder, path and line. */
  problems: z.array(Problem)
})
export type ProblemPage = z.infer<typeof ProblemPage>
