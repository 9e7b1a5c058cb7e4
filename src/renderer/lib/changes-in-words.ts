import { CHANGE_KINDS } from '../../shared/choices.ts'
import type { BlockChange } from '../../shared/model.ts'
import { t } from './words.ts'

/** More sections than that are counted, not named. */
const NAMED = 2

/** How much changed and where: "2 paragraphs added in “Speed”, 1 reworded". Empty for no changes. */
export function changesInWords(changes: readonly Pick<BlockChange, 'change' | 'block' | 'section'>[]): string {
  let [noun, place] = ['', '']
  const told = CHANGE_KINDS.flatMap((kind) => {
    const own = changes.filter(({ change }) => change === kind)
    if (own.length === 0) return []
    const counts = Object.entries(Object.groupBy(own, ({ block }) => block)).map(([block, of]) => ({ block: block as BlockChange['block'], count: of.length }))
    const [only] = counts
    // A noun or a place that was just said is understood.
    const isSaid = counts.length === 1 && only?.block === noun
    const what = isSaid ? t('reader.changes.alone', { count: only.count }) : listed(counts.map(({ block, count }) => t(`reader.changes.counted.${block}`, { count })))
    const where = placeOf(own)
    const said = where === place ? '' : where
    noun = counts.length === 1 ? only?.block ?? '' : ''
    place = where
    return [t(`reader.changes.step.${kind}`, { what, where: said })]
  })
  return told.join(t('reader.changes.comma'))
}

/** "a, b and c". */
function listed(all: readonly string[], key: 'reader.changes.and' | 'reader.changes.andNamed' = 'reader.changes.and'): string {
  const last = all.at(-1) ?? ''
  return all.length < 2 ? last : t(key, { first: all.slice(0, -1).join(t('reader.changes.listComma')), last })
}

function placeOf(changes: readonly Pick<BlockChange, 'section'>[]): string {
  const sections = [...new Set(changes.map(({ section }) => section))]
  if (sections.length > NAMED) return t('reader.changes.inSections', { count: sections.length })
  if (sections.every((section) => section === '')) return ''
  const names = sections.map((section) => (section === '' ? t('reader.changes.beginning') : t('reader.changes.named', { section })))
  return t('reader.changes.inSection', { section: listed(names, 'reader.changes.andNamed') })
}
