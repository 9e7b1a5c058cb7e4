import type Token from 'markdown-it/lib/token.mjs'
import { alignOf } from '../../alignment.ts'
import type { WrittenAttributes } from './read-attributes.ts'

const CAPTION = /^(?:.*[-_])?(?:fig)?caption$/i
/** Bootstrap's widths, as themes use them on images. */
const WIDTH_CLASS = /^w-(25|50|75|100|[1-9]0)$/
const CENTRED = /margin(?:-left)?\s*:\s*(?:0(?:px)?\s+)?auto/i

const NOT_SET = new Set(['id', 'class', 'align', 'fig-align', 'src', 'href'])

/** Gives a token what its author's list says. What is safe of it is the sanitiser's to say. */
export function applyAttributes(token: Token, { id, classes, values }: Pick<WrittenAttributes, 'id' | 'classes' | 'values'>): void {
  if (id !== '') token.attrSet('id', id)
  const names = new Set(token.attrGet('class')?.split(' '))
  const styles: string[] = []
  for (const name of [...classes, ...(values.get('class') ?? '').split(/\s+/), values.get('align') ?? '', values.get('fig-align') ?? '']) {
    const width = WIDTH_CLASS.exec(name)?.[1]
    if (width !== undefined) styles.push(`width:${width}%`)
    else if (name !== '') names.add(alignOf(name) || (CAPTION.test(name) ? 'caption' : name))
  }
  for (const [name, value] of values) {
    if (name === 'style') {
      styles.push(value)
      if (CENTRED.test(value)) names.add('align-center')
    } else if (name === 'width' || name === 'height') {
      if (/^\d{1,5}(?:px)?$/.test(value)) token.attrSet(name, value)
      else styles.push(`${name}:${value}`)
    } else if (!NOT_SET.has(name)) token.attrSet(name === 'fig-alt' ? 'alt' : name, value)
  }
  if (names.size > 0) token.attrSet('class', [...names].join(' '))
  if (styles.length > 0) token.attrSet('style', [token.attrGet('style'), ...styles].filter(Boolean).join(';'))
}

/** What a fence's info string says so: language, title, numbers. */
export function applyToFence(token: Token, { classes, values }: WrittenAttributes): void {
  const language = classes.find((name) => name.startsWith('language-'))?.slice('language-'.length)
  const title = values.get('file') ?? values.get('title') ?? values.get('caption')
  if (language && token.info.trim() === '') token.info = language
  if (title) token.info = `${token.info} title="${title.replaceAll('"', '\'')}"`
  if (classes.includes('linenos') || classes.includes('line-numbers')) token.info += ' linenos'
}

/** The token that opens what ends at `at`. */
export function openingOf(tokens: readonly Token[], at: number): Token | null {
  const last = tokens[at]
  if (!last || last.nesting === 1) return null
  if (last.nesting === 0) return last
  for (let index = at - 1; index >= 0; index--) {
    const token = tokens[index]
    if (token?.nesting === 1 && token.level === last.level) return token
  }
  return null
}
