/**
 * Tickets: what stands in the addresses that are printed and opened, in place of the key. Any user of the machine may
 * read what a program was started with, so the ticket that a browser is started with is taken once, and soon or never.
 * The one that is printed for the reader opens any browser until Lectern stops; what a browser keeps of it in its history
 * is worth nothing afterwards.
 */
import { randomBytes } from 'node:crypto'

export interface Tickets {
  /** @param lifeMs how long it is good for, and then once; where left out, as often as one likes */
  issue: (lifeMs?: number) => string
  /** @returns whether the ticket is good. One with an end is not any more. */
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
      if (until !== Infinity) good.delete(ticket)
      return until !== undefined && now() <= until
    }
  }
}
