import type MarkdownIt from 'markdown-it'
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs'
import type { MarkdownEnv } from '../slots.ts'
import { bareLabel, kindOf, labelsOf } from './labels.ts'

const D2L = /:(numref|eqref|ref|label|eqlabel|width|height):`([^`\n]{1,200})`/y
const QUARTO = /@((?:fig|tbl|eq|sec|lst|thm|lem|cor|prp|def)-[\w:.-]*\w)/iy
const BRACKETED = /\[(?:-?@(?:fig|tbl|eq|sec|lst|thm)-[\w:.-]*\w[\s;,]*)+\]/iy

/** References to what has a label: `:numref:`, `:eqref:` and `:ref:` of d2l books, `@fig-x` of Quarto. */
export function referencesPlugin(md: MarkdownIt): void {
  md.inline.ruler.before('emphasis', 'reference_role', (state, silent) => {
    const sign = state.src[state.pos]
    if (sign !== ':' && sign !== '@' && sign !== '[') return false
    if (sign === '[') return bracketed(state, silent)
    const pattern = sign === ':' ? D2L : QUARTO
    if (sign === '@' && /[\p{L}\p{N}]/u.test(state.src[state.pos - 1] ?? '')) return false
    pattern.lastIndex = state.pos
    const found = pattern.exec(state.src)
    if (!found) return false
    const label = (sign === ':' ? found[2] : found[1]) ?? ''
    if (sign === '@' && !isKnown(state, label)) return false
    // A label in the midst of a line marks a place that nothing shows.
    const isSilent = sign === ':' && !(found[1] ?? '').endsWith('ref')
    if (!silent && !isSilent) pushReference(state, label, found[1] === 'eqref' || kindOf(label) === 'eq')
    state.pos += found[0].length
    return true
  })
}

/** `[@fig-x; @fig-y]` is the references without the brackets. */
function bracketed(state: StateInline, silent: boolean): boolean {
  BRACKETED.lastIndex = state.pos
  const found = state.src[state.pos + 1] === '@' || state.src[state.pos + 1] === '-' ? BRACKETED.exec(state.src) : null
  if (!found) return false
  const labels = [...found[0].matchAll(/@([\w:.-]*\w)/g)].map(([, label = '']) => label)
  if (!labels.every((label) => isKnown(state, label))) return false
  if (!silent) for (const [at, label] of labels.entries()) {
    if (at > 0) state.push('text', '', 0).content = ', '
    pushReference(state, label, kindOf(label) === 'eq')
  }
  state.pos += found[0].length
  return true
}

function isKnown(state: StateInline, label: string): boolean {
  const env = state.env as MarkdownEnv
  return env.surroundings.site?.engine === 'quarto' || labelsOf(env).has(label) || /\{#/.test(state.src) || kindOf(label) === 'eq'
}

/** A link to what has the label; an equation's is the renderer's, which numbers formulas. @param words instead of its own */
export function pushReference(state: StateInline, label: string, isEquation: boolean, words = ''): void {
  if (isEquation) {
    const token = state.push('math', 'span', 0)
    token.content = `\\eqref{${label}}`
    token.meta = { display: false, lines: 0 }
    return
  }
  const target = labelsOf(state.env as MarkdownEnv).get(label)
  if (target?.id) {
    state.push('link_open', 'a', 1).attrSet('href', `#${encodeURIComponent(target.id)}`)
    inlineWords(state, words || target.words)
    state.push('link_close', 'a', -1)
    return
  }
  const open = state.push('reference_open', 'span', 1)
  open.attrSet('class', 'reference')
  open.attrSet('title', `Refers to “${label}”, which this post does not hold.`)
  state.push('text', '', 0).content = words || (target?.words ?? bareLabel(label))
  state.push('reference_close', 'span', -1)
}

/** A heading's words may hold formulas and code. */
function inlineWords(state: StateInline, markdown: string): void {
  const tokens: StateInline['tokens'] = []
  state.md.inline.parse(markdown.includes('@') || markdown.includes(':`') ? markdown.replace(/[@`]/g, '') : markdown, state.md, state.env, tokens)
  for (const token of tokens) if (!/^link_/.test(token.type)) state.tokens.push(token)
}
