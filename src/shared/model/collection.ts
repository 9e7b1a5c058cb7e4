/** Filters that the reader gave a name. They ride in the journals, so they are on every machine that has the folder. */
import { z } from 'zod'
import { POST_SORTS } from '../choices.ts'
import { PostConditions } from './post.ts'

/** What a collection lists, in which order. */
export const CollectionFilter = PostConditions.extend({ sort: z.enum(POST_SORTS).default('date') })
export type CollectionFilter = z.infer<typeof CollectionFilter>

export const CollectionName = z.string().trim().min(1).max(80)

export const Collection = z.object({ id: z.uuid(), name: CollectionName, filter: CollectionFilter })
export type Collection = z.infer<typeof Collection>
