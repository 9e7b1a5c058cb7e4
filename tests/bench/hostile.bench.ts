import { parsePost } from '../../src/main/core/parse/parse-post.ts'
import { cpuTime } from '../../src/main/core/render/cpu-time.ts'
import { HOSTILE } from '../main/core/parse/hostile-inputs.ts'
import type { Bench, Figure } from './measure.ts'

/** Inputs that take less than this many ms are summed up. */
const WORTH_A_LINE = 300

export const bench: Bench = {
  title: 'parse of hostile inputs, ms of processor time each, as Markdown and as HTML; all over 300 ms by name',
  async run() {
    const figures: Figure[] = []
    for (const [name, make] of Object.entries(HOSTILE)) {
      const source = make()
      for (const format of ['markdown', 'html'] as const) {
        const from = cpuTime()
        parsePost({ source, format, path: `a.${format === 'html' ? 'html' : 'md'}` })
        figures.push({ what: `${name}, ${(source.length / 1e6).toFixed(2)} MB (${format})`, value: cpuTime() - from, unit: 'ms' })
      }
    }
    figures.sort((a, b) => b.value - a.value)
    const slow = figures.filter(({ value }) => value > WORTH_A_LINE)
    return [...slow, { what: `${figures.length - slow.length} others, the slowest`, value: figures[slow.length]?.value ?? 0, unit: 'ms' }]
  }
}
