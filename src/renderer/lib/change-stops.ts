import type { BlockChange, PostChanges } from '../../shared/model.ts'

/** A place in a post where something changed: one block, or all blocks that were removed from one place. */
export interface ChangeStop extends Omit<BlockChange, 'then' | 'formulas'> {
  key: string
  changes: readonly BlockChange[]
}

/** The places to step through, in reading order. */
export function toStops({ seen, hash, changes }: PostChanges): ChangeStop[] {
  const stops: { change: BlockChange; all: BlockChange[] }[] = []
  for (const change of changes) {
    const last = stops.at(-1)
    if (change.change === 'removed' && last?.change.change === 'removed' && last.change.start === change.start) last.all.push(change)
    else stops.push({ change, all: [change] })
  }
  return stops.map(({ change: { change, block, section, start, end }, all }) =>
    ({ key: `${seen} ${hash} ${change} ${String(start)}`, change, block, section, start, end, changes: all }))
}
