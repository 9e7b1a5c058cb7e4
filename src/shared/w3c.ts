/**
 * Annotations as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), a named subset: SpecificResource with
 * TextQuoteSelector and TextPositionSelector, TextualBody for comment and tags, `styleClass` for the colour.
 * W3C counts Unicode code points where Lectern counts UTF-16 units; this file is the border.
 */
import type { Annotation, Span } from './model.ts'

export const W3C_CONTEXT = 'http://www.w3.org/ns/anno.jsonld'

export interface W3cSelector {
  type: 'TextQuoteSelector' | 'TextPositionSelector'
  exact?: string
  prefix?: string
  suffix?: string
  start?: number
  end?: number
}

export interface W3cAnnotation {
  '@context': typeof W3C_CONTEXT
  id: string
  type: 'Annotation'
  motivation: 'commenting' | 'highlighting'
  created: string
  modified: string
  body: { type: 'TextualBody'; purpose: 'commenting' | 'tagging'; value: string; format?: 'text/markdown' }[]
  target: { source: string; styleClass: string; selector: W3cSelector[] }
}

export interface W3cCollection {
  '@context': typeof W3C_CONTEXT
  type: 'AnnotationCollection'
  label: string
  total: number
  first: { type: 'AnnotationPage'; startIndex: 0; items: W3cAnnotation[] }
}

/** A span in UTF-16 units as code points of the same text. */
export function toCodePoints(text: string, span: Span): Span {
  const start = [...text.slice(0, span.start)].length
  return { start, end: start + [...text.slice(span.start, span.end)].length }
}

/**
 * @param source IRI reference of the post (`toIriPath` of its path in the folder)
 * @param text canonical text that the selector's position counts in; the position is left out where it is not known
 */
export function toW3c(annotation: Annotation, source: string, text: string | null): W3cAnnotation {
  const { quote, position } = annotation.selector
  const tags = annotation.tags.map((value) => ({ type: 'TextualBody' as const, purpose: 'tagging' as const, value }))
  const comment = annotation.comment === '' ? [] : [
    { type: 'TextualBody' as const, purpose: 'commenting' as const, value: annotation.comment, format: 'text/markdown' as const }
  ]
  return {
    '@context': W3C_CONTEXT,
    id: `urn:uuid:${annotation.id}`,
    type: 'Annotation',
    motivation: annotation.comment === '' ? 'highlighting' : 'commenting',
    created: annotation.created,
    modified: annotation.modified,
    body: [...comment, ...tags],
    target: {
      source,
      styleClass: annotation.colour,
      selector: [
        { type: 'TextQuoteSelector', ...quote },
        ...(text === null ? [] : [{ type: 'TextPositionSelector' as const, ...toCodePoints(text, position) }])
      ]
    }
  }
}

/** A relative path as an IRI reference. */
export const toIriPath = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

export function toW3cCollection(label: string, items: W3cAnnotation[]): W3cCollection {
  return {
    '@context': W3C_CONTEXT,
    type: 'AnnotationCollection',
    label,
    total: items.length,
    first: { type: 'AnnotationPage', startIndex: 0, items }
  }
}
