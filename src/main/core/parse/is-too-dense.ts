/** So many marks take one to three seconds to read. */
const MAX_MARKS = 350_000

/** The characters that open something in running text, each a few tokens to read. */
const INLINE = new Set([...'*_`[$<|'].map((char) => char.charCodeAt(0)))
/** Those that begin a block where they begin a line. */
const BLOCK = new Set([...'\n\r#-+>:0123456789'].map((char) => char.charCodeAt(0)))
const LINE_END = 0x0a

/**
 * Whether a text in Markdown holds so many blocks and marks that reading it would take longer than a reader waits: what
 * costs is not its length but what it is made of. A log of five million characters is no trouble, a quarter of that in short
 * lists is.
 */
export function isTooDense(source: string): boolean {
  if (source.length <= MAX_MARKS) return false
  let marks = 0
  let isLineStart = true
  for (let at = 0; at < source.length; at++) {
    const char = source.charCodeAt(at)
    if (INLINE.has(char) || (isLineStart && BLOCK.has(char))) marks++
    isLineStart = char === LINE_END
  }
  return marks > MAX_MARKS
}
