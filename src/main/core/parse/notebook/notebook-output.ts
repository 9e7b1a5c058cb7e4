import { Parser } from 'htmlparser2'
import { escapeAttribute } from '../sanitise/escape.ts'
import { joined, toJson, type Json } from './json.ts'

/** What running a cell left: HTML that no one has checked, Markdown, or plain text. */
export type NotebookOutput =
  | { kind: 'html'; html: string }
  | { kind: 'output-markdown'; text: string }
  | { kind: 'text'; text: string; error: boolean }

/** Colours and movements of a terminal. */
// eslint-disable-next-line no-control-regex
const TERMINAL = /\u001b\[[0-9;?]*[A-Za-z]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[()][A-Z0-9]/g
const IMAGES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']
/** Names of nbformat 3. */
const OLD: Readonly<Record<string, string>> = { html: 'text/html', svg: 'image/svg+xml', png: 'image/png', jpeg: 'image/jpeg', latex: 'text/latex', text: 'text/plain' }

/** An output in the richest form that a page without scripts can show. */
export function readOutput(output: Json): NotebookOutput[] {
  switch (output.output_type) {
    case 'stream': return text(joined(output.text))
    case 'error': case 'pyerr': {
      const trace = Array.isArray(output.traceback) ? output.traceback.filter((line) => typeof line === 'string').join('\n') : ''
      return text(trace || `${joined(output.ename)}: ${joined(output.evalue)}`, true)
    }
    default: return rich(output.data === undefined ? oldData(output) : toJson(output.data))
  }
}

function rich(data: Json): NotebookOutput[] {
  const html = joined(data['text/html'])
  if (html !== '' && shows(html)) return [{ kind: 'html', html }]
  const svg = joined(data['image/svg+xml'])
  if (svg !== '') return [{ kind: 'html', html: svg.slice(Math.max(0, svg.search(/<svg[\s>]/))) }]
  const alt = escapeAttribute(joined(data['text/plain']).replace(/^<[^<>]*>$|^['"]|['"]$/g, '').slice(0, 200))
  for (const type of IMAGES) {
    const image = joined(data[type]).replace(/\s/g, '')
    if (image !== '' && !/[^A-Za-z0-9+/=]/.test(image)) return [{ kind: 'html', html: `<p><img src="data:${type};base64,${image}" alt="${alt}"></p>` }]
  }
  const markdown = joined(data['text/markdown'])
  if (markdown !== '') return [{ kind: 'output-markdown', text: markdown }]
  const latex = joined(data['text/latex'])
  if (latex !== '') return [{ kind: 'output-markdown', text: latex }]
  return text(joined(data['text/plain']))
}

function text(written: string, error = false): NotebookOutput[] {
  // A carriage return writes over the line, as progress bars do.
  const plain = written.replace(TERMINAL, '').replace(/\r+\n/g, '\n').replace(/^.*\r(?=[^\n])/gm, '').replace(/\n+$/, '')
  return plain.trim() === '' ? [] : [{ kind: 'text', text: plain, error }]
}

const SEEN = new Set(['img', 'svg', 'table', 'video', 'audio', 'math', 'iframe', 'hr'])

/** Whether something of it is left without scripts: plots of some libraries are nothing else. */
function shows(html: string): boolean {
  let found = false
  let silent = 0
  const parser = new Parser({
    onopentag(name) {
      if (name === 'script' || name === 'style') silent++
      else if (SEEN.has(name)) found = true
    },
    ontext(words) { if (silent === 0 && words.trim() !== '') found = true },
    onclosetag(name) { if (name === 'script' || name === 'style') silent-- }
  })
  parser.end(html)
  return found
}

const oldData = (output: Json): Json =>
  Object.fromEntries(Object.entries(OLD).flatMap(([key, type]) => (output[key] === undefined ? [] : [[type, output[key]]])))
