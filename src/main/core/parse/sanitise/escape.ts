const TEXT: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const ATTRIBUTE: Readonly<Record<string, string>> = { ...TEXT, '"': '&quot;' }

/** Text as HTML, for a place between tags. */
export const escapeText = (text: string): string =>
  /[&<>]/.test(text) ? text.replace(/[&<>]/g, (char) => TEXT[char] ?? char) : text

/** Text as HTML, for an attribute value in double quotes. */
export const escapeAttribute = (text: string): string =>
  /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (char) => ATTRIBUTE[char] ?? char) : text
