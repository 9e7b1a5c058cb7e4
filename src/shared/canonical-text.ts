/**
 * The canonical text of a post: the one text that search, selectors, export and re-anchoring use. This file is its
 * only definition. The parser drives it with the sanitised HTML it writes, the page drives it with the DOM it shows
 * (`renderer/dom/text-map.ts`), and a test holds that both get the same text.
 *
 * The rule, version 1:
 * - Blocks are separated by one `\n`, table cells of a row by one `\t`; `<br>` is a `\n`. None at either end.
 * - Runs of space, tab, CR, LF and FF fold to one space; none at the edges of a block. Other white space stays.
 * - `<pre>` is verbatim, without the line breaks at its start and end.
 * - An element with `data-tex` is a formula: its TeX, white space folded and trimmed, once. It is a block of its own
 *   where it also carries `data-display`.
 * - An `<img>` is its `alt`; an element with `data-text` (the placeholder of an image that is missing) is that text.
 * - An element with `data-skip` (buttons, line numbers, heading anchors) is nothing.
 */
export const CANONICAL_TEXT_VERSION = 1

const BLOCKS = new Set(
  ('address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre search section summary table tbody tfoot thead ' +
    'tr ul').split(' ')
)
const CELLS = new Set(['td', 'th'])
/** White space that is not one space already. */
const UNFOLDED = /[\t\n\f\r][ \t\n\f\r]*| [ \t\n\f\r]+/g
const WORD = /[^ \t\n\f\r]+/g

/** What an element is to the canonical text. */
export type TextRole =
  | { kind: 'element' }
  | { kind: 'skip' }
  | { kind: 'atom'; text: string; block: boolean }

const ELEMENT: TextRole = { kind: 'element' }
const SKIP: TextRole = { kind: 'skip' }

/** @param name lower case; `attribute` answers null for one that is absent */
export function textRole(name: string, attribute: (name: string) => string | null | undefined): TextRole {
  if (name === 'img') return { kind: 'atom', text: foldText(attribute('alt') ?? ''), block: false }
  const tex = attribute('data-tex')
  if (tex != null) return { kind: 'atom', text: foldText(tex), block: attribute('data-display') != null }
  const text = attribute('data-text')
  if (text != null) return { kind: 'atom', text: foldText(text), block: false }
  return attribute('data-skip') != null ? SKIP : ELEMENT
}

/** White space folded to single spaces and trimmed, by the rule above. */
export function foldText(text: string): string {
  return text.replace(UNFOLDED, ' ').replace(/^ | $/g, '')
}

/** Called for each run of characters that stands in both texts: `at` in the node, `start` in the canonical text. */
export type OnRun = (at: number, start: number, length: number) => void

export interface TextBuilder {
  /** Where the next character will stand if no separator comes before it. */
  readonly length: number
  open(name: string): void
  close(name: string): void
  text(text: string, onRun?: OnRun): void
  /** Adds an indivisible piece and tells its span; empty where its text is. */
  atom(text: string, block: boolean): { start: number; end: number }
  /** Where the next visible character will stand: after the separator that is due. */
  next(): number
  toString(): string
}

const Due = { None: 0, Space: 1, Tab: 2, Line: 3 } as const
type Due = (typeof Due)[keyof typeof Due]
const SEPARATORS = ['', ' ', '\t', '\n']

/** A machine that is told of elements and text in document order and builds the canonical text. */
export function createTextBuilder(): TextBuilder {
  let out = ''
  let due: Due = Due.None
  let pre = 0
  /** Line breaks in a `<pre>` that are real only if text follows them. */
  let held = 0
  let preStart = false

  const want = (separator: Due) => { if (separator > due) due = separator }
  const flush = () => {
    if (out !== '') out += SEPARATORS[due]
    due = Due.None
  }
  const boundary = (name: string) => {
    if (name === 'br') {
      if (pre > 0) held++
      else want(Due.Line)
    } else if (CELLS.has(name)) want(Due.Tab)
    else if (BLOCKS.has(name)) want(Due.Line)
  }

  const verbatim = (text: string, onRun?: OnRun) => {
    let at = 0
    while (at < text.length) {
      let end = at
      while (end < text.length && text[end] === '\n') end++
      held += preStart ? 0 : end - at
      at = end
      if (at === text.length) return
      end = text.length
      while (text[end - 1] === '\n') end--
      if (due !== Due.None) flush()
      preStart = false
      if (held > 0) { out += '\n'.repeat(held); held = 0 }
      onRun?.(at, out.length, end - at)
      out += text.slice(at, end)
      at = end
    }
  }

  const folded = (text: string, onRun: OnRun) => {
    let last = 0
    for (const match of text.matchAll(WORD)) {
      if (match.index > last) want(Due.Space)
      if (due !== Due.None) flush()
      onRun(match.index, out.length, match[0].length)
      out += match[0]
      last = match.index + match[0].length
    }
    if (last < text.length) want(Due.Space)
  }

  const foldedFast = (text: string) => {
    const flat = text.replace(UNFOLDED, ' ')
    const from = flat.startsWith(' ') ? 1 : 0
    const to = flat.length > from && flat.endsWith(' ') ? flat.length - 1 : flat.length
    if (from === 1) want(Due.Space)
    if (to <= from) return
    if (due !== Due.None) flush()
    out += from === 0 && to === flat.length ? flat : flat.slice(from, to)
    if (to < flat.length) want(Due.Space)
  }

  return {
    get length() { return out.length },
    open(name) {
      boundary(name)
      if (name === 'pre') { pre++; held = 0; preStart = true }
    },
    close(name) {
      boundary(name)
      if (name === 'pre' && pre > 0) { pre--; held = 0; preStart = false }
    },
    text(text, onRun) {
      if (text === '') return
      if (pre > 0) verbatim(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text, onRun)
      else if (onRun) folded(text, onRun)
      else foldedFast(text)
    },
    atom(text, block) {
      if (block) want(Due.Line)
      if (text !== '') flush()
      const start = out.length
      out += text
      if (block) want(Due.Line)
      return { start, end: out.length }
    },
    next: () => (out === '' || due === Due.None ? out.length : out.length + 1),
    toString: () => out
  }
}
