import type { CollectionRecord } from './journal/record.ts'
import { outranks } from './merge.ts'

const FIELDS = ['name', 'filter', 'here', 'deleted'] as const
type Field = (typeof FIELDS)[number]

/** A collection as the journals of a folder tell it. `t`: the clock of its latest change. */
export interface JournalCollection extends Pick<CollectionRecord, 'id' | Field> { t: string }

/**
 * The collections of one folder, merged per field: the last writer wins. Where no record that set a field is known (it is not
 * here yet, or damaged), the latest one tells what its writer saw.
 */
export function createCollectionState() {
  const records = new Map<string, Map<string, CollectionRecord>>()

  const latest = (all: readonly CollectionRecord[]) => all.reduce((last, each) => (each.t > last.t ? each : last))
  const merged = (all: readonly CollectionRecord[]): JournalCollection => {
    const { id, t, ...seen } = latest(all)
    const result = { id, t, name: seen.name, filter: seen.filter, here: seen.here, deleted: seen.deleted }
    for (const field of FIELDS) {
      const setters = all.filter(({ set }) => !set || set.includes(field))
      if (setters.length > 0) copyField(field, latest(setters), result)
    }
    return result
  }

  return {
    /** Takes a record in, in any order, any number of times; false where it is known. */
    add(record: CollectionRecord): boolean {
      const own = records.get(record.id) ?? new Map<string, CollectionRecord>()
      records.set(record.id, own)
      const known = own.get(record.t)
      if (known && !outranks(record, known)) return false
      own.set(record.t, record)
      return true
    },
    get(id: string): JournalCollection | null {
      const own = records.get(id)
      return own ? merged([...own.values()]) : null
    },
    /** The deleted ones, too. */
    all: (): JournalCollection[] => [...records.values()].map((own) => merged([...own.values()]))
  }
}

function copyField<F extends Field>(field: F, from: Pick<CollectionRecord, F>, to: Pick<CollectionRecord, F>): void {
  to[field] = from[field]
}
