import { mkdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Api } from '../../shared/api.ts'
import { COLOURS, EXPORT_FORMATS } from '../../shared/choices.ts'
import { LecternError } from '../../shared/errors.ts'
import type { Colour, ExportedFile, ExportFormat, NoteFilter } from '../../shared/model.ts'
import { writeAtomically } from '../core/write-atomically.ts'
import { exportBibtex } from './export-bibtex.ts'
import { parseCommandLine, UsageError } from './usage-error.ts'
import { withLibrary } from './with-library.ts'

const OPTIONS = {
  format: { type: 'string' }, out: { type: 'string' }, tag: { type: 'string' }, color: { type: 'string' }, since: { type: 'string' }, post: { type: 'string' },
  template: { type: 'string' }, single: { type: 'boolean' }
} as const
const FORMATS = [...EXPORT_FORMATS, 'bibtex']

type Options = Partial<Record<Exclude<keyof typeof OPTIONS, 'single'>, string>> & { single?: boolean }

/** `lectern export`: notes as files of a format, to stdout or into a folder; `bibtex` collects the entries of the posts instead. */
export async function exportLibrary(args: string[]): Promise<string> {
  const { path, values } = parseCommandLine(args, 'library to export from', OPTIONS)
  const { format, template: file, out, single } = values as Options
  if (format === undefined || !FORMATS.includes(format)) {
    throw new UsageError(`${format === undefined ? 'say what to export with --format' : `there is no format "${format}"`}; there are ${FORMATS.join(', ')}.`)
  }
  if (format === 'bibtex') return exportBibtex(path)
  if (format !== 'markdown' && (file !== undefined || single)) throw new UsageError('--template and --single are for --format markdown.')
  const asked = readFilter(values as Options)
  const template = file === undefined ? undefined : await readTemplate(file)
  return withLibrary(path, async (api) => {
    const filter = { ...asked, ...(values.post !== undefined && { postId: await findPost(api, values.post) }) }
    if (out === undefined) return toStdout(api, { format: format as ExportFormat, filter, template })
    const folder = resolve(out)
    await mkdir(folder, { recursive: true })
    if (format !== 'markdown') return writeFiles(folder, await api.exportNotes({ format: format as ExportFormat, filter }))
    const { files, notes, posts } = await api.writeExport({ filter, template, single, folder })
    return [...files.map(({ name, state }) => `${state} ${join(folder, name)}`), summary(notes, posts)].join('\n')
  })
}

function readFilter({ tag, color, since }: Options): NoteFilter {
  if (color !== undefined && !(COLOURS as readonly string[]).includes(color)) throw new UsageError(`there is no colour "${color}"; there are ${COLOURS.join(', ')}.`)
  if (since !== undefined && (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?$/.test(since) || Number.isNaN(Date.parse(since)))) {
    throw new UsageError(`"${since}" is no date such as 2024-05-31 or 2024-05-31T12:00:00Z.`)
  }
  return { ...(tag !== undefined && { tag }), ...(color !== undefined && { colour: color as Colour }), ...(since !== undefined && { since }) }
}

async function readTemplate(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw new LecternError('EXPORT_TEMPLATE', `The template cannot be read: there is no file at ${file}.`, { cause })
  }
}

/** A post by its path in the library, its id or its title. */
async function findPost(api: Api, name: string): Promise<string> {
  for (let offset = 0; ; offset += 500) {
    const { posts, total } = await api.listPosts({ offset, limit: 500 })
    const found = posts.find(({ id, path, title }) => [id, path, title].includes(name))
    if (found) return found.id
    if (offset + 500 >= total) throw new LecternError('POST_MISSING', `There is no post "${name}" in the library. Name it by its path there, or by its title.`)
  }
}

async function toStdout(api: Api, request: { format: ExportFormat; filter: NoteFilter; template?: string }): Promise<string> {
  const { files: [file, other], notes, posts, leftOut } = await api.exportNotes({ ...request, single: request.format === 'markdown' })
  if (other) throw new UsageError('this makes a file for each post: name a folder with --out, or one post with --post.')
  console.error(`lectern: ${summary(notes, posts, leftOut)}`)
  return file?.text ?? ''
}

/** What tells a file that Lectern wrote before, so that it may be replaced. */
const MARKS: Record<string, RegExp> = {
  'notes.jsonld': /"urn:lectern:notes"/,
  'notes-hypothesis.json': /"client_version": "Lectern"/,
  'notes.csv': /^\uFEFFPost,Path,Authors,Section,Kind/,
  'notes-readwise.csv': /^Highlight,Title,Author,URL,Note,Location,Date/,
  'notes-anki.txt': /^#separator:Tab\n#html:true\n#notetype column:1/
}

async function writeFiles(folder: string, { files, notes, posts, leftOut }: { files: ExportedFile[]; notes: number; posts: number; leftOut: number }): Promise<string> {
  for (const { name } of files) {
    const there = await readFile(join(folder, name), 'utf8').catch(() => null)
    if (there !== null && !(MARKS[name] ?? /<meta name="generator" content="Lectern">/).test(there.slice(0, 2000))) {
      throw new LecternError('EXPORT_UNWRITABLE', `There is another file at ${join(folder, name)}, and nothing was written. Choose another folder.`)
    }
  }
  for (const { name, text } of files) await writeAtomically(join(folder, name), text)
  return [...files.map(({ name }) => `wrote ${join(folder, name)}`), summary(notes, posts, leftOut)].join('\n')
}

const plural = (count: number, what: string) => `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`

function summary(notes: number, posts: number, leftOut = 0): string {
  if (notes + leftOut === 0) return 'There are no such notes.'
  return `${plural(notes, 'note')} on ${plural(posts, 'post')}${leftOut === 0 ? '' : `; ${plural(leftOut, 'note')} left out, for which this format has no room`}.`
}
