import { argument, SILENT, type Answer, type Answerer, type Call } from '../template.ts'

const CODE = /^(?:highlight|code|codeblock|code-block|prism|prettify|syntax|include-code|console)$/
const DIAGRAM = /^(?:mermaid|plantuml|graphviz|dot|ditaa|blockdiag|vega|vegalite|wavedrom|chart|echarts|svgbob|tikz|goat|diagram)$/
const MATH = /^(?:math|katex|mathjax|latex|tex|equation|eq)$/
const LANGUAGE = /^[A-Za-z][\w+#.-]{0,30}$/

/** Code, drawings that are written as code, and formulas between tags. */
export const answerCode: Answerer = (call) => {
  if (CODE.test(call.name)) return code(call)
  if (DIAGRAM.test(call.name)) return call.body === null ? null : { pieces: [{ code: dedent(call.body), info: call.name }], block: true }
  return MATH.test(call.name) ? math(call) : null
}

/** What stands behind the back-ticks of a fence that says the same. */
export function codeInfo(language: string, title = '', lines = '', numberedFrom: number | null = null): string {
  const words = [LANGUAGE.test(language) ? language : 'text']
  if (lines !== '') words.push(`{${lines}}`)
  if (numberedFrom !== null) words.push(`linenos linenostart=${numberedFrom}`)
  if (title !== '') words.push(`title="${title.replace(/["\n]/g, '\'')}"`)
  return words.join(' ')
}

/**
 * `{% highlight python linenos %}`, `{{< highlight go "linenos=table,hl_lines=8 15-17" >}}`, and Hexo's
 * `{% codeblock lang:js app.js %}`.
 */
function code(call: Call): Answer | null {
  if (call.body === null) return null
  // GitBook's tag stands around a fence.
  if (/^\s*(?:```|~~~)/.test(call.body)) return { text: withTitle(call.body, argument(call, 'title')) }
  const [first = '', ...rest] = call.positional
  const options = new Map(call.named)
  for (const [, key = '', value = ''] of rest.join(' ').matchAll(/([\w-]+)\s*=\s*([^,=]+?)(?=\s*(?:,|$|\s[\w-]+=))/g)) options.set(key.toLowerCase(), value)
  const lang = /^lang:(\S+)$/
  const named = call.positional.find((word) => lang.test(word))
  const isHexo = call.name === 'codeblock'
  const language = argument(call, 'lang', 'language', 'type') || (named ? lang.exec(named)?.[1] ?? '' : isHexo ? '' : first)
  const words = isHexo ? call.positional.filter((word) => !/^\w+:/.test(word)) : []
  const title = argument(call, 'title', 'filename', 'file', 'caption', 'name') || words.join(' ')
  const lines = (options.get('hl_lines') ?? options.get('mark_lines') ?? options.get('mark') ?? '').replace(/[^\d\s,-]/g, '').trim().replace(/[\s,]+/g, ',')
  const numbered = rest.includes('linenos') || !/^(?:|false)$/.test(options.get('linenos') ?? '')
  const start = Number(/^\d{1,6}$/.exec(options.get('linenostart') ?? '')?.[0] ?? 1)
  return { pieces: [{ code: dedent(call.body), info: codeInfo(language, title, lines, numbered ? start : null) }], block: true }
}

const withTitle = (fence: string, title: string): string =>
  title === '' ? fence : fence.replace(/(?:```|~~~)[^\n`]*/, (line) => `${line.trimEnd() || '```'} title="${title.replace(/["\n`]/g, '\'')}"`)

/** Code without the empty lines around it and without the indentation that all its lines share. */
function dedent(text: string): string {
  const code = text.replace(/\{%-?\s*(?:end)?raw\s*-?%\}/g, '').replace(/\r\n?/g, '\n').replace(/^(?:[ \t]*\n)+/, '').trimEnd()
  let shared = Infinity
  for (const line of code.split('\n')) {
    if (line.trim() !== '') shared = Math.min(shared, line.length - line.trimStart().length)
  }
  return shared > 0 && shared < Infinity ? code.split('\n').map((line) => line.slice(shared)).join('\n') : code
}

/** A pair holds TeX, bare or in dollars; alone it turns MathJax on. */
function math(call: Call): Answer {
  const tex = (call.body ?? argument(call, 'body', 'tex', 'formula', 'content')).trim()
  if (tex === '') return SILENT
  if (/^\\[([]|\$/.test(tex)) return { text: call.body ?? tex }
  const display = call.positional.includes('display') || /^(?:true|block)$/.test(argument(call, 'display')) || /^(?:latex|equation)$/.test(call.name) ||
    /\\begin\{|\n/.test(tex)
  return { text: display ? `\n$$\n${tex.replace(/\n\s*\n/g, '\n')}\n$$\n` : `$${tex}$` }
}
