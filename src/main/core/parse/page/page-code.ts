import type { Edit } from './edits.ts'
import { around, type PageElement } from './page-element.ts'

const GUTTER = /^(?:gutter|lineno|linenos|linenodiv|lnt|line-numbers-rows|hljs-ln-numbers|rouge-gutter|line-?numbers?|linenumber|blob-num|react-syntax-highlighter-line-number|codehilite-linenos)$/i
/** Names that mean line numbers only within code. */
const GUTTER_IN_CODE = /^(?:ln|gl|num)$/
const WRAPPER_LANGUAGE = /^(?:language-|lang-|highlight-(?!source|text|wrapper|inner|ipython3?$))([\w+#.-]{1,40})$/
const NO_LANGUAGE = new Set(['default', 'none', 'notranslate', 'fallback', 'plaintext', 'text', 'container'])
const OWN_LANGUAGE = /(?:^|\s)(?:language-|lang-|highlight-source-|brush:)/
const TABLE = /^(?:lntable|highlighttable|rouge-table|codehilitetable|syntaxhighlighter|gutter-table)$/

export interface CodeReader {
  /** Whether the element holds line numbers, which are no part of the code. */
  isGutter(element: PageElement): boolean
  open(element: PageElement): void
  /** @returns whether the element that closes held nothing but line numbers, and is left out */
  close(element: PageElement): boolean
}

/**
 * Code as highlighters write it (Chroma, Rouge, Pygments, Prism, highlight.js, Shiki): the language from the boxes
 * around it, line numbers left out, and the tables that hold them taken apart.
 */
export function createCodeReader(edits: Edit[]): CodeReader {
  const tables: { table: PageElement; tags: Edit[]; gutter: boolean }[] = []
  /** Elements with line numbers in them. */
  const numbered = new WeakSet<PageElement>()

  return {
    isGutter(element) {
      const { classes, name } = element
      if (classes.length === 0 || name === 'table' || name === 'code' || name === 'figure') return false
      const inCode = around(element, 6, (one) => one.name === 'pre') !== null
      // `line-numbers` on a `<pre>` asks for them, and does not hold them.
      const found = classes.some((one) => (name === 'pre' ? one === 'lineno' || one === 'linenos' : GUTTER.test(one)) || (inCode && GUTTER_IN_CODE.test(one)))
      if (!found) return false
      const table = tables.at(-1)
      if (table) table.gutter = true
      for (let one = element.parent; one; one = one.parent) if (one.name === 'pre') numbered.add(one)
      return inCode || table !== undefined || around(element, 3, (one) => one.classes.some((name) => /^(?:highlight|code|codehilite)/.test(name))) !== null
    },
    open(element) {
      if (element.name === 'table') tables.push({ table: element, tags: [], gutter: element.classes.some((one) => TABLE.test(one)) })
      const { name, attributes, classes, start } = element
      if (name !== 'pre' || classes.some((one) => OWN_LANGUAGE.test(one)) || attributes['data-lang']) return
      const language = attributes['data-language'] ?? languageAround(element)
      if (/^[\w+#.-]{1,40}$/.test(language)) edits.push({ start: start + 4, end: start + 4, html: ` data-lang="${language}"` })
    },
    close(element) {
      const { name, start, inner, innerEnd, end } = element
      const empty = name === 'pre' && element.text === 0 && numbered.has(element)
      if (empty) edits.push({ start, end, html: '' })
      const table = tables.at(-1)
      if (!table) return empty
      if (/^(?:table|tbody|tr|td|th|colgroup|thead)$/.test(name)) {
        table.tags.push({ start, end: inner, html: '' }, { start: innerEnd, end, html: '' })
      }
      if (element !== table.table) return empty
      tables.pop()
      const isCode = table.gutter && around(element, 4, (one) => one.name === 'pre') === null
      if (isCode) edits.push(...table.tags)
      return empty
    }
  }
}

function languageAround(element: PageElement): string {
  let language = ''
  around(element, 6, (one) => {
    for (const name of one.classes) {
      const found = WRAPPER_LANGUAGE.exec(name)?.[1]?.toLowerCase()
      if (found && !NO_LANGUAGE.has(found)) language = found
    }
    // Hexo: `<figure class="highlight python">`.
    if (one.name === 'figure' && one.classes[0] === 'highlight') language ||= /^[a-z][\w+#-]{0,20}$/.exec(one.classes[1] ?? '')?.[0] ?? ''
    language ||= /^[\w+#.-]{1,40}$/.exec(one.attributes['data-lang'] ?? one.attributes['data-language'] ?? '')?.[0] ?? ''
    return language !== ''
  })
  return NO_LANGUAGE.has(language) ? '' : language
}
