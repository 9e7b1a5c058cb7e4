import type { Warning } from '../../../../shared/model.ts'
import { createEvaluator } from './evaluator.ts'
import type { LineMap } from './line-map.ts'
import { mayHoldTags } from './scan.ts'
import { withoutMarks, type Snippet } from './snippets.ts'
import type { TemplateContext } from './template.ts'
import { createTextBuilder } from './text-builder.ts'
import { unknownTagWarning } from './unknown-tag.ts'

/** A post's text with its tags followed; see `snippets.ts` for the marks in it. */
export interface Expanded {
  text: string
  lines: LineMap
  snippets: readonly Snippet[]
  warnings: Warning[]
}

const MAX_WARNINGS = 200

/**
 * Follows the tags of Liquid (Jekyll, Hexo), Hugo's shortcodes, and those of Zola and mdBook: values go into the text,
 * figures and their kin become snippets, and what is not known is shown as its source, with a warning. Never throws.
 * @returns null where the text holds no tag, which is told at next to no cost
 */
export function expandTemplates(body: string, context: TemplateContext): Expanded | null {
  if (!mayHoldTags(body)) return null
  const source = withoutMarks(body)
  const builder = createTextBuilder(source)
  const unknown: { source: string; at: number }[] = []
  createEvaluator(context, {
    onUnknown: (tag, at) => { if (unknown.length < MAX_WARNINGS) unknown.push({ source: tag, at }) }
  }).run(source, builder)
  const { text, lines, snippets } = builder.finish()
  return { text, lines, snippets, warnings: unknown.map((tag) => unknownTagWarning(tag.source, builder.lineAt(tag.at))) }
}
