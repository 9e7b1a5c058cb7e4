/** What this window remembers for itself, such as a collapsed sidebar. Forgets where storage is denied. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Denied or full: the page works without.
  }
}
