// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useConnectionStore } from '../../../src/renderer/stores/connection.ts'
import { freshPinia } from '../support/dom.ts'
import { createFakeApi, linkFailure, useFake } from '../support/fake-api.ts'

vi.mock('../../../src/renderer/api.ts', () => import('../support/fake-api.ts'))

beforeEach(() => { vi.useFakeTimers(); freshPinia() })
afterEach(() => { useConnectionStore().close(); vi.useRealTimers() })

const settle = () => vi.advanceTimersByTimeAsync(0)

it('hands events to those who listen, and to nobody after they stop', async () => {
  const fake = useFake()
  const connection = useConnectionStore()
  const heard: string[] = []
  const stop = connection.on('post:changed', ({ postId }) => heard.push(postId))
  void connection.start()
  await settle()
  expect(connection.state).toBe('open')
  fake.emit({ type: 'post:changed', postId: 'a' })
  fake.emit({ type: 'library:changed' })
  await settle()
  stop()
  fake.emit({ type: 'post:changed', postId: 'b' })
  await settle()
  expect(heard).toEqual(['a'])
})

it('opens one stream however often it is started', async () => {
  const fake = useFake()
  const connection = useConnectionStore()
  void connection.start()
  void connection.start()
  await settle()
  expect(fake.streams).toBe(1)
})

it('opens the stream again when it ends, and says that events were missed', async () => {
  const fake = useFake()
  const connection = useConnectionStore()
  const restored = vi.fn()
  connection.on('connection:restored', restored)
  void connection.start()
  await settle()
  expect(restored).not.toHaveBeenCalled()
  fake.cut()
  await settle()
  expect(connection.state).toBe('lost')
  await vi.advanceTimersByTimeAsync(600)
  expect(connection.state).toBe('open')
  expect(fake.streams).toBe(1)
  expect(restored).toHaveBeenCalledTimes(1)
})

it('waits longer and longer while the core does not answer, and tries at once when asked', async () => {
  const fake = useFake()
  const connection = useConnectionStore()
  fake.failures.set('watchEvents', linkFailure('OFFLINE'))
  void connection.start()
  await vi.advanceTimersByTimeAsync(60_000)
  const tries = fake.calls.length
  expect(tries).toBeGreaterThan(6)
  expect(tries).toBeLessThan(14)
  fake.failures.clear()
  connection.retry()
  await settle()
  expect(connection.state).toBe('open')
})

it('gives up when the door does not know the page', async () => {
  const fake = useFake(createFakeApi())
  fake.failures.set('watchEvents', linkFailure('EXPIRED'))
  const connection = useConnectionStore()
  await connection.start()
  expect(connection.state).toBe('expired')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(fake.calls).toHaveLength(1)
})

it('lets one listener that fails keep nothing from the others', async () => {
  const fake = useFake()
  const report = vi.fn()
  vi.stubGlobal('reportError', report)
  const connection = useConnectionStore()
  const heard = vi.fn()
  connection.on('library:changed', () => { throw new Error('broken') })
  connection.on('library:changed', heard)
  void connection.start()
  await settle()
  fake.emit({ type: 'library:changed' })
  await settle()
  expect(heard).toHaveBeenCalledTimes(1)
  expect(report).toHaveBeenCalledTimes(1)
  vi.unstubAllGlobals()
})

it('takes events from the page around it where it is the other side, and opens no stream', async () => {
  const fake = useFake()
  const page = useConnectionStore()
  vi.stubGlobal('parent', { lecternHost: { listen: page.relay } })
  freshPinia()
  const pane = useConnectionStore()
  const heard: string[] = []
  pane.on('post:changed', ({ postId }) => heard.push(postId))
  const opened = vi.fn()
  pane.on('connection:opened', opened)
  void pane.start()
  await settle()
  expect([pane.state, fake.streams]).toEqual(['connecting', 0])
  void page.start()
  await settle()
  expect([pane.state, fake.streams]).toEqual(['open', 1])
  fake.emit({ type: 'post:changed', postId: 'a' })
  await settle()
  pane.close()
  fake.emit({ type: 'post:changed', postId: 'b' })
  await settle()
  expect(heard).toEqual(['a'])
  // A frame that comes later is told at once that events are heard.
  void pane.start()
  expect(opened).toHaveBeenCalledTimes(2)
  pane.close()
  page.close()
  vi.unstubAllGlobals()
})
