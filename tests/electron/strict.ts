/** Objects that say so when they are asked for something the stand-in lacks. */
import { EventEmitter } from 'node:events'

const refuse = (name: string, member: string) => new Error(`${name}.${member} is not offered by the stand-in.`)
/** What JavaScript itself asks of any object. */
const QUIET = new Set(['then', 'toJSON'])

/** The same object, but an unknown member throws instead of being undefined. Specs may still set members. */
export function strict<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get(target, key) {
      if (typeof key === 'string' && !(key in target) && !QUIET.has(key)) throw refuse(name, key)
      return Reflect.get(target, key) as unknown
    }
  })
}

/**
 * A strict object that also emits events, getters and all.
 *
 * @param silent events that an app may listen for, but that never happen here unless a spec emits them
 */
export function strictEmitter<T extends object>(name: string, members: T, happen: string[], silent: string[] = []): T & EventEmitter {
  const emitter = Object.defineProperties(new EventEmitter(), Object.getOwnPropertyDescriptors(members)) as T & EventEmitter
  const known = new Set([...happen, ...silent])
  for (const add of ['on', 'once', 'addListener', 'prependListener'] as const) {
    const original = emitter[add].bind(emitter)
    emitter[add] = (event: string | symbol, listener: (...args: unknown[]) => void) => {
      if (!known.has(String(event))) throw refuse(name, `on('${String(event)}')`)
      return original(event, listener)
    }
  }
  return strict(name, emitter)
}

/** An event that listeners may prevent. */
export function createEvent<T extends object>(fields: T) {
  const event = { ...fields, defaultPrevented: false, preventDefault: () => { event.defaultPrevented = true } }
  return event
}
