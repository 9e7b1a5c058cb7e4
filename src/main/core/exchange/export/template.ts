import { LecternError } from '../../../../shared/errors.ts'

/** A template, read once. Values are put in as they are and never read as a template again. */
export interface Template {
  render(values: Readonly<Record<string, string>>): string
}

type Node = string | { name: string } | { name: string; negated: boolean; nodes: Node[] }

const TAG = /\{\{\s*([#^/]?)\s*([A-Za-z][\w-]*)\s*\}\}/g
const MAX_DEPTH = 20

/**
 * Reads `{{name}}`, `{{#name}}…{{/name}}` (only where there is such a value) and `{{^name}}…{{/name}}` (only where there is none), as in
 * Mustache. A line that holds nothing but such a tag is left out. There is nothing else: a template cannot loop or call.
 * @param names those that may stand in it
 * @throws LecternError EXPORT_TEMPLATE, with the line
 */
export function parseTemplate(source: string, names: readonly string[]): Template {
  const text = source.replace(/\r\n?/g, '\n').replace(/^[ \t]*(\{\{\s*[#^/]\s*[\w-]+\s*\}\})[ \t]*\n/gm, '$1')
  const root: Node[] = []
  const open: { name: string; nodes: Node[] }[] = [{ name: '', nodes: root }]
  let last = 0
  const fail = (message: string) => new LecternError('EXPORT_TEMPLATE', `The template cannot be read: ${message}`)
  const add = (...nodes: Node[]) => { open.at(-1)?.nodes.push(...nodes) }

  for (const { 0: tag, 1: kind, 2: name = '', index } of text.matchAll(TAG)) {
    if (index > last) add(text.slice(last, index))
    last = index + tag.length
    if (!names.includes(name)) throw fail(`${tag} is not known. There are ${names.map((each) => `{{${each}}}`).join(', ')}.`)
    if (kind === '') add({ name })
    else if (kind === '/') {
      if (open.length === 1 || open.pop()?.name !== name) throw fail(`${tag} closes nothing that is open.`)
    } else {
      if (open.length > MAX_DEPTH) throw fail('its sections nest too deep.')
      const section = { name, negated: kind === '^', nodes: [] }
      add(section)
      open.push(section)
    }
  }
  const unclosed = open.at(-1)?.name
  if (unclosed) throw fail(`{{#${unclosed}}} is not closed.`)
  add(text.slice(last))
  return { render: (values) => write(root, values) }
}

function write(nodes: readonly Node[], values: Readonly<Record<string, string>>): string {
  return nodes.map((node) => {
    if (typeof node === 'string') return node
    const value = values[node.name] ?? ''
    if (!('nodes' in node)) return value
    return (value === '') === node.negated ? write(node.nodes, values) : ''
  }).join('')
}

const NOTES = /\{\{\s*#\s*notes\s*\}\}([\s\S]*?)\{\{\s*\/\s*notes\s*\}\}/

/** The three parts of a template of a post: before its notes, of each note, after them. Throws EXPORT_TEMPLATE where the middle is missing. */
export function splitTemplate(source: string): { head: string; note: string; foot: string } {
  const found = NOTES.exec(source)
  if (!found) throw new LecternError('EXPORT_TEMPLATE', 'The template cannot be read: it has no {{#notes}} … {{/notes}} around what is written for each note.')
  return { head: source.slice(0, found.index), note: found[1] ?? '', foot: source.slice(found.index + found[0].length) }
}
