import { expect, it } from 'vitest'
import { HOSTILE } from './hostile-inputs.ts'
import { parse } from './serialise.ts'

it.each(Object.keys(HOSTILE))('is soon done with %s', (name) => {
  const source = HOSTILE[name]?.() ?? ''
  for (const format of ['markdown', 'html'] as const) {
    const before = process.cpuUsage()
    const post = parse(source, { format })
    const { user } = process.cpuUsage(before)
    expect(user / 1e6).toBeLessThan(4)
    const size = post.sections.flatMap(({ parts }) => parts).reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 100), 0)
    expect(size + post.text.length).toBeLessThan(source.length * 40 + 100_000)
  }
})
