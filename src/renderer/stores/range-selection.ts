import { computed, shallowReactive } from 'vue'

/** The rows of a list that is fetched in parts. */
export interface Rows<T> {
  /** Null for a row that was not fetched. */
  at(index: number): T | null
  /** From one row to another, both included; fetches what is missing. */
  between(first: number, last: number): Promise<readonly T[]>
  total(): number
}

/** Which rows of a long list are selected, one by one and in ranges. They stay so while it is scrolled. */
export function createRangeSelection<T extends { id: string }>(rows: Rows<T>) {
  const byId = shallowReactive(new Map<string, T>())
  const all = computed(() => [...byId.values()])
  /** The row that a range starts from. */
  let anchor: number | null = null
  /** What the range from the anchor holds, so that a shorter range lets go of the rest. */
  let range = new Set<string>()

  function toggle(index: number) {
    const item = rows.at(index)
    if (!item) return
    if (!byId.delete(item.id)) byId.set(item.id, item)
    anchor = index
    range = new Set()
  }

  /** Selects from the row that was selected last to this one. */
  async function extend(index: number) {
    const from = anchor ?? index
    anchor = from
    const found = await rows.between(Math.min(from, index), Math.max(from, index))
    if (anchor !== from) return
    const next = new Set(found.map(({ id }) => id))
    for (const id of range) if (!next.has(id)) byId.delete(id)
    for (const item of found) byId.set(item.id, item)
    range = next
  }

  /** Where a range starts that no row was selected for yet. */
  function startAt(index: number) {
    anchor ??= index
  }

  async function selectAll() {
    const total = rows.total()
    if (total > 0) for (const item of await rows.between(0, total - 1)) byId.set(item.id, item)
  }

  function clear() {
    byId.clear()
    anchor = null
    range = new Set()
  }

  return { byId, all, toggle, extend, startAt, selectAll, clear }
}
