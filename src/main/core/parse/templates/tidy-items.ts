import { lineHead } from './line-head.ts'
import type { Item } from './scan.ts'

/** Tags that leave nothing where they stand. */
const CONTROL = /^(?:#|assign|capture|comment|if|elsif|elif|else|unless|case|when|for|endif|endunless|endcase|endfor|endcapture|increment|decrement)$/

/**
 * White space around tags: `{%- -%}` eat it; a tag that leaves nothing takes its line with it where the lines beside it
 * are HTML, as an empty line would end the HTML there.
 */
export function tidyItems(source: string, items: Item[]): void {
  for (const [index, item] of items.entries()) {
    if (item.kind !== 'tag' && item.kind !== 'output') continue
    const before = textOf(items[index - 1])
    const after = textOf(items[index + 1])
    const tag = source.slice(item.start, item.end)
    if (before && /^\{[{%]-/.test(tag)) before.end = before.start + source.slice(before.start, before.end).trimEnd().length
    if (after && tag.at(-3) === '-') after.start = after.end - source.slice(after.start, after.end).trimStart().length
    if (item.kind === 'tag' && CONTROL.test(item.name)) dropLine(source, item, before, after)
  }
}

const textOf = (item: Item | undefined): Item | undefined => (item?.kind === 'text' ? item : undefined)

function dropLine(source: string, item: Item, before: Item | undefined, after: Item | undefined): void {
  const head = lineHead(source, item.start)
  const rest = /^[ \t]*(?:\r?\n|$)/.exec(source.slice(item.end, item.end + 200))?.[0]
  if (rest === undefined || head?.trim() !== '') return
  const lineStart = item.start - head.length
  const previous = lineHead(source, Math.max(0, lineStart - 1)) ?? ''
  const next = source.slice(item.end + rest.length, item.end + rest.length + 200)
  if (!/^[ \t]*<[a-z/]/i.test(previous) && !/^[ \t]*<[a-z/]/i.test(next)) return
  if (before && before.end > lineStart) before.end = Math.max(before.start, lineStart)
  if (after) after.start = Math.min(after.end, item.end + rest.length)
}
