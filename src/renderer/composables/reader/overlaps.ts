import type { Annotation, AnnotationKind, Span } from '../../../shared/model.ts'
import type { AnnotationFields } from '../../stores/annotations.ts'

/** The annotations of a kind that share words with a span. */
export function overlapping(annotations: readonly Annotation[], span: Span, kind: AnnotationKind): Annotation[] {
  return annotations.filter((other) => other.kind === kind && other.placement.start < span.end && span.start < other.placement.end)
}

/** One annotation in place of several: all their words, comments and tags, in reading order. */
export function mergeNotes(span: Span, fields: AnnotationFields, others: readonly Annotation[]): { span: Span; fields: AnnotationFields } {
  const inOrder = others.toSorted((a, b) => a.placement.start - b.placement.start)
  const comments = [...inOrder.map(({ comment }) => comment), fields.comment ?? ''].filter((comment) => comment.trim() !== '')
  return {
    span: {
      start: Math.min(span.start, ...others.map(({ placement }) => placement.start)),
      end: Math.max(span.end, ...others.map(({ placement }) => placement.end))
    },
    fields: {
      ...fields,
      comment: [...new Set(comments)].join('\n\n'),
      tags: [...new Set([...inOrder.flatMap(({ tags }) => tags), ...fields.tags ?? []])]
    }
  }
}
