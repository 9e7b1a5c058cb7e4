import type { Span } from '../../../src/shared/model.ts'
import { CLASSES, rightness, type Class, type Fate } from './truth.ts'

/** A place is right from this overlap with the true one on. */
export const RIGHT = 0.8

/** Counts of one method, by class. What is neither right nor wrong was reported lost although it still stands. */
export type Tally = Record<Class, { all: number; right: number; wrong: number }>

export const createTally = (): Tally =>
  Object.fromEntries(CLASSES.map((name) => [name, { all: 0, right: 0, wrong: 0 }])) as Tally

/** Adds what a method answered for some selections to its tally; those without a sure fate are left out. */
export function addTo(tally: Tally, fates: readonly (Fate | null)[], places: readonly (Span | null)[]): void {
  fates.forEach((fate, index) => {
    if (!fate) return
    const count = tally[fate.class]
    const place = places[index] ?? null
    count.all++
    if (rightness(place, fate) >= RIGHT) count.right++
    else if (place) count.wrong++
  })
}

const percent = (part: number, all: number) => (all === 0 ? '-' : ((100 * part) / all).toFixed(1))

/** One table, right / wrong in percent for each class and method. */
export function toTable(tallies: Record<string, Tally>): string {
  const names = Object.keys(tallies)
  const rows = CLASSES.map((name) => {
    const all = tallies[names[0] ?? '']?.[name].all ?? 0
    return [name, String(all), ...names.map((method) => {
      const { right = 0, wrong = 0 } = tallies[method]?.[name] ?? {}
      return `${percent(right, all)} / ${percent(wrong, all)}`
    })]
  })
  const table = [['right / wrong in %', 'n', ...names], ...rows]
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? []
  return table.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')).join('\n')
}
