/** What stands between braces in Pandoc, Quarto, Docusaurus and Python-Markdown: `{#id .class key="value"}`. */
export interface AttributeList { id: string; classes: string[]; values: Map<string, string> }

const ENTRY = /\s*(?:#([^\s{}"'=]+)|\.([^\s{}"'=.#]+)|([\w:-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+))|([\w:-]+))/y
const MAX_ENTRIES = 50

/** Reads what is inside the braces; null where some of it is none. */
export function readAttributeList(text: string): AttributeList | null {
  const list: AttributeList = { id: '', classes: [], values: new Map() }
  const trimmed = text.trim()
  let at = 0
  for (let count = 0; at < trimmed.length && count < MAX_ENTRIES; count++) {
    ENTRY.lastIndex = at
    const found = ENTRY.exec(trimmed)
    if (!found) return null
    const [, id, className, key, quoted, single, bare, word] = found
    if (id !== undefined) list.id = id
    else if (className !== undefined) list.classes.push(className)
    else if (key !== undefined) list.values.set(key.toLowerCase(), quoted ?? single ?? bare ?? '')
    else if (word !== undefined) list.values.set(word.toLowerCase(), '')
    at = ENTRY.lastIndex
  }
  return at >= trimmed.length ? list : null
}
