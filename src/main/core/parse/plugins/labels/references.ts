import type MarkdownIt from 'markdown-it'
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs'
import type { MarkdownEnv } from '../slots.ts'
import { bareLabel, equationsOf, kindOf, labelsOf } from './labels.ts'

const D2L = /:(numref|eqref|ref|label|eqlabel|width|height):`([^`\n]{1,200})`/y
const QUARTO = /@((?:fig|tbl|eq|sec|lst|thm|lem|cor|prp|def|cnj|exm|exr|alg)-[\w:.-]*\w)/iy
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
    if (!silent && !isSilent) {
      const [, words = '', target = label] = sign === ':' ? /^([\s\S]*?)\s*<([^<>]+)>$/.exec(label) ?? [] : []
      pushReference(state, target, found[1] === 'eqref' || kindOf(target) === 'eq', words)
    }
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

/**
 * A link to what has the label: here, where the post holds it, an equation's by the renderer, which numbers formulas; else by what
 * the folder's other posts hold, once it is shown. @param words instead of its own
 */
export function pushReference(state: StateInline, label: string, isEquation: boolean, words = ''): void {
  const env = state.env as MarkdownEnv
  if (isEquation && equationsOf(env).has(label)) {
    const token = state.push('math', 'span', 0)
    token.content = `\\eqref{${label}}`
    token.meta = { display: false, lines: 0 }
    return
  }
  const target = labelsOf(env).get(label)
  if (target?.id) {
    state.push('link_open', 'a', 1).attrSet('href', `#${encodeURIComponent(target.id)}`)
    inlineWords(state, words || target.words)
    state.push('link_close', 'a', -1)
    return
  }
  if (target) {
    // A place in the post that has no element of its own, such as a cell of code.
    state.push('text', '', 0).content = words || target.words
    return
  }
  const token = state.push('reference', '', 0)
  token.content = words || (isEquation ? `(${bareLabel(label)})` : bareLabel(label))
  token.meta = { label, named: words !== '' }
}

/** A heading's words may hold formulas and code. */
function inlineWords(state: StateInline, markdown: string): void {
  const tokens: StateInline['tokens'] = []
  state.md.inline.parse(markdown.includes('@') || markdown.includes(':`') ? markdown.replace(/[@`]/g, '') : markdown, state.md, state.env, tokens)
  for (const token of tokens) if (!/^link_/.test(token.type)) state.tokens.push(token)
}
