import type { Annotation } from '../../shared/model.ts'
import { t } from './words.ts'

/** What lists show as the words of an annotation: its quote, or what it is where it has none. */
export function wordsOf({ kind, selector: { quote } }: Pick<Annotation, 'kind' | 'selector'>): string {
  const exact = quote.exact.replace(/\s+/g, ' ').trim()
  if (exact !== '') return exact
  if (kind === 'page') return t('notes.wholePost')
  const around = quote.suffix.replace(/\s+/g, ' ').trim()
  return around === '' ? t('notes.placeInPost') : t('notes.before', { words: `${around}…` })
}

/** The same in few words, for labels. */
export function labelOf(annotation: Pick<Annotation, 'kind' | 'selector'>, length = 60): string {
  const words = wordsOf(annotation)
  return words.length > length ? `${words.slice(0, length).trimEnd()}…` : words
}

/** How sure Lectern is of a place, in words. @param confidence from 0 to 1 */
export function sureness(confidence: number): string {
  if (confidence >= 0.95) return t('notes.sure.almost')
  if (confidence >= 0.8) return t('notes.sure.very')
  if (confidence >= 0.6) return t('notes.sure.probably')
  return t('notes.sure.perhaps')
}
