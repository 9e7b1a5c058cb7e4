/**
 * Tickets: what stands in the addresses that are printed and opened, in place of the key. Any user of the machine may
 * read what a program was started with, and browsers keep addresses in their history and carry it elsewhere. A ticket
 * is taken once, by our own page; afterwards it is worth nothing.
 */
import { randomBytes } from 'node:crypto'

export interface Tickets {
  /** @param lifeMs how long it is good for; without end where left out */
  issue: (lifeMs?: number) => string
  /** @returns whether the ticket was good; it is not any more */
  take: (ticket: string) => boolean
}

/** @param now in ms */
export function createTickets(now: () => number = Date.now): Tickets {
  const good = new Map<string, number>()
  return {
    issue(lifeMs = Infinity) {
      const ticket = randomBytes(32).toString('base64url')
      good.set(ticket, now() + lifeMs)
      return ticket
    },
    take(ticket) {
      const until = good.get(ticket)
      good.delete(ticket)
      return until !== undefined && now() <= until
    }
  }
}
