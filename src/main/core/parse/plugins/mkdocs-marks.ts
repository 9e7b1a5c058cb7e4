import type MarkdownIt from 'markdown-it'
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs'

const KEYS = /\+\+((?:"[^"\n+]{1,30}"|[a-z0-9][a-z0-9-]{0,20})(?:\+(?:"[^"\n+]{1,30}"|[a-z0-9][a-z0-9-]{0,20})){0,5})\+\+(?![\w+])/y
const NAMED_KEY = /^(?:ctrl|control|alt|option|shift|cmd|command|meta|win|windows|super|fn|enter|return|esc|escape|tab|space|backspace|del|delete|ins|insert|home|end|page-(?:up|down)|(?:arrow-)?(?:up|down|left|right)|caps-lock|f\d{1,2})$/
const ICON = /:((?:material|fontawesome|octicons|simple)-[a-z0-9-]{1,60}):(?:\{[^{}\n]{0,200}\})?/y
const CRITIC = /\{(--|\+\+|>>|==|~~)((?:(?!\1)[^{}\n]){1,1000}?)(--|\+\+|<<|==|~~)\}/y
const CLOSES: Readonly<Record<string, string>> = { '--': '--', '++': '++', '>>': '<<', '==': '==', '~~': '~~' }
const INSERTED = /\^\^([^\s^][^^\n]{0,300}?)\^\^/y

/**
 * What MkDocs Material adds to running text: keys `++ctrl+c++`, icons `:material-check:`, edits `{--old--}{++new++}`
 * and `{~~old~>new~~}`, inserted words `^^so^^`.
 */
export function mkdocsMarksPlugin(md: MarkdownIt): void {
  md.inline.ruler.before('emphasis', 'mkdocs_mark', (state, silent) => {
    switch (state.src[state.pos]) {
      case '+': return keys(state, silent)
      case ':': return icon(state, silent)
      case '{': return edit(state, silent)
      case '^': return inserted(state, silent)
      default: return false
    }
  })
  // Its place for a table of contents, which stands beside every post.
  md.core.ruler.after('block', 'mkdocs_toc', (state) => {
    const at = state.src.includes('[TOC]') ? state.tokens.findIndex(({ type, content }) => type === 'inline' && content === '[TOC]') : -1
    if (at > 0 && state.tokens[at - 1]?.type === 'paragraph_open') state.tokens.splice(at - 1, 3)
  })
}

function element(state: StateInline, tag: string, words: string): void {
  state.push('element_open', tag, 1)
  state.push('text', '', 0).content = words
  state.push('element_close', tag, -1)
}

function matchHere(state: StateInline, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = state.pos
  const found = pattern.exec(state.src)
  return found && pattern.lastIndex <= state.posMax ? found : null
}

function keys(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos + 1] !== '+' || /[\w+]/.test(state.src[state.pos - 1] ?? '')) return false
  const found = matchHere(state, KEYS)
  const names = found?.[1]?.split('+') ?? []
  if (!found || !names.some((name) => NAMED_KEY.test(name))) return false
  if (!silent) for (const [at, name] of names.entries()) {
    if (at > 0) state.push('text', '', 0).content = '+'
    element(state, 'kbd', name.startsWith('"') ? name.slice(1, -1) : name.split('-').map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(' '))
  }
  state.pos += found[0].length
  return true
}

/** Yes and no, as tables are full of them; other icons stand beside words that say the same. */
function icon(state: StateInline, silent: boolean): boolean {
  const found = matchHere(state, ICON)
  if (!found) return false
  const name = found[1] ?? ''
  const sign = /-(?:check|check-bold|check-circle|check-all)(?:-\d+)?$/.test(name) ? '✓' : /-(?:close|x|times|close-thick|close-circle|xmark)(?:-\d+)?$/.test(name) ? '✗' : ''
  if (!silent && sign !== '') state.push('text', '', 0).content = sign
  state.pos += found[0].length
  return true
}

function edit(state: StateInline, silent: boolean): boolean {
  const found = matchHere(state, CRITIC)
  const [whole = '', open = '', words = '', close = ''] = found ?? []
  if (!found || CLOSES[open] !== close) return false
  const [before = '', after] = open === '~~' ? words.split('~>') : []
  if (open === '~~' && after === undefined) return false
  if (!silent) {
    if (open === '--') element(state, 'del', words)
    else if (open === '++') element(state, 'ins', words)
    else if (open === '==') element(state, 'mark', words)
    else if (open === '~~') {
      element(state, 'del', before)
      element(state, 'ins', after ?? '')
    } else {
      state.push('element_open', 'span', 1).attrSet('class', 'aside')
      state.push('text', '', 0).content = ` (${words.trim()})`
      state.push('element_close', 'span', -1)
    }
  }
  state.pos += whole.length
  return true
}

function inserted(state: StateInline, silent: boolean): boolean {
  const found = state.src[state.pos + 1] === '^' ? matchHere(state, INSERTED) : null
  if (!found) return false
  if (!silent) element(state, 'ins', found[1] ?? '')
  state.pos += found[0].length
  return true
}
