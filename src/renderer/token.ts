import { recall, remember } from './lib/storage.ts'

const KEY = 'lectern:token'
let latest = ''

/** The browser door's secret. Shared by the tabs of this origin, so that one opened anew helps those left behind. */
export const currentToken = (): string => recall(KEY) ?? latest

/**
 * Moves the secret out of the address (`#token=…&folder=…`, printed by the browser door) so that it is neither seen,
 * bookmarked nor kept in the history, and leaves the route that was asked for. Also when such an address is entered
 * into the tab while the page is open.
 */
export function takeTokenFromAddress(): void {
  take(location.hash)
  window.addEventListener('hashchange', ({ newURL }) => {
    // The router may have moved on by now, so the event's own address counts.
    if (take(new URL(newURL).hash)) location.reload()
  })
}

function take(hash: string): boolean {
  // Only an address that begins so was printed by the door: a route may hold anything further on.
  if (!hash.startsWith('#token=')) return false
  const fields = new URLSearchParams(hash.slice(1))
  const token = fields.get('token') ?? ''
  latest = token
  remember(KEY, token)
  const folder = fields.get('folder')
  history.replaceState(null, '', `${location.pathname}#/${folder === null ? '' : `?folder=${encodeURIComponent(folder)}`}`)
  return true
}
