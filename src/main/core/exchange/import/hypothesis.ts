import { stableId, uuidIn } from '../stable-id.ts'
import { bareNote, toIsoDate, type ImportedNote } from './imported-note.ts'
import { isCount, isObject, objectsIn, textOf, textsIn, type Json } from './json.ts'

/** Whether JSON is an export file of Hypothesis (`annotations-exporter.tsx`), or a bare answer of its search API (`rows`). */
export const isHypothesis = (value: unknown): boolean => isObject(value) && rowsOf(value).some((row) => typeof row.uri === 'string' || Array.isArray(row.target))

/**
 * Notes of a Hypothesis export. Its positions count in the text of the page it was made on, which is not ours, so that only
 * its quotes place a note. A note without a quote is one on the whole page. Replies belong to what they answer: they stand
 * in its comment, in the order they were written, each with the name of who wrote it. A reply to nothing in the file is a note.
 */
export function fromHypothesis(value: unknown): ImportedNote[] {
  const rows = isObject(value) ? rowsOf(value) : []
  const ids = new Set(rows.map((row) => textOf(row.id)).filter((id) => id !== ''))
  const rootOf = (row: Json): string | null => textsIn(row.references).find((id) => ids.has(id) && id !== textOf(row.id)) ?? null
  const replies = Map.groupBy(rows.filter((row) => rootOf(row) !== null), rootOf)
  return rows.filter((row) => rootOf(row) === null).map((row) => {
    const [target = {}] = objectsIn(row.target)
    const quote = objectsIn(target.selector).find((each) => each.type === 'TextQuoteSelector')
    const place = objectsIn(target.selector).find((each) => each.type === 'TextPositionSelector')
    const uri = textOf(row.uri) || textOf(target.source)
    const id = textOf(row.id)
    const document = isObject(row.document) ? row.document : {}
    const links = objectsIn(document.link).map((link) => textOf(link.href))
    const exact = textOf(quote?.exact)
    const created = toIsoDate(row.created)
    const note = bareNote(
      uuidIn(id) ?? stableId('hypothesis', ...(id === '' ? [uri, exact, textOf(row.text), created ?? ''] : [id])),
      { urls: [...new Set([uri, ...links])].filter((url) => url !== ''), title: textsIn(document.title)[0] ?? '' },
      exact
    )
    const { start, end } = place ?? {}
    return {
      ...note,
      kind: exact === '' ? 'page' : 'highlight',
      quote: { exact, prefix: textOf(quote?.prefix), suffix: textOf(quote?.suffix) },
      position: exact !== '' && isCount(start) && isCount(end) ? { start, end, unit: 'utf16' } : null,
      comment: [textOf(row.text), ...(replies.get(id) ?? []).toSorted(byDate).map(toReply)].filter((part) => part !== '').join(RULE),
      tags: textsIn(row.tags),
      created,
      modified: toIsoDate(row.updated)
    }
  })
}

/** Between a comment and the replies to it. */
const RULE = '\n\n---\n\n'

const byDate = (a: Json, b: Json): number => textOf(a.created).localeCompare(textOf(b.created))

/** A reply as it reads: who wrote it and when, and its words. */
function toReply(row: Json): string {
  const shown = isObject(row.user_info) ? textOf(row.user_info.display_name) : ''
  const name = (shown || textOf(row.user).replace(/^acct:/, '').replace(/@.*$/s, '') || 'Somebody').replace(/\s+/g, ' ').replace(/[\\`*_[\]<>]/g, '\\$&')
  const day = toIsoDate(row.created)?.slice(0, 10)
  return `**${name}**${day === undefined ? '' : `, ${day}`}:\n\n${textOf(row.text)}`.trimEnd()
}

const rowsOf = (value: Json): Json[] => objectsIn(value.annotations ?? value.rows)
