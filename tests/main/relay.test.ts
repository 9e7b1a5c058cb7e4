import type { MessagePort } from 'node:worker_threads'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createRelay, type Relay } from '../../src/main/relay.ts'

interface FakePage { id: number; sent: unknown[][]; isDestroyed: () => boolean; send: (...args: unknown[]) => void }

const ports: { port: MessagePort; got: unknown[]; closed: boolean }[] = []
let relay: Relay

beforeEach(() => {
  ports.length = 0
  relay = createRelay('channel', (port) => {
    const record = { port, got: [] as unknown[], closed: false }
    port.on('message', (message) => record.got.push(message))
    port.on('close', () => { record.closed = true })
    ports.push(record)
  })
})
afterEach(() => { for (const { port } of ports) port.close() })

function page(id = 1, destroyed = false): FakePage {
  const sent: unknown[][] = []
  return { id, sent, isDestroyed: () => destroyed, send: (...args) => { sent.push(args) } }
}

it('opens one port per page load and carries messages both ways', async () => {
  const first = page(1)
  const second = page(2)
  relay.forward(first, 'a', 'one')
  relay.forward(first, 'a', 'two')
  relay.forward(second, 'b', 'three')
  await vi.waitFor(() => { expect(ports.map(({ got }) => got)).toEqual([['one', 'two'], ['three']]) })
  ports[0]?.port.postMessage('answer')
  await vi.waitFor(() => { expect(first.sent).toEqual([['channel', 'a', 'answer']]) })
  expect(second.sent).toEqual([])
})

it('ends the talk of a page that was reloaded, and answers only to the new load', async () => {
  const reloaded = page()
  relay.forward(reloaded, 'a', 'one')
  relay.forward(reloaded, 'b', 'two')
  await vi.waitFor(() => { expect(ports[0]?.closed).toBe(true) })
  ports[1]?.port.postMessage('answer')
  await vi.waitFor(() => { expect(reloaded.sent).toEqual([['channel', 'b', 'answer']]) })
})

it('closes the port when the page goes', async () => {
  const gone = page()
  relay.forward(gone, 'a', 'one')
  relay.drop(gone)
  await vi.waitFor(() => { expect(ports[0]?.closed).toBe(true) })
  expect(gone.sent).toEqual([])
})

it('tells the page when the core ended, and opens a new port for its next message', async () => {
  const left = page()
  relay.forward(left, 'a', 'one')
  await vi.waitFor(() => { expect(ports[0]?.got).toEqual(['one']) })
  ports[0]?.port.close()
  await vi.waitFor(() => { expect(left.sent).toEqual([['channel', 'a', null]]) })
  relay.forward(left, 'a', 'two')
  await vi.waitFor(() => { expect(ports[1]?.got).toEqual(['two']) })
})

it('sends nothing to a page that is destroyed', async () => {
  const dead = page(1, true)
  relay.forward(dead, 'a', 'one')
  await vi.waitFor(() => { expect(ports[0]?.got).toEqual(['one']) })
  ports[0]?.port.close()
  await vi.waitFor(() => { expect(ports[0]?.closed).toBe(true) })
  expect(dead.sent).toEqual([])
})
