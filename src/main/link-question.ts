/** What a reader is asked before an address is handed to the system's browser. */
import { domainToUnicode } from 'node:url'

export interface LinkQuestion {
  /** What a "yes" may be remembered for. */
  key: string
  message: string
  detail: string
}

/** Longer addresses are cut: what matters is where they lead. */
const LIMIT = 400

/**
 * @returns null for an address that is never opened. The host stands in its encoded form (punycode): letters of other
 * alphabets that look like Latin ones are told apart.
 */
export function toLinkQuestion(address: string): LinkQuestion | null {
  const url = URL.parse(address)
  if (!url || !['http:', 'https:', 'mailto:'].includes(url.protocol)) return null
  const shown = url.href.length > LIMIT ? `${url.href.slice(0, LIMIT)}…` : url.href
  if (url.protocol === 'mailto:') return { key: 'mailto:', message: 'Write a mail?', detail: shown }
  const { host, hostname, username, password } = url
  const plain = domainToUnicode(hostname)
  const warnings = [
    plain !== hostname && `Written with letters of other alphabets, this name looks like “${plain}”. Go there only if you expected that.`,
    (username !== '' || password !== '') && `What stands before the @ is no part of the site's name: the site is ${host}.`,
    url.protocol === 'http:' && 'The connection to it is not encrypted.'
  ].filter((line) => line !== false)
  return { key: `${url.protocol}//${host}`, message: `Open ${host} in your browser?`, detail: [shown, ...warnings].join('\n\n') }
}
