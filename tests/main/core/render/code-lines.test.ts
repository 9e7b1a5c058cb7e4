import { expect, test } from 'vitest'
import { withLines } from '../../../../src/main/core/render/code-lines.ts'

const slot = (code: string, more = {}) => ({ kind: 'code' as const, code, language: 'js', title: '', line: null, ...more })

test('a block without marks stays as it is', () => {
  expect(withLines('a\nb', slot('a\nb'))).toBe('a\nb')
})

test('marked lines stand apart, and the text is the same', () => {
  const html = withLines('<span style="color:red">a</span>\nb\nc', slot('a\nb\nc', { marks: [2, 9] }))
  expect(html).toBe('<span style="color:red">a</span>\n<span class="line marked">b</span>\nc')
  expect(html.replace(/<[^>]*>/g, '')).toBe('a\nb\nc')
})

test('numbered blocks have every line apart', () => {
  expect(withLines('a\nb', slot('a\nb', { numberedFrom: 3 }))).toBe('<span class="line">a</span>\n<span class="line">b</span>')
})

test('added and removed lines of a diff are told apart, file names are not', () => {
  expect(withLines('--- a\n-x\n+y', slot('--- a\n-x\n+y', { language: 'diff' }))).toBe('--- a\n<span class="line removed">-x</span>\n<span class="line added">+y</span>')
})
