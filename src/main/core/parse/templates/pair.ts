import type { Item } from './scan.ts'

/** Deeper pairs are read as single tags. */
const MAX_DEPTH = 40

/**
 * For each item that opens something, the index of the item that ends it: `{% if %}` and `{% endif %}`,
 * `{{< alert >}}` and `{{< /alert >}}`, Zola's `{% quote() %}` and `{% end %}`. Linear.
 */
export function pairItems(items: readonly Item[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>()
  const open: { key: string; index: number }[] = []
  const counts = new Map<string, number>()
  const depths: number[] = []

  const drop = () => {
    const top = open.pop()
    if (top) counts.set(top.key, (counts.get(top.key) ?? 1) - 1)
    return top
  }
  const close = (key: string, index: number) => {
    if ((counts.get(key) ?? 0) === 0) return
    for (let top = drop(); top; top = drop()) {
      if (top.key !== key) continue
      ends.set(top.index, index)
      return
    }
  }

  for (const [index, item] of items.entries()) {
    if (item.kind !== 'tag' && item.kind !== 'shortcode') continue
    const ending = endingOf(item)
    if (ending !== null) close(ending, index)
    else if (mayOpen(item)) {
      const key = keyOf(item)
      open.push({ key, index })
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  // Pairs within pairs, from the outside in.
  for (const [start, end] of [...ends].sort(([a], [b]) => a - b)) {
    while ((depths.at(-1) ?? Infinity) < start) depths.pop()
    depths.push(end)
    if (depths.length > MAX_DEPTH) ends.delete(start)
  }
  return ends
}

type Opening = Extract<Item, { kind: 'tag' | 'shortcode' }>

const isZola = (args: string): boolean => args.startsWith('(')

function keyOf(item: Opening): string {
  if (item.kind === 'shortcode') return `{{${item.shortcode.name}`
  return isZola(item.args) ? '()' : item.name
}

/** What an end tag ends, null for any other tag. */
export function endingOf(item: Opening): string | null {
  if (item.kind === 'shortcode') return item.shortcode.closing ? `{{${item.shortcode.name}` : null
  if (item.name === 'end') return '()'
  return item.name.startsWith('end') ? item.name.slice(3).replace(/^[-_]/, '') : null
}

const mayOpen = (item: Opening): boolean =>
  item.body === null && (item.kind === 'tag' ? item.name !== 'include' && item.name !== 'assign' : !item.shortcode.selfClosing)
