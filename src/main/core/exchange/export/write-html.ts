export const VOID = new Set(['area', 'br', 'col', 'hr', 'img', 'source', 'track', 'wbr'])

/** Text for element content and for values in double quotes. */
export const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

export const startTag = (name: string, attributes: Readonly<Record<string, string>>): string =>
  `<${name}${Object.entries(attributes).filter(([key]) => /^[a-z][\w:.-]*$/i.test(key)).map(([key, value]) => (value === '' ? ` ${key}` : ` ${key}="${escapeHtml(value)}"`)).join('')}>`
