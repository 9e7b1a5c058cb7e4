/** The thread that parses long posts for the core, and one that looks posts over: `core/parser.ts` and `core/examiner.ts` ask. */
import { parentPort } from 'node:worker_threads'
import type { Section } from './core/parse/parsed-post.ts'
import type { ParseAnswer, ParseQuestion } from './core/parser.ts'
import { createSurroundings } from './core/surroundings.ts'
import { parseSource } from './core/sync/index-post.ts'
import { examineHere } from './core/examiner.ts'

if (!parentPort) throw new Error('This file is the entry of a worker thread.')
const port = parentPort

/** Of one answer: reading so many takes the other side some 20 ms. */
const MAX_PARTS = 4000

let waiting: readonly Section[] = []

port.on('message', (question: ParseQuestion) => {
  if (question === 'more') answer(nextSections())
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

function answer(message: ParseAnswer) {
  port.postMessage(message)
}
