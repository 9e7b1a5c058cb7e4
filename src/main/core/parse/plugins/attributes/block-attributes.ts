import type MarkdownIt from 'markdown-it'
import type StateCore from 'markdown-it/lib/rules_core/state_core.mjs'
import type Token from 'markdown-it/lib/token.mjs'
import { lineText } from '../nested-blocks.ts'
import { applyAttributes, applyToFence, openingOf } from './apply-attributes.ts'
import { boxByClass, boxesQuote } from './class-callouts.ts'
import { readAttributesAt, type WrittenAttributes } from './read-attributes.ts'

const LIST = 'attribute_list'
const DEFINITION = /^\{:([A-Za-z][\w-]{0,50}):\s*([^{}]*)\}[ \t]*$/
const IN_HTML = /^[ \t]*\{:[ \t]*[.#A-Za-z][^{}\n]{0,500}\}[ \t]*$/gm

interface ListMeta { attributes: WrittenAttributes; attached: boolean }

/**
 * Attributes on a line of their own: they belong to the block right above, else to the one right below. `{:toc}` takes
 * its list away: the outline shows what it would.
 */
export function blockAttributesPlugin(md: MarkdownIt): void {
  md.block.ruler.before('table', LIST, (state, startLine, _endLine, silent) => {
    const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
    if (state.src.charCodeAt(start) !== 0x7b || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false
    const line = lineText(state, startLine)
    const isDefinition = DEFINITION.test(line)
    const lists = isDefinition ? [] : listsOf(line)
    const attached = startLine > 0 && !state.isEmpty(startLine - 1)
    if (!lists || (!attached && lists.some(({ colon }) => !colon))) return false
    if (silent) return true
    for (const attributes of lists) {
      const token = state.push(LIST, '', 0)
      token.map = [startLine, startLine + 1]
      token.hidden = true
      token.meta = { attributes, attached } satisfies ListMeta
    }
    if (isDefinition) define(state.env as object, line)
    state.line = startLine + 1
    return true
  }, { alt: ['paragraph', 'reference', 'blockquote', 'list'] })

  md.core.ruler.after('block', 'block_attributes', (state) => {
    let some = false
    for (const token of state.tokens) {
      if (token.type === LIST) some = true
      else if (token.type === 'html_block' && token.content.includes('{:')) token.content = token.content.replace(IN_HTML, '')
    }
    if (some) settle(state)
  })
}

/** Attributes by the names that a post gives them, `{:name: .class}`. */
const definitions = new WeakMap<object, Map<string, WrittenAttributes>>()

function define(env: object, line: string): void {
  const [, name = '', inner = ''] = DEFINITION.exec(line) ?? []
  const attributes = readAttributesAt(`{:${inner}}`, 0)?.attributes
  const known = definitions.get(env) ?? new Map<string, WrittenAttributes>()
  if (attributes) definitions.set(env, known.set(name.toLowerCase(), attributes))
}

/** The lists of a line that holds nothing else, null for any other line. */
function listsOf(line: string): WrittenAttributes[] | null {
  const text = line.trimEnd()
  const lists: WrittenAttributes[] = []
  for (let at = 0; at < text.length;) {
    const found = readAttributesAt(text, at)
    if (!found || lists.length >= 10) return null
    lists.push(found.attributes)
    at = found.end
    while (text[at] === ' ' || text[at] === '\t') at++
  }
  return lists.length > 0 ? lists : null
}

function settle(state: StateCore): void {
  const written: Token[] = []
  /** Lists that wait for the block below, and those of blocks that are not at their end yet. */
  let waiting: { line: number; attributes: WrittenAttributes }[] = []
  const open: { token: Token; attributes: WrittenAttributes[] }[] = []
  for (const token of state.tokens) {
    if (token.type !== LIST) {
      written.push(token)
      const attributes = waiting.filter(({ line }) => token.map?.[0] === line).map((list) => list.attributes)
      waiting = []
      if (attributes.length > 0 && token.nesting !== -1) open.push({ token, attributes })
      const last = open.at(-1)
      if (last && token.nesting !== 1 && token.level === last.token.level) {
        open.pop()
        for (const list of last.attributes) apply(state, last.token, list, written)
      }
      continue
    }
    const { attributes, attached } = token.meta as ListMeta
    const target = attached ? openingOf(written, written.length - 1) : null
    if (!target || target.level !== token.level) waiting.push({ line: token.map?.[1] ?? -1, attributes })
    else if (boxesQuote(attributes) && quoteAround(written, target)) open.push({ token: quoteAround(written, target) ?? target, attributes: [attributes] })
    else if (attributes.words.includes('toc') && target.type.endsWith('_list_open')) written.length = written.lastIndexOf(target)
    else apply(state, target, attributes, written)
  }
  state.tokens = written
}

/** The quote that a paragraph stands in directly, and that is not at its end yet. */
function quoteAround(written: readonly Token[], { type, level }: Token): Token | null {
  if (type !== 'paragraph_open') return null
  const around = written.findLast((token) => token.nesting === 1 && token.level === level - 1)
  return around?.type === 'blockquote_open' ? around : null
}

/** @param written ends with the block that `token` opens */
function apply(state: StateCore, token: Token, given: WrittenAttributes, written: Token[]): void {
  const known = definitions.get(state.env as object)
  const referred = given.words.flatMap((word) => known?.get(word) ?? [])
  for (const attributes of [...referred, given]) {
    if (token.type === 'fence' || token.type === 'code_block') applyToFence(token, attributes)
    else if (!attributes.colon || !boxByClass(state, written, token, attributes)) applyAttributes(token, attributes)
  }
}
