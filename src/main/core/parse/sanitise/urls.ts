/** What a link's address is: inside the post, somewhere else, or an address that is not followed. */
export type LinkTarget =
  | { kind: 'inside'; id: string }
  | { kind: 'address'; href: string }
  | { kind: 'refused'; why: string }

/** What an image's address is. `data` is a picture that stands in the file itself. */
export type ImageSource =
  | { kind: 'local' | 'remote' | 'data'; src: string }
  | { kind: 'refused'; why: string }

const LINK_SCHEMES = new Set(['http', 'https', 'mailto'])
const PICTURE = /^data:image\/(?:png|jpe?g|gif|webp|avif|svg\+xml)[;,]/i

/** An embedded picture of more characters than this stays a placeholder. */
export const MAX_DATA_IMAGE = 2_000_000
const MAX_ADDRESS = 10_000

/**
 * An address as a browser reads it: no control characters (which browsers partly skip, so that a scheme can be hidden
 * with them), no white space at its ends, and two slashes of any kind at its start for another host.
 */
function plainAddress(address: string): string {
  // eslint-disable-next-line no-control-regex
  const plain = (/[\0-\x1f\x7f-\x9f]/.test(address) ? address.replace(/[\0-\x1f\x7f-\x9f]+/g, '') : address).trim()
  return /^[\\/]{2}/.test(plain) ? `https://${plain.slice(2)}` : plain
}

/** The scheme in lower case, `''` for a relative address. */
const schemeOf = (address: string): string => /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase() ?? ''

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

/** @param href as the author wrote it, entities decoded */
export function linkTarget(href: string): LinkTarget {
  if (href.length > MAX_ADDRESS) return { kind: 'refused', why: 'The address of this link is too long to be followed.' }
  const plain = plainAddress(href)
  if (plain.startsWith('#')) return { kind: 'inside', id: decoded(plain.slice(1)) }
  const scheme = schemeOf(plain)
  if (scheme === '' || LINK_SCHEMES.has(scheme)) return { kind: 'address', href: plain }
  return { kind: 'refused', why: `Links of the kind “${scheme}:” are not followed.` }
}

/** @param src as the author wrote it, entities decoded */
export function imageSource(src: string): ImageSource {
  if (src.length > MAX_DATA_IMAGE) return { kind: 'refused', why: 'This embedded picture is too large to be shown.' }
  const plain = plainAddress(src)
  const scheme = schemeOf(plain)
  if (scheme === 'data') {
    return PICTURE.test(plain) ? { kind: 'data', src: plain } : { kind: 'refused', why: 'This embedded file is not a picture.' }
  }
  if (plain.length > MAX_ADDRESS) return { kind: 'refused', why: 'The address of this picture is too long.' }
  if (plain === '') return { kind: 'refused', why: 'This picture has no address.' }
  if (scheme === '') return { kind: 'local', src: plain }
  if (scheme === 'http' || scheme === 'https') return { kind: 'remote', src: plain }
  return { kind: 'refused', why: `Pictures are not loaded from “${scheme}:” addresses.` }
}

/** An address that a placeholder may lead to, or null. */
export function webAddress(address: string): string | null {
  const plain = plainAddress(address)
  return plain.length <= MAX_ADDRESS && /^https?:\/\/[^\s/]/i.test(plain) ? plain : null
}
