import type { Annotation } from '../../../shared/model.ts'

const LENGTH = 80
const KINDS = { highlight: 'Highlight', underline: 'Underline', bookmark: 'Bookmark', page: 'Note' } as const

/** The words of an annotation on one line; for a bookmark those that follow it. */
export function quoteOf({ kind, selector: { quote } }: Annotation): string {
  return (kind === 'bookmark' ? quote.suffix : quote.exact).replace(/\s+/g, ' ').trim()
}

/** What an annotation is called where its words are not beside it. */
export function noteLabel(annotation: Annotation): string {
  const { kind, comment } = annotation
  if (kind === 'page') return 'Note on the whole post'
  const quote = quoteOf(annotation)
  const words = quote.length > LENGTH ? `${quote.slice(0, LENGTH)}…` : quote
  const name = comment === '' || kind === 'bookmark' ? KINDS[kind] : 'Note'
  return kind === 'bookmark' ? `${name} at “${words}”` : `${name} on “${words}”`
}
