import type MarkdownIt from 'markdown-it'
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs'
import { pushCitation } from '../labels/citations.ts'
import { labelsOf } from '../labels/labels.ts'
import { pushReference } from '../labels/references.ts'
import type { MarkdownEnv } from '../slots.ts'

const MAX_CONTENT = 2000
const ROLE = /\{([A-Za-z][\w:.+-]{0,40})\}(`{1,3})(?!`)/y
const ELEMENTS: Readonly<Record<string, string>> = { sub: 'sub', subscript: 'sub', sup: 'sup', superscript: 'sup', kbd: 'kbd', del: 's', strike: 's', u: 'u', underline: 'u' }
const CODE = new Set(['code', 'file', 'program', 'command', 'guilabel', 'envvar', 'option', 'samp', 'literal'])
const WORDS = new Set(['term', 'menuselection', 'emphasis', 'strong', 'dfn', 'button'])

/** Roles of MyST in running text: ``{math}`x` ``, ``{ref}`words <label>` ``, ``{cite}`key` ``, ``{doc}`other` ``. */
export function rolesPlugin(md: MarkdownIt): void {
  md.inline.ruler.before('backticks', 'role', (state, silent) => {
    const { src, pos } = state
    if (src[pos] !== '{') return false
    ROLE.lastIndex = pos
    const found = ROLE.exec(src)
    if (!found) return false
    const [opening, name = '', ticks = ''] = found
    const length = src.slice(pos + opening.length, pos + opening.length + MAX_CONTENT).indexOf(ticks)
    const close = pos + opening.length + length
    if (length < 0 || close >= state.posMax) return false
    const end = close + ticks.length
    const shown = silent || show(state, name.toLowerCase(), src.slice(pos + opening.length, close).replace(/\s+/g, ' ').trim(), src.slice(pos, end))
    if (!shown) return false
    state.pos = end
    return true
  })
}

function show(state: StateInline, name: string, content: string, source: string): boolean {
  const [, words = '', target = content] = /^([\s\S]*?)\s*<([^<>]+)>$/.exec(content) ?? []
  if (name === 'math') {
    const token = state.push('math', 'span', 0)
    token.content = content
    token.meta = { display: false, lines: 0 }
  } else if (name === 'eq') pushReference(state, target, true)
  else if (name === 'ref' || name === 'numref' || name.startsWith('prf:') || (name === 'term' && labelsOf(state.env as MarkdownEnv).has(target))) pushReference(state, target, false, words.includes('%s') || words.includes('{number}') ? '' : words)
  else if (/^(?:cite|footcite)/.test(name)) pushCitation(state, content.split(',').map((key) => ({ key: key.trim() })), /:t$|^citet$/.test(name))
  else if (name === 'doc' || name === 'download') link(state, target, words || lastPart(target))
  else if (name === 'abbr') abbreviation(state, content)
  else if (Object.hasOwn(ELEMENTS, name)) element(state, ELEMENTS[name] ?? 'span', content)
  else if (CODE.has(name) || /^(?:py|c|cpp|js|rst|std|func|class|meth|mod|attr|obj|exc|data)(?::|$)/.test(name)) {
    state.push('code_inline', 'code', 0).content = words || target.replace(/^[~!]/, '')
  } else if (/^(?:octicon|fas|fab|far|material-\w+)$/.test(name)) return true
  else if (WORDS.has(name)) state.push('text', '', 0).content = words || content
  else if (name !== 'index') return unknown(state, name, source)
  return true
}

/** Only where it stands like a role: what follows a word or a slash is code, as in `/users/{id}`. */
function unknown(state: StateInline, name: string, source: string): boolean {
  if (!/^[\s([]?$/.test(state.src[state.pos - 1] ?? '')) return false
  const open = state.push('unknown_open', 'span', 1)
  open.attrSet('class', 'unknown-tag')
  open.attrSet('title', `Lectern does not know the role “${name}”.`)
  open.meta = { warning: `Lectern does not know the role “${name}”; its source is shown.` }
  state.push('text', '', 0).content = source
  state.push('unknown_close', 'span', -1)
  return true
}

function element(state: StateInline, tag: string, content: string): void {
  state.push('role_open', tag, 1)
  state.push('text', '', 0).content = content
  state.push('role_close', tag, -1)
}

function link(state: StateInline, href: string, words: string): void {
  state.push('link_open', 'a', 1).attrSet('href', encodeURI(href))
  state.push('text', '', 0).content = words
  state.push('link_close', 'a', -1)
}

function abbreviation(state: StateInline, content: string): void {
  const [, short = content, long = ''] = /^(.*?)\s*\(([^()]*)\)$/.exec(content) ?? []
  const open = state.push('role_open', 'abbr', 1)
  if (long !== '') open.attrSet('title', long)
  state.push('text', '', 0).content = short
  state.push('role_close', 'abbr', -1)
}

const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
