import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createLink } from '../../src/main/link.ts'
import { LecternError } from '../../src/shared/errors.ts'

interface Offers {
  add: (a: number, b: number) => number
  greet: (port: MessagePort) => Promise<void>
  fail: (kind: string) => Promise<never>
  wait: () => Promise<void>
}

let channel: MessageChannel
beforeEach(() => { channel = new MessageChannel() })
afterEach(() => { channel.port1.close() })

function open() {
  createLink<object, Offers>(channel.port2, {
    add: (a, b) => a + b,
    greet: async (port) => { port.postMessage('hello') },
    fail: async (kind) => {
      if (kind === 'contract') throw new LecternError('DISK_FULL', 'Full.')
      throw Object.assign(new Error('No space.'), kind === 'system' ? { code: 'ENOSPC' } : {})
    },
    wait: () => new Promise(() => undefined)
  })
  return createLink<Offers, object>(channel.port1, {})
}

it('calls the other side, answers matched to calls', async () => {
  const { remote } = open()
  expect(await Promise.all([remote.add(1, 2), remote.add(3, 4)])).toEqual([3, 7])
})

it('hands ports over', async () => {
  const { remote } = open()
  const { port1, port2 } = new MessageChannel()
  const heard = new Promise((resolve) => { port1.once('message', resolve) })
  await remote.greet(port2)
  expect(await heard).toBe('hello')
  port1.close()
})

it('keeps the code of an error', async () => {
  const { remote } = open()
  const failure = remote.fail('contract')
  await expect(failure).rejects.toBeInstanceOf(LecternError)
  await expect(failure).rejects.toMatchObject({ code: 'DISK_FULL', message: 'Full.' })
  await expect(remote.fail('system')).rejects.toMatchObject({ code: 'ENOSPC', message: 'No space.' })
  await expect(remote.fail('plain')).rejects.toThrow('No space.')
})

it('refuses what is not offered', async () => {
  const { remote } = open()
  const others = remote as unknown as Record<string, () => Promise<unknown>>
  await expect(others.toString?.()).rejects.toThrow('Nothing is called "toString" here.')
})

it('rejects what waits, and what comes later, once it is cut', async () => {
  const { remote, cut } = open()
  const waiting = remote.wait()
  cut(new Error('Gone.'))
  await expect(waiting).rejects.toThrow('Gone.')
  await expect(remote.add(1, 2)).rejects.toThrow('Gone.')
})
