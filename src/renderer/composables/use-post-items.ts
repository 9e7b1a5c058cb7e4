import { computed, type ComputedRef } from 'vue'
import type { Annotation, PostPlace, Span } from '../../shared/model.ts'
import { kindsOf, placeName, placesName } from '../lib/place-names.ts'
import { t } from '../lib/words.ts'
import { useAnnotationsStore } from '../stores/annotations.ts'
import { usePostStore } from '../stores/post.ts'
import type { PaletteGroup, PaletteItem } from './use-palette-items.ts'

/** Of hundreds of equations as many as one looks through; letters find the others. */
const MOST = 60
/** Letters of a formula or a note that one line shows. */
const LINE = 90

type Fitting = <T>(list: readonly T[], titleOf: (one: T) => string) => { one: T; marks: Span[] }[]

/** The figures, equations, tables, code and notes of the open post, as the palette lists them. @param fitting picks by what is typed */
export function usePostItems(fitting: Fitting): ComputedRef<PaletteGroup[]> {
  const posts = usePostStore()
  const annotations = useAnnotationsStore()

  const titleOf = (text: string) => (place: PostPlace): string => {
    const words = place.kind === 'equation' ? text.slice(place.start, place.start + Math.min(LINE, place.end - place.start)) : place.caption
    return [placeName(place), words].filter((part) => part !== '').join(' · ')
  }
  const noteTitle = ({ kind, comment, selector: { quote } }: Annotation): string =>
    (comment || (quote.exact && `“${quote.exact}”`) || (kind === 'bookmark' ? t('contents.bookmarkHere') : t('contents.noteHere'))).replace(/\s+/g, ' ').slice(0, LINE)

  return computed(() => {
    const open = posts.open?.post
    if (!open) return []
    const { id: postId, places = [], text } = open
    const ofKinds = kindsOf(places).map((kind): PaletteGroup => ({
      name: placesName(kind),
      items: fitting(places.filter((place) => place.kind === kind), titleOf(text)).slice(0, MOST).map(({ one, marks }) => toItem(`${kind} ${places.indexOf(one)}`, titleOf(text)(one), marks, {
        detail: kind === 'equation' ? one.caption : '', does: { jump: one.start }
      }))
    }))
    const notes = fitting(annotations.list, noteTitle).slice(0, MOST).map(({ one, marks }) => toItem(`own ${one.id}`, noteTitle(one), marks, {
      detail: one.comment === '' ? '' : `“${one.selector.quote.exact.slice(0, LINE)}”`, does: { to: { name: 'post', params: { id: postId }, query: { note: one.id } } }
    }))
    return [...ofKinds, { name: t('contents.yourNotes'), items: notes }]
  })
}

const toItem = (key: string, title: string, marks: readonly Span[], rest: Pick<PaletteItem, 'detail' | 'does'>): PaletteItem =>
  ({ key, title, marks, detailMarks: [], ...rest })
