import type { Warning } from '../../../shared/model.ts'
import type { ParsedPost } from './parsed-post.ts'

/** Tags of templates that would show as text: what no rule took. Not within code, nor in what is shown as unknown. */
const TAG = /\{\{[<%\s-]?\s*[\w./"'|-]|\{%-?\s*\w|\{:\s*[.#\w]|:::\s*\{/g
const NOT_TEXT = /<(code|kbd|samp)(?=[\s>])[^>]*>[\s\S]*?<\/\1>|<(span|div) class="unknown-tag"[^>]*>[\s\S]*?<\/\2>|<[^>]*>/g

/** Warnings of the kind `tag-leaked`, one for each; the parser has no line for them. */
export function leakedTags({ sections }: Pick<ParsedPost, 'sections'>): Warning[] {
  return sections.flatMap(({ parts }) => parts).flatMap((part) => {
    if (typeof part !== 'string' || !part.includes('{') && !part.includes(':::')) return []
    const text = part.replace(NOT_TEXT, ' ')
    return [...text.matchAll(TAG)].map((match): Warning => ({
      code: 'tag-leaked', message: `A tag shows as text: ${text.slice(match.index, match.index + 60).replace(/\s+/g, ' ')}`, line: null
    }))
  })
}
