import type { Heading, Selector, Span, TextObject } from '../model.ts'
import { objectAt } from './objects.ts'

/** Characters of context kept on each side of a quote. */
export const CONTEXT = 32

/** The headings above an offset, outermost first. `headings` are in document order. */
export function headingPathAt(headings: readonly Heading[], offset: number): string[] {
  const path: Heading[] = []
  for (const heading of headings) {
    if (heading.start > offset) break
    while ((path.at(-1)?.level ?? 0) >= heading.level) path.pop()
    path.push(heading)
  }
  return path.map((heading) => heading.text)
}

/**
 * Describes a span of a post's canonical text so that it can be found again: quote, position, heading path, and what
 * the span is known by where it covers one whole object.
 * @param post.objects the objects of the text, where the caller knows them
 */
export function describe(
  post: { text: string; hash: string; headings: readonly Heading[]; objects?: readonly TextObject[] }, span: Span
): Selector {
  const { text } = post
  const object = objectAt(post.objects ?? [], span)
  return {
    quote: {
      exact: text.slice(span.start, span.end),
      prefix: text.slice(Math.max(0, span.start - CONTEXT), span.start),
      suffix: text.slice(span.end, span.end + CONTEXT)
    },
    position: { start: span.start, end: span.end },
    headings: headingPathAt(post.headings, span.start),
    hash: post.hash,
    ...(object ? { object } : {})
  }
}
