import { localIdOf } from '../ids.ts'
import type { MoveRecord } from './journal/record.ts'

export interface Moves {
  add(record: MoveRecord): void
  /** The local id of the post that is at a path now. */
  idAt(path: string): string
  /** Clock of a post's latest move, as the one entry, if it was ever moved. */
  clocks(id: string): string[]
}

/**
 * Where posts went since they were born. Of several moves of one post the latest counts, of several posts at one path the
 * one that came last. A new post at the old path of one that moved away gets an id of its own.
 */
export function createMoves(): Moves {
  const latest = new Map<string, MoveRecord>()
  let byPath: Map<string, MoveRecord> | null = null

  const places = () => {
    if (byPath) return byPath
    byPath = new Map()
    for (const move of latest.values()) {
      const path = move.to.normalize('NFC')
      if (move.t > (byPath.get(path)?.t ?? '')) byPath.set(path, move)
    }
    return byPath
  }

  return {
    add(record) {
      if (record.t <= (latest.get(record.id)?.t ?? '')) return
      latest.set(record.id, record)
      byPath = null
    },
    idAt(path) {
      const here = path.normalize('NFC')
      const moved = places().get(here)
      if (moved) return moved.id
      for (let n = 0; ; n++) {
        const id = localIdOf(n === 0 ? here : `${here}\n${n}`)
        if (!latest.has(id)) return id
      }
    },
    clocks(id) {
      const move = latest.get(id)
      return move ? [move.t] : []
    }
  }
}
