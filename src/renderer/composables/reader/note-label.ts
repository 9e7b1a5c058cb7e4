import type { Annotation } from '../../../shared/model.ts'
import { namesOf } from '../../lib/names-of.ts'
import { t } from '../../lib/words.ts'

const LENGTH = 80
const KINDS = namesOf({ highlight: 'notes.kinds.highlight', underline: 'notes.kinds.underline', bookmark: 'notes.kinds.bookmark', page: 'notes.kinds.page' })

/** The words of an annotation on one line; for a bookmark those that follow it. */
export function quoteOf({ kind, selector: { quote } }: Annotation): string {
  return (kind === 'bookmark' ? quote.suffix : quote.exact).replace(/\s+/g, ' ').trim()
}

/** What an annotation is called where its words are not beside it. */
export function noteLabel(annotation: Annotation): string {
  const { kind, comment } = annotation
  if (kind === 'page') return t('notes.onPage')
  const quote = quoteOf(annotation)
  const words = quote.length > LENGTH ? `${quote.slice(0, LENGTH)}…` : quote
  return kind === 'bookmark' ? t('notes.at', { kind: KINDS.bookmark, words }) : t('notes.on', { kind: KINDS[comment === '' ? kind : 'page'], words })
}
