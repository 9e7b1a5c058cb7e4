import type MarkdownIt from 'markdown-it'
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs'
import type { BibEntry } from '../../bibliography/bibtex.ts'
import { familyNamesOf, shortAuthors, yearOf } from '../../bibliography/entry-parts.ts'
import { formatEntry } from '../../bibliography/format-entry.ts'
import { escapeAttribute } from '../../sanitise/escape.ts'
import type { MarkdownEnv } from '../slots.ts'
import { bibliographyOf, findBibliography } from './bibliography.ts'

const KEY = String.raw`[\p{L}\p{N}_][\p{L}\p{N}_:.#$%&+?<>~/-]{0,200}[\p{L}\p{N}_]|[\p{L}\p{N}_]`
const GROUP = new RegExp(String.raw`\[([^\[\]\n@]{0,80}-?@(?:${KEY})[^\[\]\n]{0,500})\](?![(\[:])`, 'yu')
const NARRATIVE = new RegExp(String.raw`@(${KEY})`, 'yu')
const D2L = /:(cite[a-z]{0,8}):`([^`\n]{1,300})`/y

const cited = new WeakMap<MarkdownEnv, Set<string>>()

/**
 * Citations by key: `[@knuth84, p. 3; @lee01]` and `@knuth84` (Pandoc, Quarto) and ``:cite:`key` `` (d2l books). Keys
 * that the post's bibliography holds are shown by author and year, and their entries listed at the end.
 */
export function citationsPlugin(md: MarkdownIt): void {
  md.inline.ruler.before('link', 'citation', (state, silent) => {
    const { src, pos } = state
    const sign = src[pos]
    if (sign === ':') {
      D2L.lastIndex = pos
      const found = D2L.exec(src)
      if (!found) return false
      if (!silent) pushCitation(state, (found[2] ?? '').split(',').map((key) => ({ key: key.trim() })), found[1] === 'citet')
      state.pos = D2L.lastIndex
      return true
    }
    if (sign === '[' && src.slice(pos, pos + 90).includes('@')) return group(state, silent)
    if (sign !== '@' || bibliographyOf(state.env as MarkdownEnv).size === 0 || /[\p{L}\p{N}@/]/u.test(src[pos - 1] ?? '')) return false
    NARRATIVE.lastIndex = pos
    const key = NARRATIVE.exec(src)?.[1] ?? ''
    if (key === '' || !bibliographyOf(state.env as MarkdownEnv).has(key)) return false
    if (!silent) pushCitation(state, [{ key }], true)
    state.pos = NARRATIVE.lastIndex
    return true
  })
  md.core.ruler.after('inline', 'reference_list', (state) => {
    const env = state.env as MarkdownEnv
    const keys = [...cited.get(env) ?? []].filter((key) => bibliographyOf(env).has(key))
    if (keys.length === 0) return
    const entries = keys.map((key) => [key, bibliographyOf(env).get(key)] as const).toSorted(([, a], [, b]) => sortKey(a).localeCompare(sortKey(b)))
    const token = new state.Token('reference_list', '', 0)
    token.content = entries.map(([key, entry]) => (entry ? `<li id="ref-${escapeAttribute(key)}">${formatEntry(entry)}</li>` : '')).join('\n')
    state.tokens.push(token)
  })
  md.renderer.rules.reference_list = (tokens, index) => `<h2 id="references">References</h2>\n<ul>\n${tokens[index]?.content ?? ''}\n</ul>\n`
}

const sortKey = (entry: BibEntry | undefined): string => (entry ? `${familyNamesOf(entry).join(' ')} ${yearOf(entry)}` : '')

function group(state: StateInline, silent: boolean): boolean {
  GROUP.lastIndex = state.pos
  const found = GROUP.exec(state.src)
  if (!found) return false
  const env = state.env as MarkdownEnv
  const parts = (found[1] ?? '').split(';').map((part) => {
    const [, before = '', key = '', behind = ''] = new RegExp(`^(.*?)-?@(${KEY})(.*)$`, 'u').exec(part.trim()) ?? []
    return { key, before: before.trim(), behind: behind.replace(/^,\s*/, '').trim() }
  })
  if (parts.some(({ key }) => key === '')) return false
  const isQuarto = env.surroundings.site?.engine === 'quarto' || env.data['bibliography'] !== undefined
  if (!isQuarto && !parts.every(({ key }) => bibliographyOf(env).has(key))) return false
  if (!silent) pushCitation(state, parts, false)
  state.pos = GROUP.lastIndex
  return true
}

interface Cited { key: string; before?: string; behind?: string }

/** `(Knuth, 1984, p. 3; Lee & Wu, 2001)`, or in a sentence `Knuth (1984)`. */
export function pushCitation(state: StateInline, parts: readonly Cited[], narrative: boolean): void {
  const env = state.env as MarkdownEnv
  findBibliography(env)
  const used = cited.get(env) ?? new Set<string>()
  cited.set(env, used)
  const text = (content: string) => { state.push('text', '', 0).content = content }
  if (!narrative) text('(')
  for (const [at, { key, before = '', behind = '' }] of parts.entries()) {
    if (at > 0) text('; ')
    if (before !== '') text(`${before} `)
    const entry = bibliographyOf(env).get(key)
    used.add(key)
    const { names, year } = entry ? { names: shortAuthors(entry), year: yearOf(entry) } : fromKey(key)
    if (entry) state.push('link_open', 'a', 1).attrSet('href', `#ref-${encodeURIComponent(key)}`)
    text(year === '' ? names : narrative ? `${names} (${year})` : `${names}, ${year}`)
    if (entry) state.push('link_close', 'a', -1)
    if (behind !== '') text(`, ${behind}`)
  }
  if (!narrative) text(')')
}

/** What a key tells where there is no entry: `Goodfellow.ea.2014`. */
function fromKey(key: string): { names: string; year: string } {
  const found = /^((?:\p{Lu}[\p{L}'’-]+\.)+)(ea\.)?(\d{4})(?:\.\d+)?$/u.exec(key)
  if (!found) return { names: key, year: '' }
  const names = (found[1] ?? '').split('.').filter(Boolean).join(' & ')
  return { names: found[2] ? `${names} et al.` : names, year: found[3] ?? '' }
}
