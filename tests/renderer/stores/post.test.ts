// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { watch } from 'vue'
import { useConnectionStore } from '../../../src/renderer/stores/connection.ts'
import { usePostStore } from '../../../src/renderer/stores/post.ts'
import { LecternError } from '../../../src/shared/errors.ts'
import type { PostChunk } from '../../../src/shared/model.ts'
import { freshPinia } from '../support/dom.ts'
import { createFakeApi, useFake, type FakeApi } from '../support/fake-api.ts'
import { createNotes, openPost, type Notes } from '../support/fake-notes.ts'

vi.mock('../../../src/renderer/api.ts', () => import('../support/fake-api.ts'))

const chunksOf = (id: string, ...html: string[]): PostChunk[] => [
  { type: 'post', post: openPost(id, 'Words.', { warnings: [{ code: 'a', message: 'A.', line: null }] }), sections: html.length },
  ...html.map((html, index) => ({ type: 'section' as const, index, html })),
  { type: 'done', warnings: [{ code: 'b', message: 'B.', line: 3 }] }
]

let fake: FakeApi
let notes: Notes
let store: ReturnType<typeof usePostStore>
beforeEach(() => {
  freshPinia()
  fake = useFake(createFakeApi())
  notes = createNotes(fake)
  notes.chunks.set('f1-1', chunksOf('f1-1', '<p>One</p>', '<p>Two</p>'))
  store = usePostStore()
})
afterEach(() => { useConnectionStore().close(); vi.restoreAllMocks() })

describe('the open post', () => {
  it('holds the post, its sections from the top and all its warnings', async () => {
    await store.load('f1-1')
    expect(store.open).toMatchObject({ total: 2, sections: ['<p>One</p>', '<p>Two</p>'], complete: true })
    expect(store.open?.warnings.map(({ code }) => code)).toEqual(['a', 'b'])
  })

  it('shows what has arrived when the stream breaks off, and says so', async () => {
    const [head, first] = chunksOf('f1-1', '<p>One</p>', '<p>Two</p>')
    Object.assign(fake.api, { openPost: async () => (async function* () { yield head; yield first; throw new LecternError('POST_UNREADABLE') })() })
    await store.load('f1-1')
    expect(store.open).toMatchObject({ sections: ['<p>One</p>'], complete: false })
    expect(store.problem).toMatchObject({ missing: false, message: expect.stringContaining('cannot be read') })
  })

  it('shows the sections of a long post in few steps, the first ones at once', async () => {
    notes.chunks.set('long', chunksOf('long', ...Array.from({ length: 500 }, (_, at) => `<p>${at}</p>`)))
    const seen: number[] = []
    watch(() => store.open?.sections.length ?? 0, (count) => { seen.push(count) }, { flush: 'sync' })
    await store.load('long')
    expect(seen.slice(0, 3)).toEqual([1, 2, 3])
    expect(seen.length).toBeLessThan(50)
    expect(store.open).toMatchObject({ complete: true })
    expect(store.open?.sections).toHaveLength(500)
  })

  it('says that a post is gone', async () => {
    fake.failures.set('openPost', new LecternError('POST_MISSING'))
    await store.load('f1-1')
    expect(store.open).toBeNull()
    expect(store.problem).toMatchObject({ missing: true })
  })

  it('lets a late answer of one post not disturb the next', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    notes.chunks.set('f1-2', chunksOf('f1-2', '<p>Other</p>'))
    fake.gates.set('openPost', promise)
    const first = store.load('f1-1')
    fake.gates.clear()
    await store.load('f1-2')
    resolve(undefined)
    await first
    expect(store.open?.post.id).toBe('f1-2')
  })

  it('counts changes of the open post only, and fetches it again without showing it', async () => {
    void useConnectionStore().start()
    await vi.waitFor(() => { expect(fake.streams).toBe(1) })
    await store.load('f1-1')
    fake.emit({ type: 'post:changed', postId: 'f1-2' })
    fake.emit({ type: 'post:changed', postId: 'f1-1' })
    await vi.waitFor(() => { expect(store.changes).toBe(1) })
    notes.chunks.set('f1-1', chunksOf('f1-1', '<p>New</p>'))
    const next = await store.fetchAgain()
    expect(store.open?.sections).toHaveLength(2)
    expect(next?.sections).toEqual(['<p>New</p>'])
    if (next) store.show(next)
    expect(store.open?.sections).toEqual(['<p>New</p>'])
  })

  it('saves where the reader is', async () => {
    await store.saveReading('f1-1', { offset: 3, progress: 0.5 })
    expect(notes.readings).toEqual([{ id: 'f1-1', position: { offset: 3, progress: 0.5 } }])
    fake.failures.set('saveReading', new LecternError('DISK_FULL'))
    await expect(store.saveReading('f1-1', { offset: 4, progress: 0.5 })).resolves.toBeUndefined()
  })

  it('opens web addresses outside, in a tab where the door cannot', async () => {
    const opened = vi.spyOn(window, 'open').mockReturnValue(null)
    await store.openLink('https://example.org/')
    expect(opened).not.toHaveBeenCalled()
    fake.failures.set('openLink', new LecternError('NOT_OFFERED'))
    await store.openLink('https://example.org/')
    expect(opened).toHaveBeenCalledWith('https://example.org/', '_blank', 'noopener,noreferrer')
  })
})
