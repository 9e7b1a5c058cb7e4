const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/**
 * Text as HTML, for element content and for values in double quotes alike. NUL becomes U+FFFD, because an HTML
 * parser drops it from content and every offset behind it would shift.
 */
export function escapeHtml(text: string): string {
  const clean = text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text
  return clean.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
}
