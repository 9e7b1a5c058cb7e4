import { recall, remember } from './lib/storage.ts'

const KEY = 'lectern:token'
let latest = ''

/** The browser door's secret. Shared by the tabs of this origin, so that one opened anew helps those left behind. */
export const currentToken = async (): Promise<string> => {
  await entering
  return recall(KEY) ?? latest
}

/**
 * Moves the secret out of the address so that it is neither seen, bookmarked nor kept in the history, and leaves the
 * route that was asked for. The browser door's addresses end in `#ticket=…&to=…`, and a ticket is good for the secret
 * once; `#token=…` holds the secret itself. Also when such an address is entered into the tab while the page is open.
 */
export function takeTokenFromAddress(): void {
  take(location.hash)
  window.addEventListener('hashchange', ({ newURL }) => {
    // The router may have moved on by now, so the event's own address counts.
    const taken = take(new URL(newURL).hash)
    if (taken === 'ticket') void entering.then(() => { location.reload() })
    else if (taken === 'token') location.reload()
  })
}

let entering: Promise<unknown> = Promise.resolve()

function take(hash: string): 'token' | 'ticket' | null {
  // Only an address that begins so was made by the door: a route may hold anything further on.
  if (!/^#(token|ticket)=/.test(hash)) return null
  const fields = new URLSearchParams(hash.slice(1))
  const ticket = fields.get('ticket')
  if (ticket === null) keep(fields.get('token') ?? '')
  else entering = enter(ticket)
  const to = fields.get('to') ?? ''
  // A route of the page and nothing else.
  history.replaceState(null, '', `${location.pathname}${to.startsWith('#/') ? to : '#/'}`)
  return ticket === null ? 'token' : 'ticket'
}

function keep(token: string) {
  latest = token
  remember(KEY, token)
}

/** A ticket that is used up leaves what an earlier address gave. */
async function enter(ticket: string) {
  const response = await fetch(new URL('enter', document.baseURI), { method: 'POST', headers: { authorization: `Ticket ${ticket}` } }).catch(() => null)
  if (response?.ok) keep((await response.text()).trim())
}
