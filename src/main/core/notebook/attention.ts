import { describe } from '../../../shared/anchor/describe.ts'
import type { Annotation, AttentionItem, Heading, NotePost, QuoteSelector, Span } from '../../../shared/model.ts'
import { formulasIn, formulasWithin, type PostFormulas } from './quote-formulas.ts'

/** Characters of the present text that are shown on each side of a proposed place. */
const AROUND = 90

/** The present text of a post, null where it is not known. */
export type TextOf = (postId: string) => { text: string; hash: string; headings: Heading[] } | null

/** Whether the reader should say what becomes of an annotation. A note on a whole post needs no words. */
export const needsAttention = ({ placement, detached, kind }: Annotation): boolean =>
  !detached && kind !== 'page' && (placement.state === 'changed' || placement.state === 'lost')

/** What waits for the reader, with the place on the present text that is proposed. */
export function toAttention(
  annotations: readonly Annotation[], textOf: TextOf, postOf: (postId: string) => NotePost, formulasOf: (postId: string) => PostFormulas | null = () => null
): AttentionItem[] {
  /** Annotations come post by post: one text at a time is enough. */
  let last: { postId: string; text: ReturnType<TextOf>; formulas: PostFormulas | null } | null = null
  return annotations.filter(needsAttention).map((annotation) => {
    const { postId, placement, selector } = annotation
    if (last?.postId !== postId) last = { postId, text: textOf(postId), formulas: formulasOf(postId) }
    const { text, formulas } = last
    const item = { annotation, post: postOf(postId), then: selector.quote, formulas: { then: formulasIn(annotation, formulas), now: formulas ? formulasWithin(placement, formulas) : [] } }
    if (!text || placement.state === 'lost' || placement.end > text.text.length) return { ...item, now: null, selector: null }
    return { ...item, now: quoteWithin(text.text, placement), selector: describe(text, placement) }
  })
}

/** A span of a text with what stands around it on its own lines, cut between words. */
export function quoteWithin(text: string, { start, end }: Span): QuoteSelector {
  const before = text.slice(Math.max(0, start - AROUND), start)
  const after = text.slice(end, end + AROUND)
  const prefix = before.slice(before.lastIndexOf('\n') + 1)
  const suffix = after.split('\n', 1)[0] ?? ''
  return {
    exact: text.slice(start, end),
    prefix: prefix.length === AROUND ? `…${prefix.replace(/^\S*/, '')}` : prefix,
    suffix: suffix.length === AROUND ? `${suffix.replace(/\S*$/, '')}…` : suffix
  }
}
