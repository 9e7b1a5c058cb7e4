import type { Heading, Selector, Span } from '../model.ts'

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

/** Describes a span of a post's canonical text so that it can be found again: quote, position and heading path. */
export function describe(post: { text: string; hash: string; headings: readonly Heading[] }, span: Span): Selector {
  const { text } = post
  return {
    quote: {
      exact: text.slice(span.start, span.end),
      prefix: text.slice(Math.max(0, span.start - CONTEXT), span.start),
      suffix: text.slice(span.end, span.end + CONTEXT)
    },
    position: { start: span.start, end: span.end },
    headings: headingPathAt(post.headings, span.start),
    hash: post.hash
  }
}
