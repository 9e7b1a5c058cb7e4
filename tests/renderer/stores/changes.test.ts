// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { BlockChange, PostChanges } from '../../../src/shared/model.ts'
import { useChangesStore } from '../../../src/renderer/stores/changes.ts'
import { useConnectionStore } from '../../../src/renderer/stores/connection.ts'
import { useToastsStore } from '../../../src/renderer/stores/toasts.ts'
import { freshPinia } from '../support/dom.ts'
import { createFakeApi, failure, useFake, type FakeApi } from '../support/fake-api.ts'

vi.mock('../../../src/renderer/api.ts', () => import('../support/fake-api.ts'))

const reworded: BlockChange = { change: 'reworded', block: 'paragraph', section: '', then: 'old', formulas: [], start: 0, end: 3 }
let fake: FakeApi
let store: ReturnType<typeof useChangesStore>
/** What the core would answer, and the version that counts as read there. */
let answer: PostChanges | null
let seen: string

beforeEach(async () => {
  freshPinia()
  fake = useFake(createFakeApi())
  seen = 'v1'
  answer = { seen: 'v1', hash: 'v2', known: true, changes: [reworded] }
  Object.assign(fake.api, {
    getChanges: (input: unknown) => {
      fake.calls.push(['getChanges', input])
      return Promise.resolve(seen === 'v2' ? null : structuredClone(answer))
    },
    markSeen: ({ hash }: { hash: string }) => {
      const error = fake.failures.get('markSeen')
      if (error !== undefined) return Promise.reject(error as Error)
      const before = seen
      seen = hash
      return Promise.resolve({ before })
    }
  })
  store = useChangesStore()
  void useConnectionStore().start()
  await vi.waitFor(() => { expect(fake.streams).toBe(1) })
})
afterEach(() => { useConnectionStore().close() })

const calls = () => fake.calls.filter(([method]) => method === 'getChanges').length
const open = (changed = true, hash = 'v2') => store.show({ id: 'f1-1', hash, changed })

describe('what changed in the open post', () => {
  it('is asked for only where the library says that it changed', async () => {
    await open(false)
    expect([calls(), store.found]).toEqual([0, null])
    const asking = open()
    expect(store.loading).toBe(true)
    await asking
    expect([store.loading, store.found?.changes]).toEqual([false, [reworded]])
  })

  it('is not told of a version that is not on screen', async () => {
    await open(true, 'v3')
    expect(store.found).toBeNull()
  })

  it('is settled by the reader, taken back by the toast, and stays where that cannot be saved', async () => {
    await open()
    await store.markSeen()
    expect([seen, store.found]).toEqual(['v2', null])
    const [toast] = useToastsStore().toasts
    expect(toast?.message).toBe('Marked the changes as seen')
    await useToastsStore().act(toast!.id)
    expect([seen, store.found?.changes.length]).toEqual(['v1', 1])
    fake.failures.set('markSeen', failure('DISK_FULL'))
    await store.markSeen()
    expect(store.found).not.toBeNull()
    expect(useToastsStore().toasts.at(-1)?.tone).toBe('error')
  })

  it('goes where another window settled it, and is the same object while nothing changed', async () => {
    await open()
    const before = store.found
    fake.emit({ type: 'library:changed' })
    await vi.waitFor(() => { expect(calls()).toBe(2) })
    expect(store.found).toBe(before)
    seen = 'v2'
    fake.emit({ type: 'library:changed' })
    await vi.waitFor(() => { expect(store.found).toBeNull() })
  })

  it('settles by itself where the words are the same, and says so until the post is left', async () => {
    answer = { seen: 'v1', hash: 'v2', known: true, changes: [] }
    await open()
    expect(seen).toBe('v2')
    expect(store.found?.changes).toEqual([])
    expect(useToastsStore().toasts).toEqual([])
    await store.show(null)
    expect(store.found).toBeNull()
  })

  it('does not settle by itself where the old words are not known', async () => {
    answer = { seen: 'v1', hash: 'v2', known: false, changes: [] }
    await open()
    expect([seen, store.found?.known]).toEqual(['v1', false])
  })
})
