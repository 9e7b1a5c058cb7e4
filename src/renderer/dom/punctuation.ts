/**
 * Typographic quotes, dashes and dots for the eye alone: each stands for as many characters as were written, so that every offset
 * stays what it is, and the text map (`section-text.ts`) reads what was written. Copying, searching and notes see no difference.
 */

/** Elements whose text is not prose. */
const VERBATIM = 'code, pre, kbd, samp, var, tt, .math, .katex, .unknown-tag, [data-skip], [data-text], [data-tex]'
/** Elements that a sentence goes on through. */
const INLINE = new Set('a abbr b bdi bdo big cite data del dfn em font i ins mark q s small span strike strong sub sup time u wbr'.split(' '))
/** Fills the place of a further character without a width of its own, and lets no line break in. */
const JOINER = '\u2060'
const SIGNS = /["']|-{2,}|\.{3,}/
const OPENS_AFTER = /^$|[\s([{<\u00a0\u2013\u2014/\u201c\u2018-]/

const written = new WeakMap<Text, string>()

/** The text of a node as its author wrote it. */
export const writtenText = (node: Text): string => written.get(node) ?? node.data

/** Sets the text in an element, once, before the text map reads it. */
export function typeset(element: Element): void {
  let before = ''
  const walk = (parent: Element) => {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (child instanceof Text) {
        const text = child.data
        if (SIGNS.test(text)) {
          written.set(child, text)
          child.data = typesetText(text, before)
        }
        before = text.slice(-1) || before
      } else if (child instanceof Element) {
        // What stands for itself is like a word to what follows.
        if (child.matches(VERBATIM)) { if (!child.matches('[data-skip]')) before = 'x' } else {
          const isInline = INLINE.has(child.localName)
          if (!isInline) before = ''
          walk(child)
          if (!isInline) before = ''
        }
      }
    }
  }
  walk(element)
}

/** Text of the same length. @param before the character before it, `''` at the start of a block */
export function typesetText(text: string, before: string): string {
  return text.replace(/["']|-{2,}|\.{3,}/g, (sign, at: number) => {
    const last = at > 0 ? text.charAt(at - 1) : before
    const next = text.charAt(at + sign.length)
    switch (sign) {
      case '"': return OPENS_AFTER.test(last) && !/^\s/.test(next) ? '\u201c' : '\u201d'
      case "'": return OPENS_AFTER.test(last) && !/^\s/.test(next) && !/^\d\ds?\b/.test(text.slice(at + 1)) ? '\u2018' : '\u2019'
      case '...': return `\u2026${JOINER}${JOINER}`
      // An option of a command has its dashes before a word.
      case '--': return OPENS_AFTER.test(last) && /^[\p{L}\p{N}]/u.test(next) ? sign : `\u2013${JOINER}`
      case '---': return `\u2014${JOINER}${JOINER}`
      default: return sign
    }
  })
}
