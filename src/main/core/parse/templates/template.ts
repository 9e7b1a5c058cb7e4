import type { Site } from '../parsed-post.ts'

/** What a template may ask for. Plain data and one function, so that the same input gives the same text. */
export interface TemplateContext {
  /** The post's front matter. */
  data: Readonly<Record<string, unknown>>
  site: Site | null
  /** The text of a file beside the post, see `Surroundings`. */
  read: (path: string) => string | null
  /** Whether the post is Markdown, where code is left alone. */
  markdown: boolean
}

/** One bit of what stands for a tag. `image` are the attributes of an `<img>`, `markdown` is running text. */
export type Piece =
  | { html: string }
  | { markdown: string }
  | { image: Readonly<Record<string, string>> }
  | { code: string; info: string }

/** A tag by its name and arguments, whatever dialect it is written in: `{{< figure src="x" >}}`, `{% include figure.html path="x" %}`. */
export interface Call {
  /** Lower case, without folder and extension. */
  name: string
  named: ReadonlyMap<string, string>
  positional: readonly string[]
  /** What stands between the tag and its end, as written; null where it has no end. */
  body: string | null
  /** The call around this one, and how many of its children came before of this name. */
  parent: Call | null
  index: number
}

/**
 * What a call is shown as: `text` goes into the source and is read as if the author had written it; `pieces` stand for
 * the call and its body; `around` stand before and behind the body, which is read as the rest of the post is.
 */
export type Answer =
  | { text: string }
  | { pieces: Piece[]; block: boolean }
  | { around: [Piece[], Piece[]]; block: boolean }

/** Knows some names. Null for a call it cannot answer as it stands: then its source is shown. */
export type Answerer = (call: Call, context: TemplateContext) => Answer | null

/** Stands for nothing that a reader sees: scripts, tables of contents, settings. */
export const SILENT: Answer = { text: '' }

/** The first of some arguments that is given and not empty. */
export function argument(call: Call, ...names: (string | number)[]): string {
  for (const name of names) {
    const value = typeof name === 'number' ? call.positional[name] : call.named.get(name)
    if (value !== undefined && value.trim() !== '') return value.trim()
  }
  return ''
}

/** Whether an argument says yes: `true`, `1`, `yes`, or the bare word itself. */
export const isTrue = (value: string | undefined): boolean => value !== undefined && /^(?:true|1|yes|on|open)$/i.test(value.trim())
