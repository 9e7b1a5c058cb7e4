import { expect, it } from 'vitest'
import { parseFenceInfo } from '../../../../../src/main/core/parse/plugins/fence-info.ts'
import { parse, slotsOf } from '../serialise.ts'

it.each([
  ['', '', ''],
  ['python', 'python', ''],
  ['Python', 'python', ''],
  ['c++', 'c++', ''],
  ['rust,ignore', 'rust', ''],
  ['js title="a b.js"', 'js', 'a b.js'],
  ["js filename='x.js' {1,3}", 'js', 'x.js'],
  ['js {title=x.js}', 'js', 'x.js'],
  ['{.python .input  n=1}', 'python', ''],
  ['{.bash filename="T"}', 'bash', 'T'],
  ['{python}', 'python', ''],
  ['{r, echo=FALSE}', 'r', ''],
  ['ts:src/a.ts', 'ts', 'src/a.ts'],
  ['language-go', 'go', ''],
  ['{language=lua}', '', ''],
  ['{#id}', '', ''],
  ['.', '', ''],
  ['<script>', '', '']
])('reads %j as the language %j with the title %j', (info, language, title) => {
  expect(parseFenceInfo(info)).toMatchObject({ language, title })
})

it('takes no time over a hostile line', () => {
  expect(parseFenceInfo(`${'title='.repeat(100_000)}"`).language).toBe('')
})

it('gives code blocks as they were written, without the line break at their end', () => {
  expect(slotsOf(parse('```js title="T"\n<b>&amp;\n\n```\n\n    indented\n\n<pre><code class="language-c">a &lt; <span>b</span>\n</code></pre>'))).toEqual([
    { kind: 'code', code: '<b>&amp;\n', language: 'js', title: 'T', line: 1 },
    { kind: 'code', code: 'indented', language: '', title: '', line: 6 },
    { kind: 'code', code: 'a < b', language: 'c', title: '', line: 8 }
  ])
})
