import type { Item } from './scan.ts'
import { LiquidError, toText } from './liquid-text.ts'
import { evaluate, type Lookup } from './liquid-values.ts'
import type { TemplateContext } from './template.ts'

/** What `{{ … }}` is: a value, a call as Zola writes it, a tag that is not known, or text that only looks like one. */
export type Output = { kind: 'value'; text: string } | { kind: 'call'; name: string; args: string } | { kind: 'markdown'; text: string } | { kind: 'text' | 'unknown' }

const TEXT: Output = { kind: 'text' }
const UNKNOWN: Output = { kind: 'unknown' }
const CALL = /^([A-Za-z_][\w:.-]*)\(\s*((?:[\w-]+\s*=[\s\S]*)?)\)$/

/** @param item its `{{` and `}}` in `source` */
export function readOutput({ start, end, expression }: Extract<Item, { kind: 'output' }>, source: string, lookup: Lookup, context: TemplateContext): Output {
  const call = CALL.exec(expression)
  if (call) return { kind: 'call', name: call[1] ?? '', args: call[2] ?? '' }
  if (/^-?[\d.]+$/.test(expression)) return TEXT
  const tag = source.slice(start, end)
  try {
    const value = expression === 'site.url' ? siteUrl(source, end, context) : evaluate(expression, lookup)
    if (value === undefined || (typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date))) {
      return !isInText(source, start, expression) && looksLikeTag(expression, tag, context) ? UNKNOWN : TEXT
    }
    const text = toText(value)
    // Markdown stays so in the midst of HTML, too: a text of several blocks by empty lines around it.
    if (/\|\s*markdownify\b/.test(expression)) return text.includes('\n') ? { kind: 'value', text: `\n\n${text.trim()}\n\n` } : { kind: 'markdown', text }
    return { kind: 'value', text: isAddress(source, start) ? text.trim().replace(/ /g, '%20') : text }
  } catch (error) {
    if (!(error instanceof LiquidError)) throw error
    const isLiquid = context.site?.engine === 'jekyll' || /\|\s*[a-z_]+/.test(expression) || /^(?:site|page)\./.test(expression)
    return isLiquid && !isInText(source, start, expression) ? UNKNOWN : TEXT
  }
}

/** What stands in the midst of something else: `x^{{n}}`, `std::{{impl}}`, `${{ secrets.KEY }}` of TeX, code and other programs. */
const isInText = (source: string, start: number, expression: string): boolean =>
  /[\w^_\\{}$:]/.test(source[start - 1] ?? '') && !/[%}]\}$/.test(source.slice(Math.max(0, start - 2), start)) &&
  !expression.includes('|') && !/^(?:site|page|include)\./.test(expression)

/** Whether what is not known is a template's all the same: of a site that has templates, or with the marks of one. */
const looksLikeTag = (expression: string, tag: string, { site }: TemplateContext): boolean =>
  site?.engine === 'jekyll' || /[|.]/.test(expression) || /^\{\{-?\s/.test(tag)

/** Whether the destination of a Markdown link or image begins here, which ends at the first space. */
const isAddress = (source: string, start: number): boolean => source[start - 1] === '(' && source[start - 2] === ']'

/** With a path behind it, it means this site: the folder's own root. */
function siteUrl(source: string, end: number, { site }: TemplateContext): string {
  return /[/{]/.test(source[end] ?? '') ? '' : site?.url ?? ''
}
