import type StateCore from 'markdown-it/lib/rules_core/state_core.mjs'
import type Token from 'markdown-it/lib/token.mjs'
import { calloutKind, calloutTitle, closeToken, openTokens, type Callout } from '../callouts/callout.ts'
import type { WrittenAttributes } from './read-attributes.ts'

/** Chirpy's `prompt-tip`, al-folio's `block-tip`, Minimal Mistakes' `notice--warning`, Just the Docs' `note` and `note-title`. */
const PROMPT = /^(?:prompt|block)-(tip|info|warning|danger|preview)$/
const NOTICE = /^notice(?:--(primary|info|warning|danger|success))?$/
const PLAIN = /^(?:note|tip|hint|info|important|warning|caution|danger|attention|error|highlight|new)$/
const OWN_TITLE = /^(.+)-title$/

/** Whether a class makes the quote around its paragraph a callout: formatters draw `{: .block-tip }` into the quote. */
export const boxesQuote = ({ classes }: WrittenAttributes): boolean => classes.some((name) => PROMPT.test(name))

/** Makes the last block of `written`, which `token` opens, a callout where its classes say so, as themes of Jekyll do. */
export function boxByClass(state: StateCore, written: Token[], token: Token, { classes }: WrittenAttributes): boolean {
  if (token.type !== 'blockquote_open' && token.type !== 'paragraph_open' && !token.type.endsWith('_list_open')) return false
  const callout = classes.map((name) => calloutOf(name)).find((found) => found !== null)
  const start = written.lastIndexOf(token)
  if (!callout || start < 0) return false
  const { level } = token
  const line = token.map?.[0] ?? 0
  const isQuote = token.type === 'blockquote_open'
  const body = isQuote ? written.splice(start).slice(1, -1) : written.splice(start)
  if (isQuote && callout.titledBy !== null && body[0]?.type === callout.titledBy) {
    const [, inline] = body.splice(0, 3)
    callout.title = inline?.content ?? callout.title
  }
  written.push(...openTokens(state.Token, callout, line, level), ...body, closeToken(state.Token, callout, level))
  return true
}

/** `titledBy`: the block that is the title where it comes first. */
function calloutOf(name: string): (Callout & { titledBy: 'heading_open' | 'paragraph_open' | null }) | null {
  const prompt = PROMPT.exec(name)?.[1]
  if (prompt) {
    const kind = prompt === 'preview' ? 'note' : prompt
    return { kind: calloutKind(kind), title: calloutTitle(kind), fold: null, titledBy: 'heading_open' }
  }
  const notice = NOTICE.exec(name)
  if (notice) return { kind: notice[1] === undefined || notice[1] === 'primary' ? 'note' : calloutKind(notice[1]), title: null, fold: null, titledBy: null }
  const titled = OWN_TITLE.exec(name)?.[1]
  const plain = titled ?? name
  if (!PLAIN.test(plain)) return null
  const kind = plain === 'highlight' || plain === 'new' ? 'note' : calloutKind(plain)
  return { kind, title: calloutTitle(plain), fold: null, titledBy: titled === undefined ? null : 'paragraph_open' }
}
