import type { Warning } from '../../shared/model.ts'
import { groupWarnings, WARNING_KINDS, warningKind, type WarningKind } from '../../shared/warning-kinds.ts'
import { folderIdOf, localIdOf, postIdOf } from '../core/ids.ts'
import { listFiles } from '../core/library/list-files.ts'
import { openFolderPath } from '../core/library/open-folder-path.ts'
import type { Source } from '../core/library/read-source.ts'
import type { ParsedPost, Surroundings } from '../core/parse/parsed-post.ts'
import { createRenderCache } from '../core/render/cache.ts'
import { createRenderer, type Renderer, type Resolve } from '../core/render/renderer.ts'
import { createResolve } from '../core/resolve.ts'
import { slugOf } from '../core/store/post-record.ts'
import { createSurroundings } from '../core/surroundings.ts'
import { parseSource } from '../core/sync/index-post.ts'
import { dataDir } from '../data-dir.ts'
import { examineNotes, notesToText } from './doctor-notes.ts'
import { eachPost } from './each-post.ts'
import { filesBeside } from './files-beside.ts'
import { leakedTags } from './leaked-tags.ts'
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
  const beside = filesBeside(() => listFiles(root), slugOf, (path) => postIdOf(folder.id, localIdOf(path)))
  const surroundings = createSurroundings(root)
  const counts = Object.fromEntries(Object.keys(WARNING_KINDS).map((kind) => [kind, 0])) as Report['counts']
  const report: Report = { posts: 0, lost: 0, formulas: 0, counts, problems: [] }
  // Nothing is opened twice: no post stays in memory.
  const renderer = createRenderer({ cache: createRenderCache(0), limits: { warnings: Infinity } })
  try {
    for await (const post of eachPost(root)) {
      report.posts++
      const around = surroundings.of(post.path)
      const found = 'problem' in post
        ? [{ code: 'post-unreadable', message: post.problem, line: null }]
        : await examinePost(post.source, around, createResolve(folder, post.path, { store: beside, assets: beside, surroundings: around }), renderer, report)
      for (const warning of found) {
        counts[warningKind(warning.code)]++
        report.problems.push({ path: post.path, ...warning })
      }
    }
  } finally {
    renderer.close()
  }
  return report
}

const LOST = new Set(['parse-failed', 'post-too-large', 'nesting-too-deep', 'post-unreadable'])

async function examinePost(source: Source, surroundings: Surroundings, resolve: Resolve, renderer: Renderer, report: Report): Promise<Warning[]> {
  const parsed = parseSource(source, surroundings)
  const warnings = [...parsed.warnings, ...leakedTags(parsed)]
  if (warnings.some(({ code }) => LOST.has(code))) report.lost++
  report.formulas += parsed.sections.flatMap(({ parts }) => parts).filter((part) => typeof part !== 'string' && part.kind === 'math').length
  const rendering = renderer.render(withoutCode(parsed), { hash: source.hash, resolve })
  for (;;) {
    const step = await rendering.next()
    if (step.done) return [...warnings, ...step.value]
  }
}

/** Colours of code are not looked over, and cost most. */
const withoutCode = (post: ParsedPost): ParsedPost => ({
  ...post, sections: post.sections.map((section) => ({ ...section, parts: section.parts.filter((part) => typeof part === 'string' || part.kind !== 'code') }))
})

function toText({ posts, formulas, problems }: Report): string {
  const count = (n: number, what: string) => `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`
  const groups = groupWarnings(problems).map(({ kind, warnings }) => [
    `${WARNING_KINDS[kind]} (${warnings.length.toLocaleString('en')})`,
    ...warnings.map(({ path, line, message }) => `  ${path}${line === null ? '' : `:${line}`}: ${message}`)
  ].join('\n'))
  return [...groups, `${count(posts, 'post')}, ${count(formulas, 'formula')}, ${problems.length === 0 ? 'no problems' : count(problems.length, 'problem')}.`].join('\n\n')
}
