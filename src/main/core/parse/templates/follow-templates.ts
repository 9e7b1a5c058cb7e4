import type { Warning } from '../../../../shared/model.ts'
import type { FrontMatter } from '../front-matter.ts'
import type { ParseInput } from '../parsed-post.ts'
import type { Sanitised } from '../sanitise/sanitise.ts'
import { expandTemplates } from './expand.ts'
import { replaceMarks, snippetHtml, type Snippet } from './snippets.ts'

export interface FollowedTemplates {
  text: string
  /** Of Markdown: what the marks in `text` stand for. */
  snippets: readonly Snippet[] | undefined
  warnings: Warning[]
  /** Tells everything the line of the file that it came from, where the text has got other lines. */
  restoreLines(content: Sanitised, warnings: Warning[]): Sanitised
}

/**
 * The text of a post with its tags followed; null where it holds none. HTML files hold tags where they have front
 * matter, as Jekyll asks; others are finished pages.
 */
export function followTemplates(source: string, { format, surroundings }: ParseInput, front: FrontMatter): FollowedTemplates | null {
  if (format === 'html' && front.lines === 0) return null
  const expanded = expandTemplates(source, {
    data: front.data,
    site: surroundings?.site ?? null,
    read: surroundings?.read ?? (() => null),
    markdown: format === 'markdown'
  })
  if (!expanded) return null
  const { lines, snippets } = expanded
  const originOf = (line: number | null): number | null =>
    line === null || line <= front.lines ? line : lines.origin(line - front.lines) + front.lines
  const known = expanded.warnings.map((warning) => ({ ...warning, line: warning.line === null ? null : warning.line + front.lines }))
  const isHtml = format === 'html'

  return {
    text: isHtml ? replaceMarks(expanded.text, snippets, (snippet) => snippetHtml(snippet, (text) => text)) : expanded.text,
    snippets: isHtml ? undefined : snippets,
    warnings: known,
    restoreLines(content, warnings) {
      for (const warning of warnings) if (!known.includes(warning)) warning.line = originOf(warning.line)
      for (const { parts } of content.sections) {
        for (const part of parts) if (typeof part !== 'string') part.line = originOf(part.line)
      }
      return content
    }
  }
}
