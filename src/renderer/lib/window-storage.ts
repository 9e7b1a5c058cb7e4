/** What a window remembers of itself until it is closed, over reloads. Forgets where storage is denied. */
export function keptForWindow(key: string): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

/** @param text null forgets it */
export function keepForWindow(key: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, text)
  } catch {
    // Denied or full: the window works without.
  }
}
