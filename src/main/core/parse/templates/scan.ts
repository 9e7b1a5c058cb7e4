import { createCodeAreas } from './code-areas.ts'
import { readShortcode, type Shortcode } from './shortcode.ts'

/** A stretch of text, and what a template language makes of it. Items follow one another without a gap. */
export type Item = { start: number; end: number } & (
  | { kind: 'text' }
  /** Stands in the text as it is: what `{% raw %}` holds, a tag that is written to be seen. */
  | { kind: 'literal'; text: string; /** Where `text` stands in the source, if it does. */ from?: number }
  /** `{% name args %}`; of some names all up to the end tag, with the span of what is between. */
  | { kind: 'tag'; name: string; args: string; body: Span | null }
  | { kind: 'output'; expression: string }
  | { kind: 'shortcode'; shortcode: Shortcode; body: Span | null }
  /** `{{#include file}}` of mdBook; also within code. */
  | { kind: 'insert'; command: string; args: string; inCode: boolean }
)

export interface Span { start: number; end: number }

/** Tags that hold code, TeX or nothing to be read; no tag within them is one. */
const VERBATIM = new Set([
  'raw', 'verbatim', 'comment', 'highlight', 'code', 'codeblock', 'code-block', 'mermaid', 'plantuml', 'graphviz', 'katex', 'math',
  'latex', 'tex', 'chart', 'echarts', 'style', 'script', 'javascript', 'nomarkdown'
])
const MAX_TAG = 5000
const MAX_OUTPUT = 1000
const OUTPUT = /^\{\{((?:[^{}"']|"[^"]*"|'[^']*')*)\}\}/
const OPENERS = /\{\{|\{%|\{:[:/]|`+|~{3,}|<!--/g
const TAG = /\{%[-+]?\s*(#|[A-Za-z_][\w:.-]*)/y
const EXTENSION_END = /\{:\/(?:comment|nomarkdown|options)?\}/y
const EXTENSION = /\{::(comment|nomarkdown|options)\b([^}]*)\}/y
const INSERT = /\{\{#([a-z_]{3,20})\s+([^{}\n]{1,500})\}\}/y
const IN_CODE = /\{%-?\s*raw\s*-?%\}|\{%-?\s*endraw\s*-?%\}|\{\{([<%])\/\*([\s\S]{0,1000}?)\*\/[>%]\}\}|\{\{#[a-z_]{3,20}\s[^{}\n]{1,500}\}\}/g

/** Whether a text may hold a tag at all: asked of every post, so that most cost no more than this. */
export const mayHoldTags = (source: string): boolean =>
  (source.includes('{%') || source.includes('{{') || source.includes('{::')) &&
  /\{%[-+]?\s*[#A-Za-z_]|\{\{(?:[<%#]|-?\s*["'A-Za-z_])|\{::[a-z]/.test(source)

/** Finds the tags of Liquid, Hugo, Zola and mdBook. Linear. @param markdown whether code and comments are left alone */
export function scan(source: string, markdown: boolean): Item[] {
  const items: Item[] = []
  const code = createCodeAreas(source)
  const without = new Set<string>()
  let last = 0

  /** The first `text` behind `from`; once there is none, none is looked for again. */
  const find = (text: string, from: number): number => {
    const at = without.has(text) ? -1 : source.indexOf(text, from)
    if (at < 0) without.add(text)
    return at
  }
  const add = (item: Item) => {
    if (item.start > last) items.push({ kind: 'text', start: last, end: item.start })
    items.push(item)
    last = item.end
  }
  const verbatimEnd = (name: string, from: number, pattern: string): { start: number; end: number } | null => {
    if (without.has(pattern)) return null
    const close = new RegExp(pattern, 'g')
    close.lastIndex = from
    const found = close.exec(source)
    if (!found) without.add(pattern)
    return found ? { start: found.index, end: close.lastIndex } : null
  }

  const tagAt = (start: number): boolean => {
    TAG.lastIndex = start
    const found = TAG.exec(source)
    const close = found ? find('%}', TAG.lastIndex) : -1
    if (!found || close < 0 || close - start > MAX_TAG) return false
    const name = found[1] ?? ''
    const args = source.slice(TAG.lastIndex, close).replace(/[-+]$/, '').trim()
    const end = close + 2
    const bodyEnd = VERBATIM.has(name) ? verbatimEnd(name, end, `\\{%[-+]?\\s*end${name}\\s*[-+]?%\\}`) : null
    if (name === 'raw' && bodyEnd) add({ kind: 'literal', start, end: bodyEnd.end, text: source.slice(end, bodyEnd.start), from: end })
    else add({ kind: 'tag', start, end: bodyEnd?.end ?? end, name, args, body: bodyEnd && { start: end, end: bodyEnd.start } })
    return true
  }
  const extensionAt = (start: number): boolean => {
    EXTENSION.lastIndex = start
    const found = EXTENSION.exec(source)
    if (!found) return false
    const [{ length }, name = '', args = ''] = found
    const end = start + length
    const closes = args.trimEnd().endsWith('/') || name === 'options'
    const bodyEnd = closes ? null : verbatimEnd(name, end, `\\{:/(?:${name})?\\}`)
    if (!closes && !bodyEnd) return false
    // HTML with tags of Liquid in it: they are followed, and the HTML stays what it is in most cases.
    if (name === 'nomarkdown' && bodyEnd && source.slice(end, bodyEnd.start).includes('{%')) {
      add({ kind: 'literal', start, end, text: '' })
      return true
    }
    add({ kind: 'tag', start, end: bodyEnd?.end ?? end, name, args: '', body: bodyEnd && { start: end, end: bodyEnd.start } })
    return true
  }
  /** The end of one whose beginning was followed. */
  const extensionEndAt = (start: number): boolean => {
    EXTENSION_END.lastIndex = start
    if (!EXTENSION_END.test(source)) return false
    add({ kind: 'literal', start, end: EXTENSION_END.lastIndex, text: '' })
    return true
  }
  const shortcodeAt = (start: number): boolean => {
    const sign = source[start + 2] === '<' ? '<' : '%'
    if (source.startsWith('/*', start + 3)) {
      const close = find(`*/${sign === '<' ? '>' : '%'}}}`, start + 5)
      if (close < 0 || close - start > MAX_TAG) return false
      add({ kind: 'literal', start, end: close + 5, text: `{{${sign}${source.slice(start + 5, close)}${source.slice(close + 2, close + 5)}` })
      return true
    }
    const shortcode = readShortcode(source, start)
    if (!shortcode) return false
    const { name, closing, selfClosing, end } = shortcode
    const isVerbatim = !closing && !selfClosing && VERBATIM.has(name.toLowerCase())
    const bodyEnd = isVerbatim ? verbatimEnd(name, end, `\\{\\{[<%]\\s*/\\s*${name}\\s*[>%]\\}\\}`) : null
    add({ kind: 'shortcode', start, end: bodyEnd?.end ?? end, shortcode, body: bodyEnd && { start: end, end: bodyEnd.start } })
    return true
  }
  const outputAt = (start: number): boolean => {
    const next = source[start + 2]
    if (next === '<' || next === '%') return shortcodeAt(start)
    if (next === '#') {
      INSERT.lastIndex = start
      const found = INSERT.exec(source)
      if (found) add({ kind: 'insert', start, end: INSERT.lastIndex, command: found[1] ?? '', args: (found[2] ?? '').trim(), inCode: false })
      return found !== null
    }
    if (find('}}', start + 2) < 0) return false
    const [tag = '', inner = ''] = OUTPUT.exec(source.slice(start, start + MAX_OUTPUT)) ?? []
    const expression = inner.replace(/^[-~]|[-~]$/g, '').trim()
    if (expression === '') return false
    add({ kind: 'output', start, end: start + tag.length, expression })
    return true
  }
  /** Within code only what would be wrong to show: raw tags around other tags, escaped shortcodes, and inserts. */
  const codeAt = (start: number, end: number) => {
    const text = source.slice(start, end)
    if (!text.includes('{%') && !text.includes('{{')) return
    const isRaw = /\{%-?\s*raw\s*-?%\}[\s\S]*\{%-?\s*endraw\s*-?%\}/.test(text)
    for (const { 0: tag, 1: sign, 2: inner, index } of text.matchAll(IN_CODE)) {
      const span = { start: start + index, end: start + index + tag.length }
      if (sign !== undefined) add({ kind: 'literal', ...span, text: `{{${sign}${inner ?? ''}${tag.slice(-3)}` })
      else if (tag.startsWith('{%')) { if (isRaw) add({ kind: 'literal', ...span, text: '' }) }
      else {
        const [, command = '', args = ''] = /^\{\{#([a-z_]+)\s+([^{}]*)\}\}$/.exec(tag) ?? []
        add({ kind: 'insert', ...span, command, args: args.trim(), inCode: true })
      }
    }
  }

  OPENERS.lastIndex = 0
  for (let found = OPENERS.exec(source); found; found = OPENERS.exec(source)) {
    const { 0: opener, index } = found
    let next = index + opener.length
    if (opener === '{%') { if (tagAt(index)) next = last }
    else if (opener === '{{') { if (outputAt(index)) next = last }
    else if (opener === '{::') { if (extensionAt(index)) next = last }
    else if (opener === '{:/') { if (extensionEndAt(index)) next = last }
    else if (markdown && opener === '<!--') {
      const close = find('-->', index + 4)
      if (close >= 0) next = close + 3
    } else if (markdown && opener !== '<!--') {
      const end = code.endOf(index, opener)
      if (end !== null) {
        codeAt(index, end)
        next = end
      }
    }
    OPENERS.lastIndex = next
  }
  if (last < source.length) items.push({ kind: 'text', start: last, end: source.length })
  return items
}
