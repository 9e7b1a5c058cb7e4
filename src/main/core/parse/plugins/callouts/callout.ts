import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs'
import type Token from 'markdown-it/lib/token.mjs'

/** A box beside the text, whatever dialect it is written in. */
export interface Callout {
  /** What `data-callout` says: lower case letters, digits and dashes. */
  kind: string
  /** Running text in Markdown; null for a box without a title. */
  title: string | null
  /** Whether it folds, and how it is shown at first. */
  fold: 'open' | 'closed' | null
}

/** Names that mean one kind. */
const KINDS: Readonly<Record<string, string>> = {
  abstract: 'abstract', summary: 'abstract', tldr: 'abstract',
  attention: 'warning', caution: 'caution', warning: 'warning', warn: 'warning',
  bug: 'bug', danger: 'danger', error: 'danger', alert: 'danger',
  check: 'success', done: 'success', success: 'success',
  cite: 'quote', quote: 'quote',
  example: 'example', failure: 'failure', fail: 'failure', missing: 'failure',
  faq: 'question', help: 'question', question: 'question',
  hint: 'tip', important: 'important', info: 'info', note: 'note', seealso: 'info', tip: 'tip', todo: 'todo'
}
const TITLES: Readonly<Record<string, string>> = { seealso: 'See also', tldr: 'TL;DR', faq: 'FAQ' }

/** Whether a name is that of a callout in some dialect. */
export const isCalloutName = (name: string): boolean => Object.hasOwn(KINDS, name.toLowerCase())

/** The kind that a name means; a name that no dialect knows is a kind of its own. */
export function calloutKind(name: string): string {
  const plain = name.trim().toLowerCase()
  const own = plain.replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '').slice(0, 30)
  return (Object.hasOwn(KINDS, plain) ? KINDS[plain] : own) || 'note'
}

/** What a callout without a title of its own is headed with: `Note`. */
export function calloutTitle(name: string): string {
  const plain = name.trim().toLowerCase()
  const title = (Object.hasOwn(TITLES, plain) ? TITLES[plain] : undefined) ?? plain.replace(/[-_]+/g, ' ')
  return title.slice(0, 1).toUpperCase() + title.slice(1)
}

type TokenClass = typeof Token

const tagOf = ({ fold }: Callout): string => (fold === null ? 'aside' : 'details')

/** The start tag and the title. `token` is used again where another block is made a callout. */
export function openTokens(TokenType: TokenClass, callout: Callout, line: number, level: number, token = new TokenType('', '', 1)): Token[] {
  const open = Object.assign(token, { type: 'callout_open', tag: tagOf(callout), block: true, level })
  open.attrSet('class', 'callout')
  open.attrSet('data-callout', callout.kind)
  if (callout.fold === 'open') open.attrSet('open', '')
  open.map ??= [line, line + 1]
  if (callout.title === null && callout.fold === null) return [open]
  const tag = callout.fold === null ? 'p' : 'summary'
  const title = Object.assign(new TokenType('callout_title_open', tag, 1), { block: true, level: level + 1, map: [line, line + 1] })
  title.attrSet('class', 'callout-title')
  const words = Object.assign(new TokenType('inline', '', 0), {
    content: callout.title ?? calloutTitle(callout.kind), children: [], block: true, level: level + 2, map: [line, line + 1]
  })
  return [open, title, words, Object.assign(new TokenType('callout_title_close', tag, -1), { block: true, level: level + 1 })]
}

export const closeToken = (TokenType: TokenClass, callout: Callout, level: number, token = new TokenType('', '', -1)): Token =>
  Object.assign(token, { type: 'callout_close', tag: tagOf(callout), block: true, level })

/** Adds a callout around what `body` adds. */
export function pushCallout(state: StateBlock, callout: Callout, line: number, body: () => void): void {
  const { level } = state
  const TokenType = state.Token as TokenClass
  state.tokens.push(...openTokens(TokenType, callout, line, level))
  state.level = level + 1
  body()
  state.level = level
  state.tokens.push(closeToken(TokenType, callout, level))
}
