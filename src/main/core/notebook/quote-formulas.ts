import type { Annotation, Span } from '../../../shared/model.ts'

/** The formulas of a post's text as it was last read. */
export interface PostFormulas { hash: string; text: string; formulas: readonly Span[] }

/** A formula of fewer characters, or of letters alone, may be a word as well. */
const TELLING = /^(?=.{3}).*[\\^_{]/s

/**
 * Which parts of a quote are formulas, in characters of the quote: those that stand in it where it was made or stands now; in a
 * quote of other words, those formulas of the post that stand in it letter by letter.
 */
export function formulasIn({ selector, placement }: Pick<Annotation, 'selector' | 'placement'>, post: PostFormulas | null): Span[] {
  const { exact } = selector.quote
  if (selector.object?.kind === 'formula') return [{ start: 0, end: exact.length }]
  if (!post) return []
  const at = [selector.hash === post.hash ? selector.position : placement, placement].find(({ start, end }) => post.text.slice(start, end) === exact)
  if (at) return formulasWithin(at, post)
  const words = new Set(post.formulas.map(({ start, end }) => post.text.slice(start, end)).filter((tex) => TELLING.test(tex)))
  const found: Span[] = []
  for (const tex of [...words].sort((a, b) => b.length - a.length)) {
    for (let start = exact.indexOf(tex); start >= 0; start = exact.indexOf(tex, start + tex.length)) {
      if (!found.some((other) => other.start < start + tex.length && start < other.end)) found.push({ start, end: start + tex.length })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** The formulas that lie wholly in a span of the text, from its start on. */
export const formulasWithin = (at: Span, { formulas }: PostFormulas): Span[] =>
  formulas.flatMap(({ start, end }) => (start >= at.start && end <= at.end ? [{ start: start - at.start, end: end - at.start }] : []))
