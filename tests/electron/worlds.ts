/**
 * What runs in the page: the two ends of contextBridge, and ipcRenderer. Both functions are sent to Chromium as source
 * text, so they use nothing from outside themselves.
 *
 * The worlds talk by events, whose `detail` Blink clones from one world to the other, synchronously. A function that
 * crosses becomes a number that the other side may call.
 */

export interface WorldOptions {
  /** Names of this run, that a page cannot guess. */
  link: string
  binding: string
  /** Only the app's own addresses get a preload. */
  hostSuffix: string
  process: Record<string, unknown>
}

type Call = { call: number; args: unknown[]; ticket: string } | { ticket: string; value?: unknown; error?: string; later?: true }

/** One side of the membrane between the worlds. The isolated side calls the page's with `globalThis[link]`. */
export function installMembrane(link: string, own: string, other: string): void {
  type Callable = (...args: unknown[]) => unknown
  const functions: Callable[] = []
  const answers = new Map<string, (answer: Exclude<Call, { call: number }>) => void>()
  const emit = (call: Call) => globalThis.dispatchEvent(new CustomEvent(link + other, { detail: call }))
  const messageOf = (error: unknown) => error instanceof Error ? error.message : String(error)

  function wrap(value: unknown): unknown {
    if (typeof value === 'function') return { [link]: functions.push(value as Callable) - 1 }
    if (Array.isArray(value)) return value.map(wrap)
    if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, wrap(item)]))
  }
  function unwrap(value: unknown): unknown {
    if (Array.isArray(value)) return Object.freeze(value.map(unwrap))
    if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value
    if (link in value) return (...args: unknown[]) => call(value[link as keyof typeof value], args)
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unwrap(item)])))
  }
  function call(id: number, args: unknown[]): unknown {
    const ticket = crypto.randomUUID()
    let now: { value?: unknown; error?: string; later?: true } = { error: 'An object could not be cloned.' }
    answers.set(ticket, (answer) => { now = answer })
    emit({ call: id, args: args.map(wrap), ticket })
    answers.delete(ticket)
    if (now.error !== undefined) throw new Error(now.error)
    if (!now.later) return unwrap(now.value)
    return new Promise((resolve, reject) => {
      answers.set(ticket, ({ value, error }) => {
        answers.delete(ticket)
        if (error === undefined) resolve(unwrap(value))
        else reject(new Error(error))
      })
    })
  }
  globalThis.addEventListener(link + own, (event) => {
    const detail = (event as CustomEvent<Call | null>).detail
    if (detail === null) return
    if (!('call' in detail)) return answers.get(detail.ticket)?.(detail)
    const { ticket, args } = detail
    try {
      const value = functions[detail.call]?.(...args.map(unwrap))
      if (!(value instanceof Promise)) return void emit({ ticket, value: wrap(value) })
      emit({ ticket, later: true })
      value.then((settled) => emit({ ticket, value: wrap(settled) }), (error: unknown) => emit({ ticket, error: messageOf(error) }))
    } catch (error) {
      emit({ ticket, error: messageOf(error) })
    }
  })
  // The first function of the page's side is the one that puts an API on its window.
  if (own === 'isolated') Object.defineProperty(globalThis, link, { value: call })
  else wrap((key: string, api: unknown) => {
    if (key in globalThis) throw new Error('Cannot bind an API on top of an existing property on the window object')
    Object.defineProperty(globalThis, key, { value: api, enumerable: true })
  })
}

type Preload = (require: (name: string) => unknown, process: unknown, module: object, exports: object) => void

/** Runs the preload script, in the isolated world, with what a sandboxed preload has. */
export function runPreload({ link, binding, hostSuffix, process }: WorldOptions, preload: Preload): void {
  if (globalThis.parent !== globalThis.window || !location.hostname.endsWith(hostSuffix)) return
  type Listener = (event: object, ...args: unknown[]) => void
  const world = globalThis as unknown as Record<string, (...args: never[]) => unknown>
  const callMain = world[link] as (id: number, args: unknown[]) => unknown
  const report = world[binding] as (payload: string) => void
  const listeners = new Map<string, { listener: Listener; once: boolean }[]>()
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let last = 0

  const strict = <T extends object>(name: string, object: T): T => new Proxy(object, {
    get(target, key) {
      if (typeof key === 'string' && !(key in target)) throw new Error(`${name}.${key} is not offered by the stand-in.`)
      return Reflect.get(target, key) as unknown
    }
  })
  /** Only plain data crosses here; Electron clones more. */
  function plain(value: unknown): unknown {
    if (typeof value === 'function' || typeof value === 'symbol') throw new Error('An object could not be cloned.')
    if (value === null || typeof value !== 'object') {
      if (typeof value === 'bigint' || Number.isNaN(value)) throw new Error('Sending this value is not offered by the stand-in.')
      return value
    }
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype !== Object.prototype && prototype !== Array.prototype) throw new Error('Sending this object is not offered by the stand-in.')
    Object.values(value).forEach(plain)
    return value
  }
  const post = (kind: string, channel: string, args: unknown[], id = 0) => {
    report(JSON.stringify({ kind, channel, args: args.map((arg) => arg === undefined ? [] : [plain(arg)]), id, url: location.href }))
  }
  const listen = (once: boolean) => (channel: string, listener: Listener) => {
    listeners.set(channel, [...listeners.get(channel) ?? [], { listener, once }])
    return ipcRenderer
  }
  const forget = (channel: string, listener: Listener) => {
    listeners.set(channel, (listeners.get(channel) ?? []).filter((known) => known.listener !== listener))
    return ipcRenderer
  }
  const ipcRenderer: object = strict('ipcRenderer', {
    send: (channel: string, ...args: unknown[]) => { post('send', channel, args) },
    invoke(channel: string, ...args: unknown[]) {
      const answer = Promise.withResolvers<unknown>()
      waiting.set(++last, answer)
      post('invoke', channel, args, last)
      return answer.promise
    },
    on: listen(false), once: listen(true), off: forget, removeListener: forget
  })

  // The main process calls this, and nothing else in this world.
  world[`${binding}Deliver`] = (channel: string | number, args: unknown[][], error?: string) => {
    const values = args.map(([value]) => value)
    if (typeof channel === 'number') {
      const answer = waiting.get(channel)
      waiting.delete(channel)
      if (error === undefined) answer?.resolve(values[0])
      else answer?.reject(new Error(error))
      return
    }
    for (const { listener, once } of listeners.get(channel) ?? []) {
      if (once) forget(channel, listener)
      listener({ sender: ipcRenderer, ports: [] }, ...values)
    }
  }

  const contextBridge = strict('contextBridge', { exposeInMainWorld: (key: string, api: unknown) => callMain(0, [key, api]) })
  // Chromium tells the path of a dropped file to nobody; a file that was made by a script has none in Electron, too.
  const webUtils = strict('webUtils', { getPathForFile: () => '' })
  const modules: Record<string, object> = { electron: strict('electron', { contextBridge, ipcRenderer, webUtils }) }
  const require = (name: string) => {
    if (modules[name]) return modules[name]
    if (/^(node:)?(events|timers|url)$/.test(name)) throw new Error(`require('${name}') is not offered by the stand-in.`)
    throw new Error(`module not found: ${name}`)
  }
  try {
    const module = { exports: {} }
    preload(require, strict('process', process), module, module.exports)
  } catch (error) {
    report(JSON.stringify({ kind: 'preload-error', channel: String(error instanceof Error ? error.stack : error), args: [], id: 0, url: location.href }))
  }
}
