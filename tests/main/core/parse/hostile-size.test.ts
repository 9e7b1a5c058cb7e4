import { expect, it } from 'vitest'
import { parse } from './serialise.ts'

const N = 100_000
const times = (text: string, count = N) => text.repeat(count)

/** Each took seconds to hours in one reader or another. */
const INPUTS: Record<string, string> = {
  'open brackets': times('['),
  'open images': times('!['),
  'asterisks': times('*'),
  'open emphasis': times('**a '),
  'dollars': times('$'),
  'open dollars': times('$a '),
  'dollars and braces': times('${'),
  'double dollars': times('$$ a\n'),
  'open parentheses': times('\\('),
  'open brackets on lines': times('\\[\n'),
  'open environments': times('\\begin{align}\n'),
  'angle brackets': times('<'),
  'open tags': times('<a '),
  'bold tags': times('<b>'),
  'open comments': times('<!--'),
  'tables': times('<table><tr>'),
  'drawings': times('<svg>'),
  'quotes': times('>'),
  'nested lists': Array.from({ length: 1500 }, (_, level) => `${' '.repeat(level * 2)}- a`).join('\n'),
  'bullets': times('- '),
  'back-ticks': Array.from({ length: 400 }, (_, count) => `${'`'.repeat(count + 1)} `).join(''),
  'a table of dollars': `${times('$a|b$ | ', 20_000)}\n${times('-|', 20_000)}\n`,
  'links': times('[a]('),
  'footnotes': times('[^a]: x\n\n', 20_000),
  'nested images': `${times('![', 3000)}${times('](a)', 3000)}`,
  'addresses': `x ${times('http://')}`,
  'headings alike': times('## same\n\n'),
  'attributes': `<p ${Array.from({ length: N }, (_, index) => `a${index}=1`).join(' ')}>x</p>`,
  'white space': `a${times(' ', 1_000_000)}b`,
  'backslashes': times('\\', 1_000_000),
  'an info string': `\`\`\`${times('{a=b ')}\n`,
  'brackets in YAML': `---\na: ${times('[')}\n---\nx`,
  'brackets in TOML': `+++\na = ${times('[')}\n+++\nx`,
  'aliases in YAML': `---\na: &a [x]\n${Array.from({ length: 30 }, (_, n) => `b${n}: &b${n} [*${n ? `b${n - 1}` : 'a'},*${n ? `b${n - 1}` : 'a'}]`).join('\n')}\ntags: *b29\n---\n`,
  'an open embedded picture': `![x](data:image/png;base64,${times('A', 4_000_000)}`,
  'a line of 20 MB': times('x', 20_000_000),
  'forged slots': `${times('<!--@s0-->')}\n\`\`\`\n${times('x', 10_000)}\n\`\`\`\n`
}

it.each(Object.keys(INPUTS))('is soon done with %s', (name) => {
  const source = INPUTS[name] ?? ''
  for (const format of ['markdown', 'html'] as const) {
    const before = process.cpuUsage()
    const post = parse(source, { format })
    const { user } = process.cpuUsage(before)
    expect(user / 1e6).toBeLessThan(4)
    const size = post.sections.flatMap(({ parts }) => parts).reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 100), 0)
    expect(size + post.text.length).toBeLessThan(source.length * 40 + 100_000)
  }
})
