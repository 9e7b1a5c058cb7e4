import type { Warning } from '../../shared/model.ts'
import { groupWarnings, WARNING_KINDS, warningKind, type WarningKind } from '../../shared/warning-kinds.ts'
import { folderIdOf } from '../core/ids.ts'
import { openFolderPath } from '../core/library/open-folder-path.ts'
import type { Source } from '../core/library/read-source.ts'
import type { Surroundings } from '../core/parse/parsed-post.ts'
import { createAssets } from '../core/assets.ts'
import { examineHere } from '../core/examiner.ts'
import { examinePlaces } from '../core/render/examine.ts'
import type { Resolve } from '../core/render/places.ts'
import { createResolve } from '../core/resolve.ts'
import { createSurroundings } from '../core/surroundings.ts'
import { dataDir } from '../data-dir.ts'
import { examineNotes, notesToText } from './doctor-notes.ts'
import { eachPost } from './each-post.ts'
import { filesBeside } from './files-beside.ts'
import { parseCommandLine } from './usage-error.ts'

interface Problem extends Warning { path: string }
interface Report { posts: number; lost: number; formulas: number; counts: Record<WarningKind, number>; problems: Problem[] }

/**
 * `lectern doctor <folder>`: reads and sets every post, and tells what cannot be shown as written, with path and line; checks the
 * notes' journals and places, and the index. `--rebuild` makes the index anew, `--compact` this device's journals smaller.
 */
export async function doctor(args: string[]): Promise<string> {
  const { path, values } = parseCommandLine(args, 'folder to look over', {
    json: { type: 'boolean' }, rebuild: { type: 'boolean', default: false }, compact: { type: 'boolean', default: false }, data: { type: 'string' }
  })
  const root = await openFolderPath(path)
  const notes = await examineNotes(root, values.data ?? dataDir(), values)
  const report = await examine(root)
  return values.json ? JSON.stringify({ ...report, ...notes }, null, 2) : [...notesToText(notes), toText(report)].join('\n\n')
}

async function examine(root: string): Promise<Report> {
  const folder = { id: folderIdOf(root), path: root }
  const beside = filesBeside(root)
  const assets = createAssets()
  const surroundings = createSurroundings(root)
  const counts = Object.fromEntries(Object.keys(WARNING_KINDS).map((kind) => [kind, 0])) as Report['counts']
  const report: Report = { posts: 0, lost: 0, formulas: 0, counts, problems: [] }
  for await (const post of eachPost(root)) {
    report.posts++
    const around = surroundings.of(post.path)
    const found = 'problem' in post
      ? [{ code: 'post-unreadable', message: post.problem, line: null }]
      : await examinePost(post.source, around, createResolve(folder, post.path, { store: beside, assets, surroundings: around }), report)
    for (const warning of found) {
      counts[warningKind(warning.code)]++
      report.problems.push({ path: post.path, ...warning })
    }
  }
  return report
}

const LOST = new Set(['parse-failed', 'post-too-large', 'nesting-too-deep', 'post-unreadable'])

/** The same that the app lists on its page of problems. */
async function examinePost(source: Source, surroundings: Surroundings, resolve: Resolve, report: Report): Promise<Warning[]> {
  const { post, warnings, places } = await examineHere(source, surroundings)
  if (post.warnings.some(({ code }) => LOST.has(code))) report.lost++
  report.formulas += post.sections.flatMap(({ parts }) => parts).filter((part) => typeof part !== 'string' && part.kind === 'math').length
  return [...post.warnings, ...warnings, ...await examinePlaces(places, resolve)]
}

function toText({ posts, formulas, problems }: Report): string {
  const count = (n: number, what: string) => `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`
  const groups = groupWarnings(problems).map(({ kind, warnings }) => [
    `${WARNING_KINDS[kind]} (${warnings.length.toLocaleString('en')})`,
    ...warnings.map(({ path, line, message }) => `  ${path}${line === null ? '' : `:${line}`}: ${message}`)
  ].join('\n'))
  return [...groups, `${count(posts, 'post')}, ${count(formulas, 'formula')}, ${problems.length === 0 ? 'no problems' : count(problems.length, 'problem')}.`].join('\n\n')
}
