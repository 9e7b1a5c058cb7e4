import type { Item } from './scan.ts'
import type { TemplateContext } from './template.ts'

/**
 * What mdBook puts in for `{{#include file}}`, `{{#include file:2:10}}`, `{{#include file:anchor}}` and their kin
 * (https://rust-lang.github.io/mdBook/format/mdbook.html). Null where the file or the command is not there.
 */
export function readInsert({ command, args }: Extract<Item, { kind: 'insert' }>, { read }: TemplateContext): string | null {
  if (command === 'title') return ''
  if (!/^(?:include|rustdoc_include|playground|playpen)$/.test(command)) return null
  const [, path = '', from, to, anchor] = /^([^\s:]+)(?::(\d*)(?::(\d*))?|:([^\s:]+))?(?=\s|$)/.exec(args) ?? []
  const text = path === '' ? null : read(path)
  if (text === null) return null
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n')
  if (anchor !== undefined) return anchored(lines, anchor)
  if (from === undefined) return lines.filter((line) => !ANCHOR.test(line)).join('\n')
  const first = Number(from || 1)
  return lines.slice(Math.max(0, first - 1), to === undefined ? first : Number(to || lines.length)).join('\n')
}

const ANCHOR = /\bANCHOR(?:_END)?:\s*[\w-]+/

function anchored(lines: readonly string[], name: string): string | null {
  const isMark = (line: string, word: string) => new RegExp(`\\b${word}:\\s*([\\w-]+)`).exec(line)?.[1] === name
  const start = lines.findIndex((line) => isMark(line, 'ANCHOR'))
  const end = lines.findIndex((line) => isMark(line, 'ANCHOR_END'))
  if (start < 0) return null
  return lines.slice(start + 1, end < 0 ? lines.length : end).filter((line) => !ANCHOR.test(line)).join('\n')
}
