// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useReadingMarksStore } from '../../../src/renderer/stores/reading-marks.ts'
import { createFakeApi, useFake, type FakeApi } from '../support/fake-api.ts'

vi.mock('../../../src/renderer/api.ts', () => import('../support/fake-api.ts'))

/** Channels of one browser: each hears what the others say. */
const channels = new Set<FakeChannel>()
class FakeChannel extends EventTarget {
  readonly name: string
  constructor(name: string) {
    super()
    this.name = name
    channels.add(this)
  }
  postMessage(data: unknown) {
    for (const one of channels) if (one !== this && one.name === this.name) one.dispatchEvent(new MessageEvent('message', { data: structuredClone(data) }))
  }
}

let fake: FakeApi
const page = () => {
  setActivePinia(createPinia())
  return useReadingMarksStore()
}

beforeEach(() => {
  channels.clear()
  vi.stubGlobal('BroadcastChannel', FakeChannel)
  fake = useFake(createFakeApi())
  Object.assign(fake.api, { markPosts: () => Promise.resolve([]) })
})
afterEach(() => { vi.unstubAllGlobals() })

it('tells the other pages what posts were marked as, and when that says no more', async () => {
  const [here, there] = [page(), page()]
  await here.mark(['a', 'b'], 'unread')
  expect([...there.latest]).toEqual([['a', 'unread'], ['b', 'unread']])
  there.forget('a')
  expect([...here.latest]).toEqual([['b', 'unread']])
})

it('takes it back where the core could not', async () => {
  const [here, there] = [page(), page()]
  Object.assign(fake.api, { markPosts: () => Promise.reject(new Error('full')) })
  await here.mark(['a'], 'unread')
  expect([here.latest.size, there.latest.size]).toEqual([0, 0])
})

it('does without where pages cannot speak to each other', async () => {
  vi.stubGlobal('BroadcastChannel', undefined)
  const here = page()
  await here.mark(['a'], 'read')
  expect(here.latest.get('a')).toBe('read')
})
