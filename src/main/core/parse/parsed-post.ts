import type { Heading, PostMeta, Warning } from '../../../shared/model.ts'

/** A formula waiting for KaTeX. Rendered as `<span class="math" data-tex="…">`, with `data-display` where it is a block. */
export interface MathSlot { kind: 'math'; tex: string; display: boolean; line: number | null }

/** A code block waiting for Shiki. `code` has no line break at its end; `language` is lower case, `''` where unknown. */
export interface CodeSlot { kind: 'code'; code: string; language: string; title: string; line: number | null }

/** An `<img>` whose address the library must resolve. `attributes` is safe, serialised, with a leading space. */
export interface ImageSlot { kind: 'image'; src: string; alt: string; attributes: string; line: number | null }

/** The opening tag of an `<a>` whose address must be resolved; the text follows, then `</a>`. */
export interface LinkSlot { kind: 'link'; href: string; attributes: string; line: number | null }

export type Slot = MathSlot | CodeSlot | ImageSlot | LinkSlot

/** A stretch of sanitised HTML, or a slot that the render stage fills. */
export type Part = string | Slot

/** Some whole top-level blocks of a post; painted, skipped and streamed as one. `start`: canonical offset of its text. */
export interface Section { parts: Part[]; start: number }

/** What `parse` makes of a file: everything but the costly slots. Plain data, the same for the same input. */
export interface ParsedPost {
  meta: PostMeta
  sections: Section[]
  /** The canonical text (`shared/canonical-text.ts`). */
  text: string
  headings: Heading[]
  /** Addresses of links as written, in order, without those inside the post. */
  links: string[]
  /** Addresses of local images as written, in order. */
  assets: string[]
  warnings: Warning[]
}

export type PostFormat = 'markdown' | 'html'

export interface ParseInput {
  source: string
  format: PostFormat
  /** Relative to the folder, with `/`; tells title and date where the text does not. */
  path: string
  /** File time in ms since 1970, for the date of last resort. */
  mtime?: number
}
