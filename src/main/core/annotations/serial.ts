/** Runs work that shares a key one after another, in the order of the calls, and all other work at once. */
export function createSerial(): <T>(keys: string | readonly string[], work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>()
  return async (keys, work) => {
    const own = typeof keys === 'string' ? [keys] : [...new Set(keys)]
    const done = Promise.allSettled(own.flatMap((key) => last.get(key) ?? [])).then(work)
    for (const key of own) last.set(key, done)
    try {
      return await done
    } finally {
      for (const key of own) if (last.get(key) === done) last.delete(key)
    }
  }
}
