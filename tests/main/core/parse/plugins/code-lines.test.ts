import { expect, test } from 'vitest'
import { parseFenceInfo } from '../../../../../src/main/core/parse/plugins/fence-info.ts'

test.each([
  ['python {1,3-5}', { language: 'python', title: '', marks: [1, 3, 4, 5] }],
  ['ts{2}', { language: 'ts', title: '', marks: [2] }],
  ['py hl_lines="1 3-4" linenums="5"', { language: 'py', title: '', marks: [1, 3, 4], numberedFrom: 5 }],
  ['go {hl_lines=[2,"4-5"],linenos=table,linenostart=10}', { language: 'go', title: '', marks: [2, 4, 5], numberedFrom: 10 }],
  ['js showLineNumbers', { language: 'js', title: '', numberedFrom: 1 }],
  ['ts:line-numbers', { language: 'ts', title: '', numberedFrom: 1 }],
  ['js linenos=false', { language: 'js', title: '' }],
  ['rust title="a.rs"', { language: 'rust', title: 'a.rs' }],
  ['python', { language: 'python', title: '' }]
])('reads `%s`', (info, expected) => {
  expect(parseFenceInfo(info)).toEqual(expected)
})

test('a range that says anything is bounded', () => {
  expect(parseFenceInfo('js {1-99999}').marks?.length).toBeLessThanOrEqual(10_001)
})
