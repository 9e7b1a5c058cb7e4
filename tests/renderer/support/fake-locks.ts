/** Web Locks, exclusive ones, for one origin: whoever asks is a page. */
type Use = (lock: { name: string } | null) => unknown

export function createFakeLocks() {
  const held = new Map<string, object>()
  const waiting: { name: string; begin: () => void }[] = []

  async function hold(name: string, use: Use): Promise<unknown> {
    const holder = {}
    held.set(name, holder)
    try {
      return await use({ name })
    } finally {
      if (held.get(name) === holder) release(name)
    }
  }
  /** What the end of a page does. */
  function release(name: string) {
    held.delete(name)
    const next = waiting.findIndex((one) => one.name === name)
    if (next >= 0) waiting.splice(next, 1)[0]?.begin()
  }
  function request(name: string, ...rest: [Use] | [{ ifAvailable?: boolean }, Use]): Promise<unknown> {
    const [options, use] = rest.length === 2 ? rest : [{}, rest[0]]
    if (!held.has(name)) return hold(name, use)
    if (options.ifAvailable) return Promise.resolve(use(null))
    return new Promise((resolve) => { waiting.push({ name, begin: () => { resolve(hold(name, use)) } }) })
  }
  const query = () => Promise.resolve({ held: [...held.keys()].map((name) => ({ name })), pending: waiting.map(({ name }) => ({ name })) })

  return { request, query, release }
}
