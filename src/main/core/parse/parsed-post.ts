import type { Heading, PostMeta, TextPart, Warning } from '../../../shared/model.ts'

/** A formula waiting for KaTeX. Rendered as `<span class="math" data-tex="…">`, with `data-display` where it is a block. */
export interface MathSlot { kind: 'math'; tex: string; display: boolean; line: number | null }

/** A code block waiting for Shiki. `code` has no line break at its end; `language` is lower case, `''` where unknown. */
export interface CodeSlot {
  kind: 'code'
  code: string
  language: string
  title: string
  line: number | null
  /** Lines to mark, from 1 on. */
  marks?: number[]
  /** The number of its first line, where lines are to be numbered. */
  numberedFrom?: number
}

/** An `<img>` whose address the library must resolve. `attributes` is safe, serialised, with a leading space. */
export interface ImageSlot { kind: 'image'; src: string; alt: string; attributes: string; line: number | null }

/** The opening tag of an `<a>` whose address must be resolved; the text follows, then `</a>`. */
export interface LinkSlot { kind: 'link'; href: string; attributes: string; line: number | null }

/**
 * A reference to a label that the post itself does not hold: another post of the folder may. `text` is its canonical text: what
 * the label says by itself, or with `named` the author's own words for it.
 */
export interface ReferenceSlot { kind: 'reference'; label: string; text: string; named: boolean; line: number | null }

export type Slot = MathSlot | CodeSlot | ImageSlot | LinkSlot | ReferenceSlot

/** A stretch of sanitised HTML, or a slot that the render stage fills. */
export type Part = string | Slot

/** Some whole top-level blocks of a post; painted, skipped and streamed as one. `start`: canonical offset of its text. */
export interface Section { parts: Part[]; start: number }

/** What other posts can refer to by name. `id`: of its element in the page, `''` for the top of the post. */
export interface PostLabel { name: string; id: string; /** How a reference calls it: `Figure 2`, a heading's text. */ words: string }

/** What `parse` makes of a file: everything but the costly slots. Plain data, the same for the same input. */
export interface ParsedPost {
  meta: PostMeta
  /** As its front matter or its page says, BCP 47; absent where neither does. */
  language?: string
  sections: Section[]
  /** The canonical text (`shared/canonical-text.ts`). */
  text: string
  /** Which parts of the text are code, formulas and captions, by where they start. */
  parts: TextPart[]
  headings: Heading[]
  /** Addresses of links as written, in order, without those inside the post. */
  links: string[]
  /** Addresses of local images as written, in order. */
  assets: string[]
  warnings: Warning[]
  /** What has a label, but for equations, which are numbered with their formulas; absent where nothing has. */
  labels?: PostLabel[]
  /** TeX macros that hold for the whole post, `\name` to its body with `#1`…; from its front matter or its site. */
  macros?: Record<string, string>
}

export type PostFormat = 'markdown' | 'html' | 'notebook'

/** What a site's configuration tells. */
export interface Site {
  engine: 'jekyll' | 'hugo' | 'mkdocs' | 'quarto' | 'obsidian' | 'zola' | 'mdbook' | 'hexo' | null
  title: string
  author: string
  /** The path its pages lie under, without a slash at its end: `/blog`, or `''`. */
  baseUrl: string
  /** Its address without path and without a slash at its end: `https://example.org`, or `''`. */
  url: string
  /** The whole configuration, for templates that ask for more of it. */
  data?: Record<string, unknown>
}

/** What a post takes from beyond its own file. `parsePost` stays a pure function of its input with it. */
export interface Surroundings {
  site?: Site
  /** TeX macros of the whole site, `\name` to its body with `#1`…. */
  macros?: Record<string, string>
  /**
   * The text of a file of the same folder, null where it is missing, too large or outside. `path` is relative to the
   * post's folder, or with a slash at its start to the site's root.
   */
  read?: (path: string) => string | null
}

export interface ParseInput {
  source: string
  format: PostFormat
  /** Relative to the folder, with `/`; tells title and date where the text does not. */
  path: string
  /** File time in ms since 1970, for the date of last resort. */
  mtime?: number
  surroundings?: Surroundings
}
