import type { ElementRule } from './elements.ts'
import { escapeAttribute } from './escape.ts'
import { postId, type Ids } from './ids.ts'
import { safeStyle } from './styles.ts'

/** The classes that mean something to a reader. Others could pass for a part of the page (`math`, `dialog`). */
const CLASS =
  /^(?:footnote(?:s|-[a-z]{1,20})?|contains-task-list|task-list(?:-item)?|align-?(?:left|right|center)|text-(?:left|right|center)|center|left|right|caption|lead|note|tip|hint|info|important|warning|caution|danger|admonition(?:-title)?|callout(?:-title)?|tab(?:-title)?|embed(?:-note|-source)?|tag|unknown-tag|aside|figure|reference|prompt-(?:tip|info|warning|danger)|cell-output|kbd)$/
const MAX_ATTRIBUTES = 100
const MAX_VALUE = 2000
const DIRECTION = /^(?:ltr|rtl|auto)$/i
const NUMBER = /^-?\d{1,6}$/
const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,4}$/i

/** An element's attributes with names in lower case; the first of two with one name holds, as in a browser. */
export function attributesOf(raw: Record<string, string>): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const name in raw) {
    const lower = name.toLowerCase()
    if (!attributes.has(lower)) attributes.set(lower, raw[name] ?? '')
    if (attributes.size >= MAX_ATTRIBUTES) break
  }
  return attributes
}

/** Copies of a formula that a page was saved with, for the eye only; its TeX stands beside them. */
const TYPESET = /(?:^|\s)(?:katex-html|MathJax_Preview)(?:\s|$)/

export const isTypeset = (attributes: ReadonlyMap<string, string>): boolean => TYPESET.test((attributes.get('class') ?? '').slice(0, 200))

function safeClasses(value: string): string {
  if (value.length > MAX_VALUE) return ''
  return value.split(/\s+/).filter((name) => CLASS.test(name)).join(' ')
}

/**
 * The attributes an element keeps, serialised with a leading space each. An `id` (or an anchor's `name`) is not among
 * them: it is taken once per post, by `writeId`.
 */
export function writeAttributes(attributes: ReadonlyMap<string, string>, rule: ElementRule): string {
  let out = ''
  let style = ''
  for (const [name, value] of attributes) {
    if (value.length > MAX_VALUE) continue
    if (name === 'style') style = [safeStyle(value), style].filter(Boolean).join(';')
    else if (name === 'align') style = [style, alignStyle(value, rule.as)].filter(Boolean).join(';')
    else {
      const safe = safeValue(name, value, rule)
      if (safe !== null) out += safe === '' ? ` ${name}` : ` ${name}="${escapeAttribute(safe)}"`
    }
  }
  return style === '' ? out : `${out} style="${escapeAttribute(style)}"`
}

/** @returns null for an attribute that goes, `''` for one without a value */
function safeValue(name: string, value: string, rule: ElementRule): string | null {
  switch (name) {
    case 'class': return safeClasses(value) || null
    case 'data-callout': return /^[a-z][a-z0-9-]{0,29}$/.test(value) ? value : null
    case 'title': case 'aria-label': return value.trim() || null
    case 'lang': return LANGUAGE.test(value) ? value : null
    case 'dir': return DIRECTION.test(value) ? value.toLowerCase() : null
    case 'role': return /^doc-[a-z]{1,20}$/.test(value) ? value : null
    case 'aria-describedby': case 'aria-labelledby': return references(value) || null
  }
  if (!rule.own.has(name)) return null
  switch (name) {
    case 'open': case 'reversed': return ''
    case 'start': case 'value': return NUMBER.test(value) ? value : null
    case 'colspan': case 'rowspan': return /^[1-9]\d{0,2}$/.test(value) ? value : null
    case 'width': case 'height': return /^\d{1,5}%?$/.exec(value.trim().replace(/px$/i, ''))?.[0] ?? null
    case 'type': return /^[1aAiI]$/.test(value) ? value : null
    case 'scope': return /^(?:row|col|rowgroup|colgroup)$/.test(value) ? value : null
    case 'headers': return references(value) || null
    case 'abbr': case 'datetime': return value
    default: return null
  }
}

const references = (value: string): string => value.split(/\s+/).map(postId).filter(Boolean).join(' ')

function alignStyle(value: string, name: string): string {
  const side = value.trim().toLowerCase()
  if (name === 'img') return side === 'left' || side === 'right' ? `float:${side}` : ''
  return safeStyle(`text-align:${side === 'middle' ? 'center' : side}`)
}

/** ` id="…"` for an element that has one of its own that no other took, else `''`. */
export function writeId(attributes: ReadonlyMap<string, string>, ids: Ids, isAnchor = false): string {
  const own = attributes.get('id') ?? (isAnchor ? attributes.get('name') : undefined)
  const id = own === undefined ? '' : ids.take(own)
  return id === '' ? '' : ` id="${escapeAttribute(id)}"`
}
