import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { LecternError } from '../../shared/errors.ts'
import type { ImportPreview, ImportReport } from '../../shared/model.ts'
import { decodeText } from '../core/library/decode-text.ts'
import { parseCommandLine, UsageError } from './usage-error.ts'
import { withLibrary } from './with-library.ts'

const OPTIONS = { 'library': { type: 'string' }, 'dry-run': { type: 'boolean' }, 'json': { type: 'boolean' } } as const

/** `lectern import <file> --library <folder>`: adds the notes of a file of another program; `--dry-run` only tells what would be. */
export async function importFile(args: string[]): Promise<string> {
  const { path, values } = parseCommandLine(args, 'file to import', OPTIONS)
  if (values.library === undefined) throw new UsageError('name the library that the notes belong to with --library.')
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new LecternError('IMPORT_UNREADABLE', `There is no file to read at ${path}.`, { cause })
  })
  const file = { name: basename(path), text: decodeText(bytes).text }
  return withLibrary(values.library, async (api) => {
    if (values['dry-run']) {
      const preview = await api.previewImport(file)
      return values.json ? JSON.stringify(preview, null, 2) : toText(preview)
    }
    const { items } = await api.previewImport(file)
    const report = await api.importNotes(file)
    if (values.json) return JSON.stringify(report, null, 2)
    return [...unmatched(items), sentence(report)].join('\n')
  })
}

function toText({ items, counts: { new: added, ...rest } }: ImportPreview): string {
  const lines = items.map(({ state, quote, comment, postTitle, source }) =>
    `${state.padEnd(9)}  ${postTitle ?? `${source || 'unknown'} (not in the library)`}: ${short(quote || comment)}`)
  return [...lines, sentence({ added, ...rest })].join('\n')
}

/** What was left out is told by name: it stays in the file alone. */
function unmatched(items: ImportPreview['items']): string[] {
  return items.filter(({ state }) => state === 'unmatched').map(({ source, quote, comment }) => `no post for: ${source || 'unknown'}: ${short(quote || comment)}`)
}

const short = (text: string) => {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}

const sentence = ({ added, known, unplaced, unmatched: none }: ImportReport): string =>
  `${String(added)} new, ${String(known)} known, ${String(unplaced)} on posts where their words are not found (they keep their quotes), ${String(none)} without a post.`
