import { joined, toJson, type Json } from './json.ts'
import { readOutput, type NotebookOutput } from './notebook-output.ts'

/** A part of a notebook in the order of reading. */
export type NotebookPart =
  | { kind: 'markdown'; text: string; /** 0-based line of the file that its text starts on. */ line: number | null }
  | { kind: 'code'; text: string; language: string; line: number | null }
  | NotebookOutput

export interface Notebook {
  parts: NotebookPart[]
  /** What its metadata and a raw first cell tell, as front matter would. */
  data: Record<string, unknown>
  /** YAML of a raw first cell. */
  front: string
}

/** Options of Quarto at the top of a code cell. */
const OPTION = /^(?:#|\/\/|--|%)\|\s*([\w-]+)\s*:\s*(.*?)\s*$/

/**
 * Reads a Jupyter notebook (nbformat 3 and 4, https://nbformat.readthedocs.io). Throws a SyntaxError where it is no
 * JSON, and an Error where the JSON is no notebook.
 */
export function readNotebook(source: string): Notebook {
  const notebook = toJson(JSON.parse(source))
  const cells = cellsOf(notebook)
  if (!cells) throw new Error('it has no cells')
  const metadata = toJson(notebook.metadata)
  const language = languageOf(metadata)
  const lines = cellLines(source, cells.length)
  const parts: NotebookPart[] = []
  let front = ''
  for (const [index, cell] of cells.entries()) {
    const text = joined(cell.source ?? cell.input)
    const line = lines?.[index] ?? null
    switch (cell.cell_type) {
      case 'code': parts.push(...codeParts(cell, text, language, line)); break
      case 'heading': parts.push({ kind: 'markdown', text: `${'#'.repeat(Number(cell.level) || 1)} ${text}`, line }); break
      case 'raw':
        if (index === 0 && /^---\r?\n/.test(text)) front = text
        else if (/html/i.test(joined(toJson(cell.metadata).raw_mimetype ?? toJson(cell.metadata).format))) parts.push({ kind: 'html', html: text })
        else if (text.trim() !== '') parts.push({ kind: 'code', text, language: '', line })
        break
      default: parts.push({ kind: 'markdown', text: withAttachments(text, toJson(cell.attachments)), line })
    }
  }
  const authors = Array.isArray(metadata.authors) ? { authors: metadata.authors } : {}
  return { parts, front, data: { ...typeof metadata.title === 'string' && { title: metadata.title }, ...authors } }
}

function codeParts(cell: Json, written: string, language: string, line: number | null): NotebookPart[] {
  const lines = written.split('\n')
  const options = new Map<string, string>()
  let first = 0
  for (; first < lines.length; first++) {
    const option = OPTION.exec(lines[first] ?? '')
    if (!option) break
    options.set(option[1] ?? '', option[2] ?? '')
  }
  const tags = new Set([toJson(cell.metadata).tags].flat())
  const hides = (what: string, key: string) =>
    tags.has(`remove-${what}`) || tags.has(`remove_${what}`) || options.get(key) === 'false'
  if (hides('cell', 'include')) return []
  const text = lines.slice(first).join('\n').trim() === '' ? '' : lines.slice(first).join('\n')
  const parts: NotebookPart[] = []
  const magic = /^%%(\w+)/.exec(text)?.[1] ?? ''
  const own = MAGICS[magic] ?? language
  if (text !== '' && !hides('input', 'echo')) parts.push({ kind: 'code', text, language: own, line: line === null ? null : line + first })
  if (!hides('output', 'output') && Array.isArray(cell.outputs)) {
    for (const output of cell.outputs) parts.push(...readOutput(toJson(output)))
  }
  return parts
}

/** Cells in another language than the kernel's. */
const MAGICS: Readonly<Record<string, string>> = {
  bash: 'bash', sh: 'bash', html: 'html', javascript: 'javascript', js: 'javascript', latex: 'latex', sql: 'sql', R: 'r', perl: 'perl',
  ruby: 'ruby', svg: 'xml', writefile: ''
}

function cellsOf(notebook: Json): Json[] | null {
  if (Array.isArray(notebook.cells)) return notebook.cells.map(toJson)
  const sheets = Array.isArray(notebook.worksheets) ? notebook.worksheets.map(toJson) : []
  const cells = sheets.flatMap((sheet) => (Array.isArray(sheet.cells) ? sheet.cells.map(toJson) : []))
  return sheets.length > 0 ? cells : null
}

/** The kernel's language as fences name it. */
function languageOf(metadata: Json): string {
  const info = toJson(metadata.language_info)
  const kernel = toJson(metadata.kernelspec)
  const name = [info.name, kernel.language, kernel.name].find((value) => typeof value === 'string' && value !== '') as string | undefined
  return (name ?? 'python').toLowerCase().replace(/^(?:python|ir|julia)[\d.-]*$/, (all) => (all === 'ir' ? 'r' : all.replace(/[\d.-]+$/, ''))).slice(0, 40)
}

/** `![](attachment:a.png)` names a picture that the cell itself holds. */
function withAttachments(text: string, attachments: Json): string {
  if (!text.includes('attachment:')) return text
  return text.replace(/attachment:([^\s)"'>]+)/g, (all, written: string) => {
    const name = Object.keys(attachments).find((key) => key === written || encodeURI(key) === written || encodeURIComponent(key) === written)
    const [type, data] = Object.entries(toJson(name === undefined ? undefined : attachments[name])).find(([key]) => key.startsWith('image/')) ?? []
    return type && typeof data === 'string' ? `data:${type};base64,${data.replace(/\s/g, '')}` : all
  })
}

/** Where the text of each cell starts, in a file that is written as Jupyter writes it: one line of text on one line. */
function cellLines(source: string, count: number): number[] | null {
  const lines: number[] = []
  let number = 0
  for (const line of source.split('\n')) {
    number++
    if (/^ {1,8}"source": \[?/.test(line)) lines.push(line.endsWith('[') ? number : number - 1)
  }
  return lines.length === count ? lines : null
}
