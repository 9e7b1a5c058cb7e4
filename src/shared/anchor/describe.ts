import type { Heading, PostObjects, Selector, Span, TextObject } from '../model.ts'
import { objectAt } from './objects.ts'
import { unpackObjects } from './post-objects.ts'
import { isInPair } from './words.ts'

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
 * the span is known by where it covers one whole object. Contexts begin and end with whole characters.
 * @param post.objects the objects of the text, where the caller knows them; an open post brings its own
 */
export function describe(
  post: { text: string; hash: string; headings: readonly Heading[]; objects?: readonly TextObject[] | PostObjects }, span: Span
): Selector {
  const { text, objects = [] } = post
  const { start, end } = span
  const object = objectAt('others' in objects ? unpackObjects(text, objects) : objects, span)
  const from = Math.max(0, start - CONTEXT)
  const to = end + CONTEXT
  return {
    quote: {
      exact: text.slice(start, end),
      prefix: text.slice(isInPair(text, from) ? from + 1 : from, start),
      suffix: text.slice(end, isInPair(text, to) ? to - 1 : to)
    },
    position: { start, end },
    headings: headingPathAt(post.headings, start),
    hash: post.hash,
    ...(object ? { object } : {})
  }
}
