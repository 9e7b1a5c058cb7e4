import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs'
import { cleanTex } from '../../math-text.ts'
import { calloutKind, calloutTitle, isCalloutName, pushCallout } from '../callouts/callout.ts'
import { readIncluded, readNamed } from '../included.ts'
import { lineText, pushElement, pushLine, readBlocks } from '../nested-blocks.ts'
import type { MarkdownEnv } from '../slots.ts'
import { bodyText, type Directive, type ShowDirective as Show } from './directive.ts'
import { csvTable, listTable } from './directive-tables.ts'
import { tabset } from './tabset.ts'

const body = (state: StateBlock, { from, to }: Directive) => { readBlocks(state, from, to) }

const box: Show = (state, directive) => {
  pushElement(state, 'div', { id: directive.id }, directive.line, () => { body(state, directive) })
}
const aside: Show = (state, directive) => {
  pushElement(state, 'aside', { class: 'aside', id: directive.id }, directive.line, () => {
    if (directive.argument !== '') pushLine(state, 'p', 'callout-title', directive.argument, directive.line)
    body(state, directive)
  })
}
const silent: Show = () => undefined

const tab: Show = (state, directive) => {
  const { argument, options, line } = directive
  pushElement(state, 'section', { class: 'tab' }, line, () => {
    const label = argument || options.get('title') || options.get('label') || ''
    if (label !== '') pushLine(state, 'p', 'tab-title', label, line)
    body(state, directive)
  })
}

const math: Show = (state, directive) => {
  const { argument, options, id, line, to } = directive
  const label = options.get('label') || options.get('name') || id
  const tex = [argument, bodyText(state, directive)].filter((part) => part.trim() !== '').join('\n')
  if (tex === '') return
  const token = state.push('math', 'div', 0)
  token.block = true
  token.content = cleanTex(tex) + (label && !/\\(?:label|tag)\b/.test(tex) ? `\\label{${label}}` : '')
  token.map = [line, to]
  token.meta = { display: true }
}

const code: Show = (state, directive) => {
  const { name, argument, options, line } = directive
  const text = bodyText(state, directive)
  if (text.trim() === '') return
  const token = state.push('fence', 'code', 0)
  const title = options.get('caption') || options.get('filename') || ''
  const language = name === 'mermaid' ? 'mermaid' : (argument.split(/\s/)[0] ?? '')
  token.info = `${language}${title === '' ? '' : ` title="${title.replaceAll('"', '')}"`}`
  token.content = text.endsWith('\n') ? text : `${text}\n`
  token.map = [line, line + 1]
}

const figure: Show = (state, directive) => {
  const { name, argument, options, id, line, from, to } = directive
  if (argument === '') return false
  const align = options.get('align') ?? ''
  const image = () => {
    const inline = state.push('inline', '', 0)
    inline.content = ''
    inline.map = [line, line + 1]
    const token = new state.Token('image', 'img', 0)
    const alt = new state.Token('text', '', 0)
    alt.content = options.get('alt') ?? ''
    token.children = [alt]
    token.attrSet('src', argument)
    const width = options.get('width') ?? ''
    if (width !== '') token.attrSet('style', `width:${/^\d+$/.test(width) ? `${width}px` : width}`)
    inline.children = [token]
  }
  const attributes = { class: ['figure', /^(?:left|center|right)$/.test(align) ? `align-${align}` : ''].filter(Boolean).join(' '), id: options.get('name') || options.get('label') || id }
  if (name === 'image') pushElement(state, 'p', attributes, line, image)
  else pushElement(state, 'figure', attributes, line, () => {
    image()
    if (from < to) pushElement(state, 'figcaption', {}, line, () => { body(state, directive) })
  })
}

const include: Show = (state, { name, argument, options, line }) => {
  const text = argument === '' ? null : readNamed(state.env as MarkdownEnv, argument)
  if (text === null) return false
  if (name === 'include' && !options.has('literal')) return readIncluded(state, text, line)
  const token = state.push('fence', 'code', 0)
  token.info = options.get('language') ?? options.get('lang') ?? /\.(\w+)$/.exec(argument)?.[1] ?? ''
  token.content = `${text.trimEnd()}\n`
  token.map = [line, line + 1]
}

const table: Show = (state, directive) => {
  pushElement(state, 'figure', { id: directive.options.get('name') ?? directive.id }, directive.line, () => {
    if (directive.argument !== '') pushLine(state, 'figcaption', '', directive.argument, directive.line)
    body(state, directive)
  })
}

/** A card, its title first. */
const card: Show = (state, directive) => {
  const title = directive.argument || directive.options.get('header') || ''
  pushElement(state, 'div', { id: directive.id }, directive.line, () => {
    if (title !== '') pushLine(state, 'p', 'tab-title', title, directive.line)
    body(state, directive)
  })
}

/** What a frame would show: a quiet link. */
const embed: Show = (state, { argument, line }) => {
  if (!/^https?:/.test(argument)) return false
  pushLine(state, 'p', '', `[${argument.replace(/^https?:\/\/(?:www\.)?/, '').replace(/[[\]]/g, '')}](<${argument.replace(/[<>]/g, '')}>)`, line)
}

const callout = (kind: string, title: (directive: Directive) => string): Show => (state, directive) => {
  const { options, classes, line, from, to } = directive
  const collapse = options.get('collapse') ?? (options.has('collapsed') ? 'true' : undefined)
  // The title of Quarto's callouts may be a heading at the top of them.
  const isDivision = directive.opening.includes('callout-') || /\{[^}]*#(?:thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg)-/.test(directive.opening)
  const heading = isDivision && from < to ? /^#{1,6}[ \t]+(.+?)[ \t]*#*$/.exec(lineText(state, from))?.[1] : undefined
  const inner = heading === undefined ? directive : { ...directive, from: from + 1 }
  const fold = classes.includes('dropdown') || collapse === 'true' ? 'closed' : collapse === 'false' || options.has('open') ? 'open' : null
  const first = state.tokens.length
  pushCallout(state, { kind, title: heading === undefined ? title(directive) : directive.opening.includes('callout-') ? heading : title({ ...directive, argument: heading }), fold }, line, () => { body(state, inner) })
  const id = directive.id || options.get('name') || options.get('label') || ''
  if (id !== '') state.tokens[first]?.attrSet('id', id)
}

const details: Show = (state, directive) => {
  const { argument, options, line } = directive
  pushCallout(state, {
    kind: 'details', title: argument || options.get('title') || options.get('summary') || 'Details', fold: options.has('open') ? 'open' : 'closed'
  }, line, () => { body(state, directive) })
}

const admonition: Show = (state, directive) => {
  const kind = directive.classes.find(isCalloutName) ?? 'note'
  callout(calloutKind(kind), ({ argument, options }) => argument || options.get('title') || calloutTitle(kind))(state, directive)
}

const KNOWN = new Map<string, Show>()
const add = (names: string, show: Show) => { for (const name of names.split(' ')) KNOWN.set(name, show) }

add('admonition', admonition)
add('dropdown details spoiler collapse collapsible toggle', details)
add('math', math)
add('figure image', figure)
add('code code-block code-cell sourcecode mermaid', code)
add('include literalinclude', include)
add('table', table)
add('tab-item tab', tab)
add('tab-set tabs code-group div container grid grid-item cards glossary epigraph pull-quote', box)
add('grid-item-card card', card)
add('panel-tabset', tabset)
add('list-table', listTable)
add('csv-table', csvTable)
add('iframe youtube video', embed)
add('margin sidebar aside column-margin', aside)
add('toctree tableofcontents contents index bibliography footbibliography only meta', silent)
for (const [name, words] of [['versionadded', 'Added in version'], ['versionchanged', 'Changed in version'], ['deprecated', 'Deprecated since version']] as const) {
  add(name, callout(name === 'deprecated' ? 'warning' : 'info', ({ argument }) => `${words} ${argument}`.trim()))
}
const THEOREMS = 'theorem lemma corollary proposition definition example exercise solution proof remark conjecture algorithm assumption axiom criterion observation property'
for (const name of THEOREMS.split(' ')) {
  const show = callout(name === 'example' ? 'example' : name, ({ argument, options }) =>
    `${calloutTitle(name)}${argument || options.get('title') ? `: ${argument || (options.get('title') ?? '')}` : ''}`)
  for (const prefix of ['', 'prf:', 'proof:']) if (!isCalloutName(prefix + name)) add(prefix + name, show)
}

/** Adds what a directive shows. @returns false for one that is not known or cannot be shown */
export function showDirective(state: StateBlock, directive: Directive): boolean {
  const name = directive.name.replace(/^callout-/, '')
  const known = KNOWN.get(name)
  if (known) return known(state, directive) !== false
  if (!isCalloutName(name)) return false
  callout(calloutKind(name), ({ argument, options }) => argument || options.get('title') || calloutTitle(name))(state, directive)
  return true
}

export const isDirective = (name: string): boolean => KNOWN.has(name) || isCalloutName(name) || /^callout-[a-z]+$/.test(name)
export const showBox = box
