/** What a reader is asked before an address is handed to the system's browser. */
import { domainToUnicode } from 'node:url'
import type { Say } from './words.ts'

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
export function toLinkQuestion(address: string, say: Say): LinkQuestion | null {
  const url = URL.parse(address)
  if (!url || !['http:', 'https:', 'mailto:'].includes(url.protocol)) return null
  const shown = url.href.length > LIMIT ? `${url.href.slice(0, LIMIT)}…` : url.href
  if (url.protocol === 'mailto:') return { key: 'mailto:', message: say('native.link.mail'), detail: shown }
  const { host, hostname, username, password } = url
  const plain = domainToUnicode(hostname)
  const warnings = [
    plain !== hostname && say('native.link.otherAlphabets', { name: plain }),
    (username !== '' || password !== '') && say('native.link.user', { host }),
    url.protocol === 'http:' && say('native.link.notEncrypted')
  ].filter((line) => line !== false)
  return { key: `${url.protocol}//${host}`, message: say('native.link.open', { host }), detail: [shown, ...warnings].join('\n\n') }
}
