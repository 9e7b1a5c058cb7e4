// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { remember } from '../../../src/renderer/lib/storage.ts'
import { useConnectionStore } from '../../../src/renderer/stores/connection.ts'
import { postIdIn, useTabsStore } from '../../../src/renderer/stores/tabs.ts'
import { freshPinia } from '../support/dom.ts'
import { createFakeLocks } from '../support/fake-locks.ts'
import { createFakeApi, useFake, type FakeApi } from '../support/fake-api.ts'

vi.mock('../../../src/renderer/api.ts', () => import('../support/fake-api.ts'))
vi.mock('../../../src/renderer/lib/storage.ts', { spy: true })

let fake: FakeApi
let gone: string[] = []
beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  gone = []
  freshPinia()
  fake = useFake(createFakeApi())
  Object.assign(fake.api, {
    describePosts: ({ ids }: { ids: string[] }) => Promise.resolve(ids.map((id) => ({ id, title: `Title of ${id}`, path: `${id}.md`, missing: gone.includes(id) })))
  })
})

const PLACE = { offset: 40, below: 3.5, hash: 'h' }
const posts = () => useTabsStore().tabs.map(({ postId }) => postId)
const shown = () => useTabsStore().now?.postId ?? null

it('reads the post out of an address', () => {
  expect(['/post/f1-2', '/post/f1-2?note=3#x', '/post/a%20b', '/', '/notebook'].map(postIdIn)).toEqual(['f1-2', 'f1-2', 'a b', null, null])
})

it('opens a post in the present tab, and puts new ones behind it in the order they were opened', () => {
  const tabs = useTabsStore()
  tabs.arrive('/post/a', undefined)
  tabs.arrive('/post/b', undefined)
  expect(posts()).toEqual(['b'])
  tabs.openBehind('/post/c')
  tabs.openBehind('/post/d#x')
  expect(posts()).toEqual(['b', 'c', 'd'])
  expect(shown()).toBe('b')
  tabs.arrive('/post/c', tabs.tabs[1]?.id)
  tabs.openBehind('/post/e')
  expect(posts()).toEqual(['b', 'c', 'e', 'd'])
  expect(shown()).toBe('c')
})

it('opens no present tab from the library, so that what is clicked next replaces none', () => {
  const tabs = useTabsStore()
  tabs.openBehind('/post/a')
  tabs.openBehind('/post/b')
  expect(shown()).toBeNull()
  tabs.arrive('/post/c', undefined)
  expect(posts()).toEqual(['a', 'b', 'c'])
})

it('goes round, and after a closed tab to the one that takes its place', () => {
  const tabs = useTabsStore()
  tabs.arrive('/post/a', undefined)
  tabs.openBehind('/post/b')
  tabs.openBehind('/post/c')
  expect([tabs.neighbour(1), tabs.neighbour(-1)].map((tab) => tab?.postId)).toEqual(['b', 'c'])
  expect(tabs.close(tabs.tabs[2]?.id ?? '')).toBeNull()
  expect(tabs.close(tabs.tabs[0]?.id ?? '')?.postId).toBe('b')
  expect(tabs.close(tabs.tabs[0]?.id ?? '')).toBeNull()
  expect(posts()).toEqual([])
})

it('opens closed tabs again where they stood, with their places, the last one first', () => {
  const tabs = useTabsStore()
  tabs.arrive('/post/a', undefined)
  tabs.openBehind('/post/b')
  tabs.leave(tabs.current, PLACE)
  const [a, b] = tabs.tabs.map(({ id }) => id)
  tabs.close(b ?? '')
  tabs.close(a ?? '')
  expect(tabs.reopen()).toMatchObject({ postId: 'a', place: PLACE })
  expect(tabs.reopen()).toMatchObject({ postId: 'b' })
  expect(posts()).toEqual(['a', 'b'])
  expect(tabs.reopen()).toBeNull()
})

it('learns what posts are called, and says which are gone', async () => {
  const tabs = useTabsStore()
  tabs.openBehind('/post/a', 'the link\'s words')
  await flushPromises()
  expect(tabs.tabs[0]).toMatchObject({ title: 'Title of a', missing: false })
  gone = ['a']
  tabs.openBehind('/post/b')
  await flushPromises()
  expect(tabs.tabs.map(({ title, missing }) => [title, missing])).toEqual([['Title of a', true], ['Title of b', false]])
})

it('is there again after a reload, and in the first window of the next start', async () => {
  const before = useTabsStore()
  before.arrive('/post/a', undefined)
  before.openBehind('/post/b#x')
  before.leave(before.current, PLACE)
  const kept = before.tabs.map(({ id, to, place }) => ({ id, to, place }))
  expect(kept).toMatchObject([{ to: '/post/a', place: PLACE }, { to: '/post/b#x', place: null }])
  for (const clear of [() => undefined, () => { sessionStorage.clear() }]) {
    clear()
    freshPinia()
    const after = useTabsStore()
    await after.restore()
    expect(after.tabs.map(({ id, to, place }) => ({ id, to, place }))).toEqual(kept)
    expect(shown()).toBe('a')
  }
})

it('takes over no tabs of another window that is open', async () => {
  useTabsStore().arrive('/post/a', undefined)
  sessionStorage.clear()
  vi.stubGlobal('navigator', { ...navigator, locks: { request: (_name: string, _options: object, use: (lock: null) => unknown) => Promise.resolve(use(null)) } })
  freshPinia()
  await useTabsStore().restore()
  vi.unstubAllGlobals()
  expect(posts()).toEqual([])
})

const nextStart = () => (JSON.parse(localStorage.getItem('lectern:tabs') ?? '{"tabs":[]}') as { tabs: { postId: string }[] }).tabs.map(({ postId }) => postId)

it('leaves what the next start finds to the window that owns it, and owns it when that is gone', async () => {
  const locks = createFakeLocks()
  vi.stubGlobal('navigator', { ...navigator, locks })
  const first = useTabsStore()
  await first.restore()
  first.arrive('/post/a', undefined)
  sessionStorage.clear()
  freshPinia()
  const second = useTabsStore()
  await second.restore()
  second.arrive('/post/b', undefined)
  second.keep()
  expect(nextStart()).toEqual(['a'])
  first.openBehind('/post/c')
  expect(nextStart()).toEqual(['a', 'c'])
  await flushPromises()
  locks.release('lectern:tabs')
  await flushPromises()
  vi.unstubAllGlobals()
  expect(nextStart()).toEqual(['b'])
})

it('keeps the tabs once when posts are called otherwise, and not where nothing differs', async () => {
  const tabs = useTabsStore()
  await tabs.restore()
  tabs.arrive('/post/a', undefined)
  for (const id of ['b', 'c', 'd']) tabs.openBehind(`/post/${id}`)
  await flushPromises()
  const writes = () => vi.mocked(remember).mock.calls.length
  vi.mocked(remember).mockClear()
  tabs.tell('a', { title: 'Title of a', missing: false })
  void useConnectionStore().start()
  await flushPromises()
  fake.emit({ type: 'library:changed' })
  await flushPromises()
  expect(writes()).toBe(0)
  gone = ['b', 'c']
  fake.emit({ type: 'library:changed' })
  await flushPromises()
  expect(tabs.tabs.map(({ missing }) => missing)).toEqual([false, true, true, false])
  expect(writes()).toBe(1)
  useConnectionStore().close()
})

it.each(['{', '{"tabs":7}', '{"tabs":[{"id":1}]}', '{"tabs":[{"id":"x","to":"/notebook","title":"","postId":"a"}],"current":"x"}', '{"tabs":[null]}'])('begins anew where what was kept is damaged: %s', async (text) => {
  sessionStorage.setItem('lectern:tabs', text)
  const tabs = useTabsStore()
  await tabs.restore()
  expect([tabs.tabs, tabs.current]).toEqual([[], null])
})
