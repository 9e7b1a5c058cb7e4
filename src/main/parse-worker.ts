/**
 * The thread that parses for the core: long posts for `core/parser.ts`, a folder's new posts for `core/sync/parse-ahead.ts`; and one
 * that looks posts over for `core/examiner.ts`.
 */
import { parentPort } from 'node:worker_threads'
import type { Section } from './core/parse/parsed-post.ts'
import type { ParseAnswer, ParseQuestion } from './core/parser.ts'
import { readSource } from './core/library/read-source.ts'
import { createSurroundings, type FolderSurroundings } from './core/surroundings.ts'
import { labelsOf, parseSource } from './core/sync/index-post.ts'
import { examineHere } from './core/examiner.ts'
import type { IndexAnswer, IndexedPost, IndexQuestion } from './core/sync/parse-ahead.ts'

if (!parentPort) throw new Error('This file is the entry of a worker thread.')
const port = parentPort

/** Of one answer: reading so many takes the other side some 20 ms. */
const MAX_PARTS = 4000

let waiting: readonly Section[] = []

/** Of the folder that is indexed: one thread serves one pass over it. */
let around: FolderSurroundings | null = null

port.on('message', (question: ParseQuestion | IndexQuestion) => {
  if (question === 'more') answer(nextSections())
  else if ('paths' in question) answer(question.paths.map((path) => index(question.root, path)))
  else if ('examine' in question) {
    const { root, examine } = question
    void examineHere(examine, createSurroundings(root).of(examine.path)).then(({ warnings, places }) => { answer({ examined: { warnings, places } }) })
  }
  else {
    const { root, source } = question
    const { sections, ...head } = parseSource(source, createSurroundings(root).of(source.path))
    waiting = sections
    answer({ head })
  }
})
answer({ ready: true })

function nextSections(): ParseAnswer {
  let end = 0
  for (let parts = 0; end < waiting.length && parts < MAX_PARTS; end++) parts += waiting[end]?.parts.length ?? 0
  const sections = waiting.slice(0, end)
  waiting = waiting.slice(end)
  return { sections, isLast: waiting.length === 0 }
}

/** null where the other side has to see for itself what is wrong. */
function index(root: string, path: string): IndexedPost | null {
  try {
    around ??= createSurroundings(root)
    const whole = readSource(root, path)
    const { bytes, hash, mtime } = whole
    const parsed = parseSource(whole, around.of(path))
    const { meta, text, parts, headings, links, warnings } = parsed
    return { source: { path, bytes, hash, mtime }, parsed: { meta, text, parts, headings, links, warnings, labels: labelsOf(parsed) } }
  } catch {
    return null
  }
}

function answer(message: ParseAnswer | IndexAnswer) {
  port.postMessage(message)
}
