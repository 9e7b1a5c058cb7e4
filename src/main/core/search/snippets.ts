import type { Heading, SearchMatch, Span, TextPart } from '../../../shared/model.ts'
import type { Match } from '../../../shared/search/matcher.ts'

/** Characters of a snippet, and how many of them stand before the first match. */
const LENGTH = 180
const BEFORE = 50
/** Snippets of one post at most. */
const MOST = 3

export interface Text { text: string; headings: readonly Heading[]; parts: readonly TextPart[] }

/** The places that say most about a post: those with the most different words of the query, in reading order. */
export function cutSnippets(post: Text, matches: readonly Match[]): SearchMatch[] {
  const windows: { matches: Match[]; terms: number }[] = []
  for (const match of matches) {
    const last = windows.at(-1)
    const first = last?.matches[0]
    const sameSection = first && !post.headings.some(({ start }) => start > first.start && start <= match.start)
    if (last && sameSection && match.end - first.start <= LENGTH - BEFORE) last.matches.push(match)
    else windows.push({ matches: [match], terms: 0 })
  }
  for (const window of windows) window.terms = new Set(window.matches.map(({ term }) => term)).size
  const best = windows.map((window, at) => ({ ...window, at })).sort((a, b) => b.terms - a.terms || a.at - b.at).slice(0, MOST)
  return best.sort((a, b) => b.terms - a.terms || a.at - b.at).flatMap(({ matches: found }) => toMatch(post, found) ?? [])
}

function toMatch({ text, headings }: Text, found: readonly Match[]): SearchMatch | null {
  const [first] = found
  if (!first) return null
  const above = headingsAbove(headings, first.start)
  const heading = above.at(-1)
  const inHeading = heading !== undefined && first.start < heading.start + heading.text.length
  return {
    kind: inHeading ? 'heading' : first.kind === 'prose' ? 'body' : first.kind,
    headings: above.map((each) => each.text),
    ...cut(text, found),
    span: { start: first.start, end: first.end },
    noteId: null
  }
}

/** A line of text around some matches, with their places in it. */
export function cut(text: string, found: readonly Span[]): { snippet: string; marks: Span[] } {
  const start = found[0]?.start ?? 0
  const from = wordStart(text, Math.max(0, start - BEFORE), start)
  const to = wordEnd(text, Math.min(text.length, from + LENGTH))
  const lead = from > 0 ? '…' : ''
  const snippet = lead + text.slice(from, to).replace(/\s/g, ' ') + (to < text.length ? '…' : '')
  const marks = found.filter((match) => match.start < to)
    .map((match) => ({ start: match.start - from + lead.length, end: Math.min(match.end, to) - from + lead.length }))
  return { snippet, marks }
}

/** No word, and no pair of surrogates, is cut in two where there is a space near. */
function wordStart(text: string, from: number, before: number): number {
  if (from === 0) return 0
  const space = text.slice(from, Math.min(before, from + 20)).search(/\s/)
  const at = space < 0 ? from : from + space + 1
  return isLow(text, at) ? at + 1 : at
}

function wordEnd(text: string, to: number): number {
  if (to >= text.length) return text.length
  const space = /\s\S{0,20}$/.exec(text.slice(to - 21, to))
  const at = space ? to - space[0].length : to
  return isLow(text, at) ? at - 1 : at
}

const isLow = (text: string, at: number) => /[\udc00-\udfff]/.test(text.charAt(at))

/** The headings that an offset stands under, outermost first. */
export function headingsAbove(headings: readonly Heading[], offset: number): Heading[] {
  const path: Heading[] = []
  for (const heading of headings) {
    if (heading.start > offset) break
    while ((path.at(-1)?.level ?? 0) >= heading.level) path.pop()
    path.push(heading)
  }
  return path
}
