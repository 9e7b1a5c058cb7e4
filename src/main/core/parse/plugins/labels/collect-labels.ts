import type MarkdownIt from 'markdown-it'
import type Token from 'markdown-it/lib/token.mjs'
import { readAttributeList, type AttributeList } from '../attribute-list.ts'
import type { MarkdownEnv } from '../slots.ts'
import { equationsOf, kindOf, labelsOf, numbered, type LabelKind } from './labels.ts'

const IMAGE = /^!\[((?:[^[\]\\]|\\.|\[[^[\]]*\](?:\([^()]*\))?)*)\]\((?:<[^<>\n]*>|[^()\s]+(?:\([^()\s]*\))?)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)[ \t]*(?:\{([^{}]*)\})?$/
const CAPTION = /^(?:Table)?:[ \t]*([^\s:][\s\S]*?)[ \t]*(?:\{([^{}]*)\})?$/
const OPTIONS = /(?:^|\n)[ \t]*(?:#|\/\/|%|--)\|[ \t]*label:[ \t]*["']?([\w:.-]+)/
const SIGN = /:(?:label|eqlabel|width):`|\{#(?:fig|tbl|sec|eq|lst|thm)-|\)=|\|\s*label:|:name:|^:/m

/** What books number, at the start of a title. */
const THEOREM = /^(?:Theorem|Lemma|Corollary|Proposition|Definition|Conjecture|Algorithm|Assumption|Axiom|Criterion|Observation|Property|Example|Exercise)(?=:|$)/

type Option = { name: string; value: string }

/**
 * Gives labelled figures, tables, headings and equations their ids and numbers before running text, which refers to
 * them, is read. A picture that carries a label becomes a figure, its description the caption.
 */
export function labelsPlugin(md: MarkdownIt): void {
  md.core.ruler.after('block', 'labels', (state) => {
    const env = state.env as MarkdownEnv
    const { tokens, src } = state
    if (!SIGN.test(src) && env.surroundings.site?.engine !== 'quarto') {
      headings(tokens, env)
      equations(tokens, env, src)
      return
    }
    const chinese = /^zh/i.test(String(env.data['lang'] ?? '')) || /[\u4e00-\u9fff]{2}/.test(src.slice(0, 1000))
    const counts = new Map<LabelKind, number>()
    const labels = labelsOf(env)
    const number = (kind: LabelKind, label: string, id: string): string => {
      const count = (counts.get(kind) ?? 0) + 1
      counts.set(kind, count)
      const words = numbered(kind, count, chinese)
      if (label !== '' && !labels.has(label)) labels.set(label, { id, words })
      return words
    }
    const theorems = new Map<string, number>()
    const nextOf = (name: string): number => {
      const count = (theorems.get(name) ?? 0) + 1
      theorems.set(name, count)
      return count
    }
    const written: Token[] = []
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]
      if (!token) continue
      if (token.type === 'block_option') continue
      if (token.type === 'fence') {
        const label = OPTIONS.exec(token.content.slice(0, 2000))?.[1]
        const kind = label === undefined ? null : kindOf(label)
        if (label !== undefined && kind) number(kind, label, '')
      }
      const before = optionsBefore(tokens, at)
      if (token.type === 'paragraph_open') {
        const behind = optionsBehind(tokens, at + 2)
        if (figure(token, tokens[at + 1], behind, (label, id) => number('fig', label, id), state.Token, written)) {
          at += 2
          continue
        }
        if (!caption(token, tokens[at + 1], tokens, at, number) && before && token.attrGet('id') === null) {
          token.attrSet('id', before)
          labels.set(before, { id: before, words: before })
        }
      } else if (token.type === 'table_open') {
        const label = optionsBehind(tokens, closeOf(tokens, at)).find(({ name }) => name === 'label')?.value ?? before
        if (label) {
          token.attrSet('id', label)
          number('tbl', label, label)
        }
      } else if (token.type === 'math') {
        const label = optionsBehind(tokens, at).find(({ name }) => name === 'eqlabel' || name === 'label')?.value ?? before
        if (label && !/\\(?:tag|label)\b/.test(token.content)) token.content += `\\label{${label}}`
      } else if (token.type === 'heading_open') {
        const words = tokens[at + 1]?.content ?? ''
        const own = token.attrGet('id')
        const label = optionsBehind(tokens, at + 2).find(({ name }) => name === 'label')?.value ?? before ?? own
        if (label) {
          if (own === null) token.attrSet('id', label)
          labels.set(label, { id: own ?? label, words })
        }
      } else if (token.type === 'element_open' || token.type === 'callout_open') {
        const id = token.attrGet('id') ?? before
        const title = tokens[at + 2]
        const theorem = id && token.type === 'callout_open' ? THEOREM.exec(title?.content ?? '')?.[0] : undefined
        if (id && title && theorem) {
          const words = `${theorem} ${nextOf(theorem)}`
          title.content = words + title.content.slice(theorem.length)
          labels.set(id, { id, words })
        }
        const kind = theorem ? null : id ? kindOf(id) ?? (token.tag === 'figure' ? 'fig' : token.tag === 'table' ? 'tbl' : null) : null
        if (id && kind) number(kind, id, id)
        if (before && token.attrGet('id') === null) token.attrSet('id', before)
      } else if (before && token.nesting === 1 && token.attrGet('id') === null) {
        token.attrSet('id', before)
        labels.set(before, { id: before, words: before })
      }
      written.push(token)
    }
    state.tokens = written
    equations(written, env, src)
  })
}

const EQUATION = /\\label\s*\{([^{}]*)\}|\{#(eq-[\w:.-]+)\}|\$\$[ \t]*\(([\w:.-]+)\)/g

/** The labels of formulas, in posts that refer to any by name; within paragraphs they are still text. */
function equations(tokens: readonly Token[], env: MarkdownEnv, src: string): void {
  if (!/:eqref:`|@eq|\{eq\}`/i.test(src)) return
  const known = equationsOf(env)
  for (const { type, content } of tokens) {
    if (type !== 'math' && type !== 'inline' && type !== 'fence') continue
    for (const [, label, own, tail] of content.matchAll(EQUATION)) known.add((label ?? own ?? tail ?? '').trim())
  }
}

/** Ids that authors gave headings, in posts that label nothing else. */
function headings(tokens: readonly Token[], env: MarkdownEnv): void {
  for (const [at, token] of tokens.entries()) {
    const id = token.type === 'heading_open' ? token.attrGet('id') : null
    if (id) labelsOf(env).set(id, { id, words: tokens[at + 1]?.content ?? '' })
  }
}

function optionsBehind(tokens: readonly Token[], end: number): Option[] {
  const options: Option[] = []
  for (let at = end + 1; tokens[at]?.type === 'block_option'; at++) {
    const option = tokens[at]?.meta as Option
    if (option.name !== 'target') options.push(option)
  }
  return options
}

function optionsBefore(tokens: readonly Token[], at: number): string | undefined {
  const option = tokens[at - 1]?.type === 'block_option' ? tokens[at - 1]?.meta as Option : null
  return option?.name === 'target' ? option.value : undefined
}

function closeOf(tokens: readonly Token[], open: number): number {
  const level = tokens[open]?.level
  let at = open + 1
  while (at < tokens.length && !(tokens[at]?.nesting === -1 && tokens[at]?.level === level)) at++
  return at
}

/** Makes a paragraph of one picture a figure where it has a label or a size of its own. */
function figure(
  open: Token, inline: Token | undefined, options: readonly Option[], number: (label: string, id: string) => string, TokenType: typeof Token, written: Token[]
): boolean {
  if (!inline?.content.startsWith('![')) return false
  const mayBe = (options.length > 0 || inline.content.endsWith('}')) && inline.content.length < 5000
  const found = mayBe ? IMAGE.exec(inline.content) : null
  const list: AttributeList | null = found?.[2] === undefined ? null : readAttributeList(found[2])
  const label = options.find(({ name }) => name === 'label')?.value ?? (list && kindOf(list.id) === 'fig' ? list.id : '')
  if (!found || label === '') return false
  const width = options.find(({ name }) => name === 'width')?.value ?? list?.values.get('width') ?? ''
  const words = [number(label, label), (list?.values.get('fig-cap') ?? found[1] ?? '').trim()].filter(Boolean).join(': ')
  if (found[2] !== undefined && list) inline.content = inline.content.slice(0, inline.content.lastIndexOf('{')).trimEnd()
  inline.meta = { width: /^\d+$/.test(width) ? `${width}px` : width }
  const align = list?.values.get('fig-align') ?? ''
  open.attrSet('class', /^(?:left|center|right)$/.test(align) ? `figure align-${align}` : 'figure')
  open.attrSet('id', label)
  Object.assign(open, { type: 'element_open', tag: 'figure' })
  const part = (type: string, tag: string, nesting: Token['nesting'], level: number) =>
    Object.assign(new TokenType(type, tag, nesting), { block: true, level: open.level + level, map: open.map })
  const line = Object.assign(part('inline', '', 0, 2), { content: words, children: [] })
  written.push(open, inline, part('element_open', 'figcaption', 1, 1), line, part('element_close', 'figcaption', -1, 1), part('element_close', 'figure', -1, 0))
  return true
}

/** `: Words {#tbl-x}` below or above a table is its caption. */
function caption(
  open: Token, inline: Token | undefined, tokens: readonly Token[], at: number, number: (kind: LabelKind, label: string, id: string) => string
): boolean {
  const found = inline && inline.content.length < 2000 && /^(?:Table)?:(?![\w+-]+:)/.test(inline.content) ? CAPTION.exec(inline.content) : null
  const isBeside = tokens[at - 1]?.type === 'table_close' || tokens[at + 3]?.type === 'table_open'
  if (!found || !inline || !isBeside) return false
  const list = found[2] === undefined ? null : readAttributeList(found[2])
  const words = list?.id ? `${number('tbl', list.id, list.id)}: ${found[1] ?? ''}` : found[1] ?? ''
  if (list?.id) open.attrSet('id', list.id)
  open.attrSet('class', 'caption')
  inline.content = words
  return true
}
