import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parsePost } from '../../src/main/core/parse/parse-post.ts'
import type { MathSlot } from '../../src/main/core/parse/parsed-post.ts'
import { cpuTime } from '../../src/main/core/render/cpu-time.ts'
import { LIMITS } from '../../src/main/core/render/limits.ts'
import { createPostMath } from '../../src/main/core/render/math.ts'
import { createReport } from '../../src/main/core/render/report.ts'
import { createMathJax } from './mathjax.ts'
import { corpusPath, type Bench, type Figure } from './measure.ts'

interface PostFormulas { slots: MathSlot[]; macros: Record<string, string> }

/** The formulas of each post of a folder, with the macros of a `macros.txt` in it. */
function formulasIn(folder: string): PostFormulas[] {
  const lines = globSync('**/macros.txt', { cwd: folder }).flatMap((path) => [
    ...readFileSync(join(folder, path), 'utf8').matchAll(/^(\\[a-zA-Z]+):(.*)$/gm)
  ])
  const macros = Object.fromEntries(lines.map(([, name = '', body = '']) => [name, body]))
  return globSync('**/*.{md,html}', { cwd: folder }).sort().map((path) => {
    const source = readFileSync(join(folder, path), 'utf8')
    const { sections } = parsePost({ source, format: path.endsWith('.html') ? 'html' : 'markdown', path })
    const slots = sections.flatMap(({ parts }) => parts.filter((part) => typeof part === 'object' && part.kind === 'math'))
    return { slots: slots as MathSlot[], macros }
  }).filter(({ slots }) => slots.length > 0)
}

/** Formulas that fail, one flag each, and the ms of processor time that all took. */
interface Outcome { failed: boolean[]; ms: number }

async function measure(posts: PostFormulas[], start: (post: PostFormulas) => Promise<(slot: MathSlot) => boolean>): Promise<Outcome> {
  const failed: boolean[] = []
  let ms = 0
  for (const post of posts) {
    const fails = await start(post)
    const from = cpuTime()
    for (const slot of post.slots) failed.push(fails(slot))
    ms += cpuTime() - from
  }
  return { failed, ms }
}

const ours = (posts: PostFormulas[]) => measure(posts, async ({ slots, macros }) => {
  const math = createPostMath({ ...LIMITS, math: Infinity }, createReport(), { slots, macros })
  return (slot) => math.fill(slot).startsWith('<span class="math math-error"')
})

const asMathml = (posts: PostFormulas[]) => measure(posts, async ({ macros }) => {
  const { convert } = await createMathJax(macros)
  return ({ tex, display }) => !convert(tex, display)
})

const typeset = (posts: PostFormulas[]) => measure(posts, async ({ macros }) => {
  const mathJax = await createMathJax(macros)
  return ({ tex, display }) => mathJax.typeset(tex, display) === ''
})

async function compare(folder: string): Promise<Figure[]> {
  const posts = formulasIn(folder)
  const name = basename(folder)
  // Some before, so that all are warm.
  for (const run of [ours, asMathml, typeset]) await run(posts.slice(0, 3))
  const we = await ours(posts)
  const they = await asMathml(posts)
  const shown = await typeset(posts)
  const worse = we.failed.filter((failed, index) => failed && they.failed[index] === false).length
  const count = (failed: boolean[]) => failed.filter(Boolean).length
  return [
    { what: `${name}: formulas`, value: we.failed.length, unit: '' },
    { what: `${name}: fail here`, value: count(we.failed), unit: '' },
    { what: `${name}: fail in MathJax`, value: count(they.failed), unit: '' },
    { what: `${name}: fail here and not in MathJax`, value: worse, unit: '' },
    { what: `${name}: all, for the screen and as MathML`, value: we.ms, unit: 'ms', beside: { what: 'MathJax for the screen', value: shown.ms } },
    { what: `${name}: the same`, value: we.ms, unit: 'ms', beside: { what: 'MathJax to MathML alone', value: they.ms } }
  ]
}

export const bench: Bench = {
  title: 'formulas that fail and the processor time of all, against MathJax 4; one scope of macros per post on both sides',
  async run() {
    const corpus = corpusPath()
    if (!corpus) return []
    const figures: Figure[] = []
    for (const name of ['iclr-blogposts', 'halo2-book', 'd2l-zh']) figures.push(...await compare(join(corpus, name)))
    return figures
  }
}
