import type MarkdownIt from 'markdown-it'
import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs'
import { readAttributeList } from '../attribute-list.ts'
import { endOfIndented, isOutside, lineText, readBlocks } from '../nested-blocks.ts'
import { pushUnknownTag } from '../unknown-tag.ts'
import { readOptions, type Directive } from './directive.ts'
import { showLearnDirective } from './learn-directives.ts'
import { isDirective, showBox, showDirective } from './show-directive.ts'

const OPENING = /^:{3,}[ \t]*(?=[A-Za-z{])(.*)$/
const CLOSING = /^:{3,}[ \t]*$/
const MAX_LINE = 1000

/**
 * Blocks between lines of colons: `:::{note}` (MyST), `::: {.callout-tip title="…"}` and `::: aside` (Quarto, Pandoc),
 * `:::warning[Title]` (Docusaurus), `::: details Title` (VitePress), `:::image …:::` (Learn pages).
 */
export function colonFencesPlugin(md: MarkdownIt): void {
  md.block.ruler.before('fence', 'colon_fence', (state, startLine, endLine, silent) => {
    const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
    if (!state.src.startsWith(':::', start) || isOutside(state, startLine)) return false
    const line = lineText(state, startLine)
    const rest = line.length > MAX_LINE ? undefined : OPENING.exec(line)?.[1]
    if (rest === undefined) return false
    if (showLearnDirective(state, rest, startLine, silent)) {
      if (!silent) state.line = startLine + 1
      return true
    }
    const close = closingLine(state, startLine, endLine)
    if (close === null) return reference(state, startLine, endLine, rest, silent)
    if (silent) return true
    show(state, line, rest.replace(/[ \t]*:{3,}[ \t]*$/, ''), startLine, close)
    state.line = close + 1
    return true
  }, { alt: ['paragraph', 'reference', 'blockquote', 'list'] })
}

function show(state: StateBlock, opening: string, rest: string, line: number, close: number): void {
  const options = new Map<string, string>()
  const head = readHead(rest, options)
  const from = readOptions(state, line + 1, close, options)
  const classes = [...head.classes, ...(options.get('class') ?? '').split(/\s+/).filter(Boolean)]
  const directive: Directive = { ...head, classes, options, opening, line, from, to: close }
  if (isDirective(directive.name) && showDirective(state, directive)) return
  // Pandoc's divisions: any class may be theirs.
  if (head.isDivision) showBox(state, directive)
  else {
    pushUnknownTag(state, opening, `the block “${head.name}”`, line)
    readBlocks(state, from, close)
  }
}

const REFERENCE = /^[A-Za-z_][\w.]*(?:\.[\w]+)+[ \t]*$/

/** `::: module.Class` of mkdocstrings, with indented settings, stands for documentation that is made of code. */
function reference(state: StateBlock, line: number, endLine: number, rest: string, silent: boolean): boolean {
  if (!REFERENCE.test(rest)) return false
  if (silent) return true
  const end = endOfIndented(state, line, endLine, state.blkIndent + 2)
  pushUnknownTag(state, state.getLines(line, end, state.blkIndent, false).trimEnd(), `where the documentation of ${rest.trim()} is`, line)
  state.line = end
  return true
}

type Head = Pick<Directive, 'name' | 'argument' | 'id' | 'classes'> & { isDivision: boolean }

function readHead(rest: string, options: Map<string, string>): Head {
  const myst = /^\{([A-Za-z][\w:+-]*)\}[ \t]*(.*)$/.exec(rest)
  if (myst) return { name: (myst[1] ?? '').toLowerCase(), argument: (myst[2] ?? '').trim(), id: '', classes: [], isDivision: false }
  const division = /^\{(.*)\}[ \t]*$/.exec(rest)
  const list = division ? readAttributeList(division[1] ?? '') : null
  if (list) {
    for (const [key, value] of list.values) options.set(key, value)
    const name = list.classes.find((className) => isDirective(className.toLowerCase())) ?? list.classes[0] ?? ''
    return { name: name.toLowerCase(), argument: list.values.get('title') ?? '', id: list.id, classes: list.classes, isDivision: true }
  }
  const [, word = '', title, behind = ''] = /^([A-Za-z][\w-]*)(?:\[([^\]\n]*)\])?[ \t]*(.*)$/.exec(rest) ?? []
  const braces = /^(.*?)\{([^{}]*)\}[ \t]*$/.exec(behind)
  const own = braces ? readAttributeList(braces[2] ?? '') : null
  for (const [key, value] of own?.values ?? []) options.set(key, value)
  const argument = title ?? (own ? braces?.[1] ?? '' : behind).trim()
  return { name: word.toLowerCase(), argument: argument || (options.get('title') ?? ''), id: own?.id ?? '', classes: own?.classes ?? [], isDivision: word !== '' && behind === '' }
}

const closings = new WeakMap<StateBlock, Map<number, number | null>>()

/** The line that closes the block opened in `start`; null where none does. Each stretch of lines is gone through once. */
function closingLine(state: StateBlock, start: number, endLine: number): number | null {
  const known = closings.get(state) ?? new Map<number, number | null>()
  closings.set(state, known)
  const before = known.get(start)
  if (before !== undefined && (before === null || before < endLine)) return before
  const open: number[] = []
  let fence = ''
  for (let line = start; line < endLine; line++) {
    const first = state.src.charCodeAt((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0))
    if (first !== 0x3a && first !== 0x60 && first !== 0x7e) continue
    const text = lineText(state, line)
    const mark = /^(?:`{3,}|~{3,})/.exec(text)?.[0] ?? ''
    if (mark !== '') {
      if (fence === '') fence = mark
      else if (mark.startsWith(fence) && text.trim() === mark) fence = ''
    } else if (fence === '') {
      if (CLOSING.test(text)) {
        const opener = open.pop()
        if (opener !== undefined) known.set(opener, line)
        if (open.length === 0) break
      } else if (OPENING.test(text) && !isSingle(text)) open.push(line)
    }
  }
  for (const line of open) known.set(line, null)
  return known.get(start) ?? null
}

const isSingle = (text: string): boolean => /^:::[ \t]*(?:image|row|column|code|video|zone|moniker)\b|^:::[ \t]*[a-z]+-end\b/.test(text)

