/** An address in a post, told apart as a browser would read it. */
export type Address =
  | { kind: 'fragment'; id: string }
  | { kind: 'web'; url: string; host: string }
  | { kind: 'mail'; url: string }
  | { kind: 'data'; url: string }
  | { kind: 'relative'; path: string }
  | { kind: 'other'; scheme: string }

/**
 * Browsers skip white space and control characters around and tabs and line breaks inside an address, and take `\`
 * for `/`; so must whoever decides what is safe.
 */
export function parseAddress(written: string): Address {
  // eslint-disable-next-line no-control-regex
  const text = written.replace(/^[\u0000- ]+|[\u0000- ]+$/g, '').replace(/[\t\n\r]/g, '')
  if (text.startsWith('#')) return { kind: 'fragment', id: text.slice(1) }
  if (/^[\\/]{2}/.test(text)) return toWeb(`https://${text.slice(2)}`)
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase()
  if (scheme === undefined) return { kind: 'relative', path: text }
  if (scheme === 'http' || scheme === 'https') return toWeb(text)
  if (scheme === 'mailto') return { kind: 'mail', url: text }
  if (/^data:image\/[a-z0-9.+-]+[;,]/i.test(text)) return { kind: 'data', url: text }
  return { kind: 'other', scheme }
}

function toWeb(text: string): Address {
  const url = URL.parse(text)
  return url === null ? { kind: 'other', scheme: 'https' } : { kind: 'web', url: url.href, host: url.host }
}
