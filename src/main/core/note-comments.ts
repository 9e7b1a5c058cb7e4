import { parseComment } from './parse/parse-comment.ts'
import { createHighlighter } from './render/highlighter.ts'
import { renderFragment } from './render/render-fragment.ts'
import type { Resolve } from './render/places.ts'

/** Turns the comments of notes into HTML; those that were asked for last are kept. */
export interface NoteComments {
  /** The HTML of each, in order; what `docs/architecture.md` says of a post's HTML holds for it. */
  render(texts: readonly string[], signal?: AbortSignal): Promise<string[]>
}

/** A comment belongs to no file: nothing lies beside it. */
const NOWHERE: Resolve = {
  asset: () => ({ missing: 'Notes show no pictures from files. Write a link to it instead.' }),
  link: () => ({ dead: 'A note lies in no folder, so that this link leads nowhere.' })
}

/** @param limit characters of comments and their HTML that are kept; the one not asked for longest goes first */
export function createNoteComments(limit = 8_000_000): NoteComments {
  const known = new Map<string, string>()
  let kept = 0
  const highlighter = createHighlighter()

  /** Puts it last, so that it goes last. */
  const keep = (text: string, html: string) => {
    if (!known.delete(text)) kept += text.length + html.length
    known.set(text, html)
    for (const [old, oldHtml] of known) {
      if (kept <= limit || old === text) break
      known.delete(old)
      kept -= old.length + oldHtml.length
    }
  }

  return {
    async render(texts, signal) {
      const all: string[] = []
      for (const text of texts) {
        signal?.throwIfAborted()
        const html = known.get(text) ?? await renderFragment(parseComment(text), NOWHERE, highlighter)
        keep(text, html)
        all.push(html)
      }
      return all
    }
  }
}
