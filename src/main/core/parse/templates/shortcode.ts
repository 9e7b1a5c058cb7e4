/** What stands in `{{< >}}` or `{{% %}}` (https://gohugo.io/content-management/shortcodes/). */
export interface Shortcode {
  name: string
  named: Map<string, string>
  positional: string[]
  /** `{{< /name >}}` */
  closing: boolean
  /** `{{< name />}}` */
  selfClosing: boolean
  /** Behind its last brace. */
  end: number
}

/** A tag of more characters is none. */
const MAX_TAG = 20_000
const MAX_ARGUMENTS = 200
const OPEN = /\{\{([<%])\s*(\/?)\s*([\p{L}\p{N}_][\p{L}\p{N}_./-]*)/uy
const CLOSE = { '<': />\}\}/y, '%': /%\}\}/y }
const ARGUMENT = /\s*(?:([\w-]+)\s*=\s*)?(?:"((?:[^"\\]|\\[\s\S])*)"|`([^`]*)`|'([^']*)'|((?:[^\s"'`>%/=]|\/(?!>\}\}|%\}\}|\s*[>%]\}\})|[>%](?!\}\}))+))/y

/** The shortcode that begins at `start`, null where there is none. Arguments may stand over several lines. */
export function readShortcode(source: string, start: number): Shortcode | null {
  OPEN.lastIndex = start
  const open = OPEN.exec(source)
  if (!open) return null
  const close = CLOSE[open[1] as '<' | '%']
  const shortcode: Shortcode = {
    name: open[3] ?? '', named: new Map(), positional: [], closing: open[2] === '/', selfClosing: false, end: 0
  }
  if (shortcode.name.endsWith('/')) {
    shortcode.name = shortcode.name.slice(0, -1)
    shortcode.selfClosing = true
  }
  let at = OPEN.lastIndex
  for (let count = 0; count < MAX_ARGUMENTS && at - start < MAX_TAG; count++) {
    at = skipSpace(source, at)
    const slash = source[at] === '/' ? 1 : 0
    const closeAt = slash ? skipSpace(source, at + 1) : at
    close.lastIndex = closeAt
    if (close.test(source)) {
      if (slash) shortcode.selfClosing = true
      shortcode.end = close.lastIndex
      return shortcode
    }
    ARGUMENT.lastIndex = at
    const found = ARGUMENT.exec(source)
    // Another tag within this one: it was never closed.
    if (!found || found[0].length > MAX_TAG || found[5]?.startsWith('{{')) return null
    const [, key, quoted, raw, single, bare] = found
    const value = quoted === undefined ? raw ?? single ?? bare ?? '' : unescaped(quoted)
    if (key === undefined) shortcode.positional.push(value)
    else shortcode.named.set(key.toLowerCase(), value)
    at = ARGUMENT.lastIndex
  }
  return null
}

const unescaped = (text: string): string => (text.includes('\\') ? text.replace(/\\(["\\])/g, '$1') : text)

function skipSpace(source: string, at: number): number {
  while (/\s/.test(source[at] ?? '')) at++
  return at
}
