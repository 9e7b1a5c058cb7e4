import type { Part } from '../parse/parsed-post.ts'
import { createPostCode } from './code.ts'
import { fillSection } from './fill-section.ts'
import { createHighlighter } from './highlighter.ts'
import { LIMITS } from './limits.ts'
import { createPostMath } from './math.ts'
import { createPlaces, type Resolve } from './places.ts'
import { createReport } from './report.ts'
import { resolveSection } from './resolve-section.ts'

/**
 * The HTML of a few parts outside of any post, such as the greeting of a library. Its warnings are dropped.
 * @param highlighter one that is kept, where there are many fragments: its start is costly
 */
export async function renderFragment(parts: readonly Part[], resolve: Resolve, highlighter = createHighlighter()): Promise<string> {
  const report = createReport()
  const fillers = {
    math: createPostMath(LIMITS, report, { slots: parts.filter((part) => typeof part !== 'string' && part.kind === 'math') }), code: createPostCode(highlighter, LIMITS, report), reset: highlighter.reset
  }
  return resolveSection(await fillSection(parts, fillers, LIMITS), createPlaces(resolve, report))
}
