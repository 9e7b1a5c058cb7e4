import { Parser } from 'htmlparser2'
import type { Warning } from '../../../../shared/model.ts'
import { isChrome, isChromeAtEnd, isNotes } from './chrome.ts'
import { applyEdits, lineBreaks, type Edit } from './edits.ts'
import { createArticleFinder, type Span } from './find-article.ts'
import { createCodeReader } from './page-code.ts'
import { classesOf, type PageElement } from './page-element.ts'
import { createHeadReader, type PageHead } from './page-head.ts'
import { createMathReader } from './page-math.ts'
import { imageEdit, linkEdit, pageAddress, spaceBefore } from './page-links.ts'

/** What an HTML file's head tells, and the part of it that is the post. */
export interface HtmlPage extends PageHead {
  /** The HTML of the article, unchecked: without what stands around a post, and with formulas and code as written. */
  article: string
  /** 1-based line in `source` on which the article starts. */
  line: number
  /** What `<html lang>` says; `''` where it says nothing. */
  language: string
  /** Whether the page has `$…$` typeset as formulas. */
  dollars: boolean
  warnings: Warning[]
}

const MAX_OPEN = 500
/** Lists of footnotes and references. */
const MAX_NOTES = 50
const SILENT = new Set(['script', 'style', 'template', 'noscript', 'svg', 'title', 'textarea', 'select'])
const VOID = new Set(['img', 'br', 'hr', 'input', 'meta', 'link', 'wbr', 'source', 'col', 'area', 'base', 'embed', 'track', 'param'])
const WHITE = /\s+/g
/** The settings of MathJax and of KaTeX's auto-render that make formulas of single dollars. */
const DOLLARS = /inlineMath\s*(?:\]|:)[^\]]{0,40}\[\s*['"]\$['"]|left\s*:\s*['"]\$['"]|['"]\[\+\]['"]\s*:\s*\[\s*\[\s*['"]\$['"]/
const HAS_MATH = /mathjax|katex|\btex-(?:mml|svg|chtml)/i

/** Reads a page once for its head, for the element that holds the post, and for what of it is none of the post. */
export function readPage(source: string): HtmlPage {
  const edits: Edit[] = []
  const head = createHeadReader()
  const finder = createArticleFinder()
  const math = createMathReader(source, edits)
  const code = createCodeReader(edits)
  const notes: Span[] = []
  const withNotes = new WeakSet<PageElement>()
  let current: PageElement | null = null
  let depth = 0
  let text = 0
  let linked = 0
  /** Outermost element that is left out, or whose text does not count. */
  let left: PageElement | null = null
  let silent: PageElement | null = null
  let inPre = 0
  let hasBody = false
  let language = ''
  let words: { name: string; text: string } | null = null
  let mathOf = { delimiters: false, library: false, config: false }
  let page = pageAddress(source)

  /** Line breaks that were cut out of a `<pre>` and would show there. */
  let owed = 0

  const leave = ({ start, end }: PageElement) => {
    edits.push({ start, end, html: '', quiet: inPre > 0 })
    if (inPre > 0) owed += lineBreaks(source, start, end)
  }

  const close = (element: PageElement, innerEnd: number, end: number) => {
    element.innerEnd = innerEnd
    element.end = end
    element.text = text - element.text
    element.linked = linked - element.linked
    const { name } = element
    if (name === 'pre') inPre--
    if (silent === element) silent = null
    if (words && words.name === name) {
      if (name === 'title') head.title(words.text)
      else if (name === 'h1') head.heading(words.text)
      else readScript(element, words.text)
      words = null
    }
    if (left) {
      if (left !== element) return
      left = null
      leave(element)
      return
    }
    math.close(element)
    const empty = code.close(element)
    if (name === 'pre' && inPre === 0) {
      if (owed > 0 && !empty) edits.push({ start: end, end, html: '\n'.repeat(owed) })
      owed = 0
    }
    if (isChromeAtEnd(element, withNotes.has(element))) {
      text -= element.text
      linked -= element.linked
      leave(element)
      return
    }
    if (name === 'a') linked += element.text
    finder.add(element)
  }

  const readScript = ({ attributes, parent }: PageElement, script: string) => {
    if (/ld\+json/i.test(attributes.type ?? '') || (attributes.type === 'text/json' && /^dt?-front-matter$/.test(parent?.name ?? ''))) head.json(script)
    else {
      mathOf = {
        delimiters: mathOf.delimiters || DOLLARS.test(script), config: mathOf.config || /inlineMath|delimiters\s*:/.test(script),
        library: mathOf.library || HAS_MATH.test(attributes.src ?? '')
      }
    }
  }

  const parser = new Parser({
    onopentag(name, attributes) {
      const classes = classesOf(attributes)
      const inner = parser.endIndex + 1
      const element: PageElement = {
        name, attributes, classes, start: parser.startIndex, inner, innerEnd: inner, end: inner, text, linked, parent: current
      }
      current = element
      depth++
      if (name === 'pre') inPre++
      if (name === 'body') hasBody = true
      if (name === 'html') language ||= (attributes.lang ?? attributes['xml:lang'] ?? '').slice(0, 40)
      if (name === 'meta') head.meta(attributes)
      else if (name === 'link' && attributes.rel === 'canonical') page ||= (attributes.href ?? '').replace(/#.*$/s, '')
      else if (name === 'time' && attributes.datetime && !left) head.time(attributes.datetime)
      if (!words && (name === 'title' || name === 'h1' || name === 'script')) words = { name, text: '' }
      if (!silent && SILENT.has(name)) silent = element
      if (!left) {
        if (isNotes(element)) {
          if (notes.at(-1)?.end !== -1 && notes.length < MAX_NOTES) notes.push({ start: element.start, end: -1 })
          for (let one = element.parent; one && !withNotes.has(one); one = one.parent) withNotes.add(one)
        }
        if (code.isGutter(element) || (inPre === 0 && isChrome(element))) left = element
        else {
          math.open(element)
          code.open(element)
          if (name === 'img') edits.push(...imageEdit(source, element))
          else if (name === 'a') edits.push(...spaceBefore(source, element), ...(page ? linkEdit(source, element, page) : []))
        }
      }
      if (depth > MAX_OPEN) parser.pause()
    },
    ontext(data) {
      if (words && words.text.length < 200_000) words.text += data
      if (!left && !silent) text += data.replace(WHITE, '').length
    },
    onclosetag(name, implied) {
      const element = current
      if (element?.name !== name) return
      current = element.parent
      depth--
      const isVoid = VOID.has(name)
      close(element, isVoid ? element.inner : Math.max(element.inner, parser.startIndex), isVoid ? element.inner : Math.max(element.inner, implied ? parser.startIndex : parser.endIndex + 1))
      const open = notes.at(-1)
      if (open?.end === -1 && open.start === element.start) open.end = element.end
    }
  })
  parser.write(source)
  parser.end()

  const lost = math.finish()
  const found = finder.find(text, hasBody)
  const span = found ? withNotesBehind(found, notes, edits) : { start: 0, end: source.length }
  return {
    ...head.finish(),
    article: applyEdits(source, edits, span.start, span.end),
    line: lineBreaks(source, 0, span.start) + 1,
    language,
    dollars: mathOf.delimiters || (mathOf.library && !mathOf.config),
    warnings: lost === 0 ? [] : [{
      code: 'math-lost', line: null,
      message: `${lost} formulas of this page were saved without their source and cannot be shown. Save the page with its scripts, or before they run.`
    }]
  }
}

/** The post with the footnotes and references that stand behind its element, and nothing of what lies between. */
function withNotesBehind(article: Span, notes: readonly Span[], edits: Edit[]): Span {
  let { end } = article
  for (const note of notes) {
    if (note.start < end || note.end < 0 || edits.some((edit) => edit.start <= note.start && note.end <= edit.end)) continue
    edits.push({ start: end, end: note.start, html: '' })
    end = note.end
  }
  return { start: article.start, end }
}
