import { describe, expect, it } from 'vitest'
import { createEvents } from '../../../src/main/core/events.ts'

const changed = (postId: string) => ({ type: 'post:changed', postId }) as const

describe('events', () => {
  it('reach every listener from the moment it listens, in order', async () => {
    const events = createEvents()
    events.emit(changed('before'))
    const [one, two] = [events.watch(), events.watch()]
    events.emit(changed('a'))
    events.emit(changed('b'))
    for (const listener of [one, two]) {
      expect((await listener.next()).value).toEqual(changed('a'))
      expect((await listener.next()).value).toEqual(changed('b'))
    }
  })

  it('wake a listener that waits', async () => {
    const events = createEvents()
    const next = events.watch().next()
    events.emit(changed('a'))
    expect(await next).toEqual({ done: false, value: changed('a') })
  })

  it('about one thing are told once to a slow listener', async () => {
    const events = createEvents()
    const listener = events.watch()
    for (let done = 0; done < 100; done++) {
      events.emit({ type: 'scan:progressed', folderId: 'f', progress: { rate: null, left: null, done, total: 100, path: '' } })
      events.emit({ type: 'library:changed' })
    }
    expect((await listener.next()).value).toMatchObject({ progress: { done: 99 } })
    expect((await listener.next()).value).toEqual({ type: 'library:changed' })
    events.close()
    expect((await listener.next()).done).toBe(true)
  })

  it('let go of a listener that has stopped listening', async () => {
    const events = createEvents()
    const listener = events.watch()
    for (let n = 0; n < 6000; n++) events.emit(changed(String(n)))
    expect((await listener.next()).done).toBe(true)
  })

  it('end cleanly when the signal aborts, even while waiting', async () => {
    const events = createEvents()
    const stop = new AbortController()
    const next = events.watch(stop.signal).next()
    stop.abort()
    expect((await next).done).toBe(true)
    expect((await events.watch(AbortSignal.abort()).next()).done).toBe(true)
  })

  it('end when the listener returns, even while waiting', async () => {
    const listener = createEvents().watch()
    const next = listener.next()
    await listener.return()
    expect((await next).done).toBe(true)
  })
})
