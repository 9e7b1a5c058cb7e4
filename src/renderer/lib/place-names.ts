import { PLACE_KINDS } from '../../shared/choices.ts'
import type { PlaceKind, PostPlace } from '../../shared/model.ts'
import { t } from './words.ts'

const NAMES = { figure: 'contents.figures', equation: 'contents.equations', table: 'contents.tables', code: 'contents.codes' } as const
const ONE = { figure: 'contents.figure', equation: 'contents.equation', table: 'contents.table', code: 'contents.code' } as const

/** What a list of a kind is called. */
export const placesName = (kind: PlaceKind): string => t(NAMES[kind])

/** What one is called, by the number that the post shows: `Figure 2`; `''` where its caption says enough. */
export function placeName({ kind, label, caption }: PostPlace): string {
  if (kind === 'code') return label
  if (label !== '') return kind === 'equation' ? t('contents.equationNumber', { number: label }) : t('contents.figureNumber', { number: label })
  return caption === '' && kind !== 'equation' ? t(ONE[kind]) : ''
}

/** The kinds that a post has, in the order of the lists. */
export const kindsOf = (places: readonly PostPlace[]): PlaceKind[] => PLACE_KINDS.filter((kind) => places.some((place) => place.kind === kind))
