import { readAttributeList, type AttributeList } from '../attribute-list.ts'

export interface WrittenAttributes extends AttributeList {
  /** With kramdown's colon, `{: …}`. */
  colon: boolean
  /** Names without a value: `toc`, or attributes that kramdown defined elsewhere. */
  words: string[]
}

const MAX_LENGTH = 1000
/** A list at `lastIndex`. Values in quotes may hold braces. */
const HERE = /\{(:?)((?:[^{}"'\n]|"[^"\n]*"|'[^'\n]*')*)\}/y

/**
 * `{: .class #id key="value"}` of kramdown (https://kramdown.gettalong.org/syntax.html#attribute-list-definitions), and
 * the same without the colon of Hugo, Pandoc and MkDocs, where a mere word is none.
 * @returns the list at `at` and where it ends, null where there is none
 */
export function readAttributesAt(text: string, at: number): { attributes: WrittenAttributes; end: number } | null {
  HERE.lastIndex = at
  const found = HERE.exec(text.length - at > MAX_LENGTH ? text.slice(0, at + MAX_LENGTH) : text)
  if (!found) return null
  const attributes = readAttributes(found[2] ?? '', found[1] === ':')
  return attributes && { attributes, end: HERE.lastIndex }
}

function readAttributes(inner: string, colon: boolean): WrittenAttributes | null {
  // Backslashes as authors write them before an underscore, for Markdown that would take it for emphasis.
  const list = readAttributeList(inner.replace(/\\_/g, '_'))
  if (!list) return null
  const words = [...list.values].filter(([, value]) => value === '').map(([name]) => name)
  for (const word of words) list.values.delete(word)
  const says = list.id !== '' || list.classes.length > 0 || list.values.size > 0
  if (!says && (words.length === 0 || !colon)) return null
  if (!colon && words.some((word) => word !== '-')) return null
  return { ...list, colon, words }
}
