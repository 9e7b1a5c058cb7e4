// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { EVERYTHING } from '../../../src/renderer/lib/post-filter.ts'
import { useConnectionStore } from '../../../src/renderer/stores/connection.ts'
import { PAGE_SIZE, usePostsStore } from '../../../src/renderer/stores/posts.ts'
import { freshPinia } from '../support/dom.ts'
import { createFakeApi, createGate, linkFailure, post, posts, useFake, type FakeApi } from '../support/fake-api.ts'

vi.mock('../../../src/renderer/api.ts', () => import('../support/fake-api.ts'))

let fake: FakeApi
beforeEach(() => {
  vi.useFakeTimers()
  freshPinia()
  fake = useFake(createFakeApi({ posts: posts(PAGE_SIZE * 20 + 5) }))
})
afterEach(() => { useConnectionStore().close(); vi.useRealTimers() })

const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms)
const asked = () => fake.calls.filter(([method]) => method === 'listPosts').map(([, input]) => input as { offset: number; limit: number })

describe('the list of posts', () => {
  it('fetches the first page only', async () => {
    const store = usePostsStore()
    await store.show(EVERYTHING)
    expect(asked()).toEqual([{ ...EVERYTHING, offset: 0, limit: PAGE_SIZE }])
    expect(store.pageCount).toBe(21)
    expect(store.postAt(PAGE_SIZE - 1)?.title).toBe(`Post ${PAGE_SIZE - 1}`)
    expect(store.postAt(PAGE_SIZE)).toBeNull()
  })

  it('fetches what comes near the window: neighbours in one call, nothing twice, nothing beyond the end', async () => {
    const store = usePostsStore()
    await store.show(EVERYTHING)
    const first = store.want([0, 1, 2])
    const second = store.want([1, 2, 20, 21])
    await Promise.all([first, second])
    expect(asked().slice(1).map(({ offset, limit }) => [offset / PAGE_SIZE, limit / PAGE_SIZE])).toEqual([[1, 2], [20, 1]])
    expect(store.postAt(20 * PAGE_SIZE + 4)?.title).toBe(`Post ${20 * PAGE_SIZE + 4}`)
  })

  it('waits for pages that are on their way already', async () => {
    const store = usePostsStore()
    await store.show(EVERYTHING)
    const gate = createGate()
    fake.gates.set('listPosts', gate.promise)
    void store.want([0, 1])
    let arrived = false
    const again = store.want([1]).then(() => { arrived = true })
    await settle()
    expect(arrived).toBe(false)
    gate.open()
    await again
    expect(store.postAt(PAGE_SIZE)).not.toBeNull()
  })

  it('asks again once events can be heard: one before that was heard by nobody', async () => {
    const store = usePostsStore()
    await store.show(EVERYTHING)
    void useConnectionStore().start()
    await settle(500)
    expect(asked()).toHaveLength(2)
  })

  it('asks again for what changed while the first list was on its way', async () => {
    const store = usePostsStore()
    void useConnectionStore().start()
    await settle()
    const gate = createGate()
    fake.gates.set('listPosts', gate.promise)
    const shown = store.show(EVERYTHING)
    fake.emit({ type: 'library:changed' })
    await settle(500)
    expect(asked()).toHaveLength(1)
    gate.open()
    await shown
    await settle()
    expect(asked()).toHaveLength(2)
  })

  it('keeps the old list until another one has arrived', async () => {
    const store = usePostsStore()
    await store.show(EVERYTHING)
    const gate = createGate()
    fake.gates.set('listPosts', gate.promise)
    const shown = store.show({ ...EVERYTHING, words: '77' })
    expect(store.waiting).toBe(true)
    expect(store.postAt(0)?.title).toBe('Post 0')
    gate.open()
    await shown
    expect(store.waiting).toBe(false)
    expect(store.postAt(0)?.title).toBe('Post 77')
  })

  it('shows the last list that was asked for, whichever answer comes last', async () => {
    const store = usePostsStore()
    const slow = createGate()
    fake.gates.set('listPosts', slow.promise)
    const old = store.show({ ...EVERYTHING, words: '1' })
    await settle()
    fake.gates.clear()
    await store.show({ ...EVERYTHING, words: '88' })
    slow.open()
    await old
    expect(store.postAt(0)?.title).toBe('Post 88')
    expect(store.filter.words).toBe('88')
  })

  it('does not fetch again what is shown', async () => {
    const store = usePostsStore()
    await store.show(EVERYTHING)
    await store.show({ ...EVERYTHING })
    expect(asked()).toHaveLength(1)
  })
})

describe('when the library changes', () => {
  async function watched() {
    const store = usePostsStore()
    void useConnectionStore().start()
    await store.show(EVERYTHING)
    // It asks once more when it begins to hear.
    await settle(500)
    fake.calls.length = 0
    return store
  }

  it('fetches only the pages near the window again, once for a storm of events', async () => {
    const store = await watched()
    await store.want([3, 4])
    fake.calls.length = 0
    fake.posts = [post(9999), ...fake.posts]
    for (let n = 0; n < 50; n++) fake.emit({ type: 'library:changed' })
    await settle(400)
    expect(asked().map(({ offset, limit }) => [offset / PAGE_SIZE, limit / PAGE_SIZE])).toEqual([[3, 2]])
    expect(store.postAt(3 * PAGE_SIZE)?.title).toBe(`Post ${3 * PAGE_SIZE - 1}`)
  })

  it('answers an event that comes while it fetches', async () => {
    const store = await watched()
    const gate = createGate()
    fake.gates.set('listPosts', gate.promise)
    fake.emit({ type: 'library:changed' })
    await settle(300)
    fake.gates.clear()
    fake.posts = [post(7777)]
    fake.emit({ type: 'library:changed' })
    await settle(10)
    gate.open()
    await settle(600)
    expect(store.total).toBe(1)
  })

  it('waits while the list is not on screen', async () => {
    const store = await watched()
    store.setVisible(false)
    fake.calls.length = 0
    fake.emit({ type: 'reading:saved', postId: 'f1-1', position: { offset: 0, progress: 0.5 } })
    await settle(2000)
    expect(asked()).toEqual([])
    store.setVisible(true)
    await settle()
    expect(asked()).toHaveLength(1)
  })

  it('fetches again after the connection was lost', async () => {
    await watched()
    fake.cut()
    await settle(2000)
    expect(asked()).toHaveLength(1)
  })

  it('keeps the list when it cannot be fetched again', async () => {
    const store = await watched()
    fake.failures.set('listPosts', linkFailure('OFFLINE'))
    fake.emit({ type: 'library:changed' })
    await settle(1000)
    expect(store.problem).toContain('does not answer')
    expect(store.postAt(0)?.title).toBe('Post 0')
  })
})

it('tells why a list cannot be shown, and shows it when asked again', async () => {
  const store = usePostsStore()
  fake.failures.set('listPosts', linkFailure('OFFLINE'))
  await store.show(EVERYTHING)
  expect(store.problem).not.toBe('')
  expect(store.listing).toBeNull()
  fake.failures.clear()
  await store.show(EVERYTHING)
  expect(store.problem).toBe('')
  expect(store.total).toBe(PAGE_SIZE * 20 + 5)
})

it('recovers by itself when the core answers again', async () => {
  const store = usePostsStore()
  fake.failures.set('listPosts', linkFailure('OFFLINE'))
  fake.failures.set('watchEvents', linkFailure('OFFLINE'))
  void useConnectionStore().start()
  await store.show(EVERYTHING)
  fake.failures.clear()
  await settle(3000)
  expect(store.problem).toBe('')
  expect(store.postAt(0)?.title).toBe('Post 0')
})
