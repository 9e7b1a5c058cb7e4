import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs'
import { bodyText, type Directive, type ShowDirective } from './directive.ts'
import { pushElement, pushLine } from '../nested-blocks.ts'

const MAX_ROWS = 2000

/** `{list-table}`: a list of rows, each a list of cells. Cells are running text; a table of more is not shown as one. */
export const listTable: ShowDirective = (state, directive) => {
  const rows: string[][] = []
  for (const line of bodyText(state, directive).split('\n')) {
    const found = /^(?:([*-])[ \t]+)?[ \t]*([*-])(?:[ \t]+(.*))?$/.exec(line)
    if (found?.[1] !== undefined) rows.push([found[3] ?? ''])
    else if (found && rows.length > 0 && /^[ \t]/.test(line)) rows.at(-1)?.push(found[3] ?? '')
    else if (line.trim() !== '' && rows.length > 0) {
      const cells = rows.at(-1) ?? []
      cells[cells.length - 1] = `${cells.at(-1) ?? ''} ${line.trim()}`
    } else if (line.trim() !== '') return false
    if (rows.length > MAX_ROWS) return false
  }
  if (rows.length === 0) return false
  pushTable(state, directive, rows, Number(directive.options.get('header-rows') ?? 0))
  return undefined
}

/** `{csv-table}`: rows of values in quotes or bare, with commas between. */
export const csvTable: ShowDirective = (state, directive) => {
  const header = directive.options.get('header')
  const lines = bodyText(state, directive).split('\n').filter((line) => line.trim() !== '')
  if (lines.length === 0 || lines.length > MAX_ROWS) return false
  const rows = [...(header === undefined ? [] : [header]), ...lines].map(readRow)
  pushTable(state, directive, rows, header === undefined ? Number(directive.options.get('header-rows') ?? 0) : 1)
  return undefined
}

const readRow = (line: string): string[] =>
  [...line.slice(0, 5000).matchAll(/[ \t]*(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g)]
    .filter(({ 0: whole, index }) => whole !== '' || index < line.length)
    .map(([, quoted, bare = '']) => quoted?.replaceAll('""', '"') ?? bare.trim())

function pushTable(state: StateBlock, { argument, options, id, line }: Directive, rows: readonly string[][], heads: number): void {
  const row = (cells: readonly string[], tag: string) => {
    pushElement(state, 'tr', {}, line, () => { for (const cell of cells) pushLine(state, tag, '', cell, line) })
  }
  const name = options.get('name') ?? options.get('label') ?? id
  if (argument !== '') pushLine(state, 'p', 'caption', argument, line)
  pushElement(state, 'table', { id: name }, line, () => {
    if (heads > 0) pushElement(state, 'thead', {}, line, () => { for (const cells of rows.slice(0, heads)) row(cells, 'th') })
    pushElement(state, 'tbody', {}, line, () => { for (const cells of rows.slice(heads)) row(cells, 'td') })
  })
}
