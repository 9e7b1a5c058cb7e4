import type MarkdownIt from 'markdown-it'
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs'

type Rule = (state: StateInline, silent: boolean) => boolean

/** The characters that each rule for running text can begin at. */
const STARTS: Readonly<Record<string, string>> = {
  text: '', linkify: ':', newline: '\n', escape: '\\', backticks: '`', strikethrough: '~', emphasis: '*_', link: '[', image: '!', autolink: '<',
  html_inline: '<', entity: '&', footnote_inline: '^', footnote_ref: '[', mark: '=', sub: '~', sup: '^', math_inline: '$\\', template: '{', role: '{',
  span: '[', span_attributes: '{', obsidian_comment: '%', obsidian_tag: '#', wikilink: '[!', distill_note: '<', citation: ':[@', reference_role: ':[@',
  mkdocs_mark: '+:{^', emoji: ':'
}
/** Characters that markdown-it's own rule for text stops at: rules may look for them where they look ahead. */
const STOPS = '\n!#$%&*+-:<=>@[\\]^_`{}~'

/** The names of the rules for running text, in the order they are tried. */
const inlineRuleNames = (md: MarkdownIt): string[] =>
  (md.inline.ruler as unknown as { __rules__: { name: string; enabled: boolean }[] }).__rules__.filter(({ enabled }) => enabled).map(({ name }) => name)

/**
 * Tries at each character only the rules that can begin there, as markdown-it, which tries all of them at all characters that may
 * mean something, spends most of its time in answers of no. The outcome is the same. To be used after all other plugins.
 */
export function inlineRulesPlugin(md: MarkdownIt): void {
  const { inline } = md
  const { maxNesting } = md.options as { maxNesting: number }
  const names = inlineRuleNames(md)
  const unplaced = names.find((name) => !Object.hasOwn(STARTS, name))
  if (unplaced !== undefined) throw new Error(`It is not known where the rule ${unplaced} can begin.`)
  const rules = inline.ruler.getRules('') as Rule[]
  const at = (char: string): Rule[] => rules.filter((_, index) => STARTS[names[index] ?? '']?.includes(char))
  const byCode = Array.from({ length: 128 }, (_, code) => at(String.fromCharCode(code)))
  /** 1: something may begin here; 2: nothing may, but who looks ahead stops here. */
  const stops = new Uint8Array(128)
  for (let code = 0; code < 128; code++) {
    const char = String.fromCharCode(code)
    stops[code] = (byCode[code]?.length ?? 0) > 0 ? 1 : STOPS.includes(char) ? 2 : 0
  }
  const rulesAt = (code: number): Rule[] => byCode[code] ?? []
  const runs = (rule: Rule, state: StateInline, silent: boolean): boolean => {
    const { pos } = state
    if (!rule(state, silent)) return false
    if (pos >= state.pos) throw new Error("inline rule didn't increment state.pos")
    return true
  }

  inline.skipToken = (state) => {
    const { pos, src, cache } = state
    const known = cache[pos]
    if (known !== undefined) {
      state.pos = known
      return
    }
    if (state.level >= maxNesting) state.pos = state.posMax
    else {
      let end = pos
      while (end < state.posMax && !stops[src.charCodeAt(end)]) end++
      if (end > pos) state.pos = end
      else {
        state.level++
        let isFound = false
        for (const rule of rulesAt(src.charCodeAt(pos))) if ((isFound = runs(rule, state, true))) break
        state.level--
        if (!isFound) state.pos = pos + 1
      }
    }
    cache[pos] = state.pos
  }

  inline.tokenize = (state) => {
    const end = state.posMax
    const { src } = state
    while (state.pos < end) {
      const start = state.pos
      let pos = start
      while (pos < end && stops[src.charCodeAt(pos)] !== 1) pos++
      if (pos > start) {
        state.pending += src.slice(start, pos)
        state.pos = pos
        if (pos >= end) break
      }
      let isFound = false
      if (state.level < maxNesting) {
        for (const rule of rulesAt(src.charCodeAt(pos))) if ((isFound = runs(rule, state, false))) break
      }
      if (!isFound) state.pending += src[state.pos++] ?? ''
    }
    if (state.pending) state.pushPending()
  }
}
