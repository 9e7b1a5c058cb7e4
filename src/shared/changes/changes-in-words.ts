import { CHANGE_KINDS } from '../choices.ts'
import type { BlockChange } from '../model.ts'

const NOUNS: Record<BlockChange['block'], [one: string, many: string]> = {
  paragraph: ['paragraph', 'paragraphs'], heading: ['heading', 'headings'], formula: ['formula', 'formulas'], code: ['code block', 'code blocks'],
  table: ['table', 'tables'], caption: ['caption', 'captions']
}
/** More sections than that are counted, not named. */
const NAMED = 2

/** How much changed and where: "2 paragraphs added in “Speed”, 1 reworded". Empty for no changes. */
export function changesInWords(changes: readonly Pick<BlockChange, 'change' | 'block' | 'section'>[]): string {
  let [noun, place] = ['', '']
  const told = CHANGE_KINDS.flatMap((kind) => {
    const own = changes.filter(({ change }) => change === kind)
    if (own.length === 0) return []
    const counts = Object.entries(Object.groupBy(own, ({ block }) => block)).map(([block, of]) => ({ block, n: of.length }))
    const [only] = counts
    // A noun or a place that was just said is understood.
    const isSaid = counts.length === 1 && only?.block === noun
    const words = isSaid ? String(only.n) : listed(counts.map(({ block, n }) => `${n} ${NOUNS[block as BlockChange['block']][n === 1 ? 0 : 1]}`))
    const where = placeOf(own)
    const said = where === place ? '' : where
    noun = counts.length === 1 ? only?.block ?? '' : ''
    place = where
    return [`${words} ${kind}${said}`]
  })
  return told.join(', ')
}

/** "a, b and c". */
const listed = (all: readonly string[]) => (all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`)

function placeOf(changes: readonly Pick<BlockChange, 'section'>[]): string {
  const sections = [...new Set(changes.map(({ section }) => section))]
  if (sections.length > NAMED) return ` in ${sections.length} sections`
  if (sections.every((section) => section === '')) return ''
  return ` in ${sections.map((section) => (section === '' ? 'the beginning' : `“${section}”`)).join(' and ')}`
}
