import { z } from 'zod'
import { Annotation } from './annotation.ts'
import { ScanProgress } from './library.ts'
import { ReadingPosition } from './post.ts'
import { Settings } from './settings.ts'

/** What happened in the core. A page loads once, then listens. */
export const CoreEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('library:changed') }),
  z.object({ type: z.literal('scan:progressed'), folderId: z.string(), progress: ScanProgress }),
  z.object({ type: z.literal('post:changed'), postId: z.string() }),
  z.object({ type: z.literal('annotation:saved'), annotation: Annotation }),
  z.object({ type: z.literal('annotation:deleted'), id: z.string(), postId: z.string() }),
  z.object({ type: z.literal('reading:saved'), postId: z.string(), position: ReadingPosition }),
  z.object({ type: z.literal('settings:changed'), settings: Settings })
])
export type CoreEvent = z.infer<typeof CoreEvent>
