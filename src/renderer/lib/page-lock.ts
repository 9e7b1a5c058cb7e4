/** Locks of the browser, by which the pages of one origin know of each other. A page keeps its locks until it is gone. */
const locksHere = (): LockManager | null => (typeof navigator !== 'undefined' && 'locks' in navigator ? navigator.locks : null)

const PAGE = 'lectern.page.'
const untilGone = () => new Promise<never>(() => undefined)

/** Gives this page a name that others see as long as it is there. Where locks are missing, no other page does. */
export function namePage(): string {
  const name = crypto.randomUUID()
  // Refused where storage is denied: then nothing is kept that another page could find.
  locksHere()?.request(PAGE + name, untilGone).catch(() => undefined)
  return name
}

/** The names of the pages that are there; none where that cannot be known. */
export async function pagesThere(): Promise<Set<string>> {
  const { held } = await locksHere()?.query().catch(() => null) ?? {}
  return new Set((held ?? []).flatMap(({ name }) => (name?.startsWith(PAGE) ? [name.slice(PAGE.length)] : [])))
}

/** Resolves once a page is gone. */
export async function whenPageGone(name: string): Promise<void> {
  await locksHere()?.request(PAGE + name, () => undefined)
}

/**
 * Wants to be the one window that owns something. @param granted is told, at once or when the window that owns it is gone
 * @returns whether this window owns it now; true, too, where locks are missing
 */
export function own(name: string, granted: () => void): Promise<boolean> {
  const locks = locksHere()
  const take = () => { granted(); return untilGone() }
  return new Promise((resolve) => {
    const without = () => { granted(); resolve(true) }
    if (!locks) {
      without()
      return
    }
    locks.request(name, { ifAvailable: true }, (lock) => {
      resolve(lock !== null)
      if (lock) return take()
      locks.request(name, take).catch(() => undefined)
      return undefined
    }).catch(without)
  })
}
