import { z } from 'zod'

/** A span of canonical text, `end` exclusive. */
export const Span = z.object({ start: z.int().min(0), end: z.int().min(0) })
export type Span = z.infer<typeof Span>

/** A part of the canonical text that is no prose. Parts of other kinds can stand in a caption. */
export const TextPart = Span.extend({ kind: z.enum(['code', 'tex', 'caption']) })
export type TextPart = z.infer<typeof TextPart>

/** Something in a file that could not be shown or read as written. The post still opens. */
export const Warning = z.object({
  /** Stable, machine-readable: `front-matter-invalid`, `math-failed`, `image-missing`, ... */
  code: z.string(),
  /** One sentence for a reader: what is wrong and what to do. */
  message: z.string(),
  /** 1-based line of the source file, or null where none applies. */
  line: z.int().min(1).nullable()
})
export type Warning = z.infer<typeof Warning>
