// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { EVERYTHING } from '../../../src/renderer/lib/post-filter.ts'
import { partsOf } from '../../../src/renderer/lib/filter-names.ts'
import { useCollectionsStore } from '../../../src/renderer/stores/collections.ts'
import { useLibraryStore } from '../../../src/renderer/stores/library.ts'
import { usePostSelectionStore } from '../../../src/renderer/stores/post-selection.ts'
import { PAGE_SIZE, usePostsStore } from '../../../src/renderer/stores/posts.ts'
import { useReadingMarksStore } from '../../../src/renderer/stores/reading-marks.ts'
import { useToastsStore } from '../../../src/renderer/stores/toasts.ts'
import { freshPinia } from '../support/dom.ts'
import { createFakeApi, linkFailure, posts, useFake, type FakeApi } from '../support/fake-api.ts'

vi.mock('../../../src/renderer/api.ts', () => import('../support/fake-api.ts'))

let fake: FakeApi
beforeEach(() => {
  freshPinia()
  fake = useFake(createFakeApi({ posts: posts(PAGE_SIZE * 30) }))
})
const said = () => useToastsStore().toasts.map(({ message }) => message)
const calls = (name: string) => fake.calls.filter(([method]) => method === name).map(([, input]) => input)

describe('selecting posts', () => {
  it('takes a range of rows that were not fetched yet, and lets go of what a shorter range leaves out', async () => {
    const store = usePostsStore()
    const selection = usePostSelectionStore()
    await store.show(EVERYTHING)
    selection.toggle(2)
    await selection.extend(PAGE_SIZE * 3)
    expect(selection.byId.size).toBe(PAGE_SIZE * 3 - 1)
    await selection.extend(4)
    expect(selection.ids).toEqual(['f1-2', 'f1-3', 'f1-4'])
    await selection.selectAll()
    expect(selection.byId.size).toBe(PAGE_SIZE * 30)
    selection.toggle(0)
    expect(selection.byId.has('f1-0')).toBe(false)
    selection.clear()
    expect(selection.ids).toEqual([])
  })
})

describe('marking posts', () => {
  it('says how many are different, and takes it back', async () => {
    const marks = useReadingMarksStore()
    await marks.mark(['f1-1', 'f1-2'], 'read')
    expect(said()).toEqual(['Marked 2 posts as read'])
    expect(useToastsStore().undo()).toBe(true)
    await expect.poll(() => calls('restoreReading')).toEqual([{ readings: [{ id: 'f1-1', reading: null }, { id: 'f1-2', reading: null }] }])
    await marks.mark(['f1-1'], 'read')
    expect(said()).toEqual(['Nothing to mark: all are read already'])
  })

  it('takes thousands in a few calls, and says what could not be marked', async () => {
    fake.posts = posts(12_000)
    const marks = useReadingMarksStore()
    await marks.mark(fake.posts.map(({ id }) => id), 'read')
    expect(calls('markPosts')).toHaveLength(3)
    expect(said()).toEqual([`Marked ${(12_000).toLocaleString()} posts as read`])
    fake.failures.set('markPosts', linkFailure('OFFLINE'))
    await marks.mark(['f1-1'], 'unread')
    expect(said().at(-1)).toBe('Lectern does not answer.')
    expect(marks.busy).toBe(false)
  })
})

describe('collections', () => {
  const filter = { ...EVERYTHING, tags: ['rust'], period: '2024' }

  it('are saved, renamed and deleted, each time with a way back', async () => {
    const store = useCollectionsStore()
    const names = () => store.all.map(({ name }) => name)
    await useLibraryStore().load()
    await store.add('Rust', filter)
    expect(store.all).toMatchObject([{ name: 'Rust', filter }])
    await store.change(store.all[0]!, { name: 'Rust of 2024' }, 'Renamed')
    expect(names()).toEqual(['Rust of 2024'])
    await store.remove(store.all[0]!)
    expect(names()).toEqual([])
    for (const before of [['Rust of 2024'], ['Rust'], []]) {
      expect(useToastsStore().undo()).toBe(true)
      await expect.poll(names).toEqual(before)
    }
  })

  it('say why they could not be saved', async () => {
    fake.failures.set('saveCollection', linkFailure('OFFLINE'))
    expect(await useCollectionsStore().add('Rust', filter)).toBe(false)
    expect(said()).toEqual(['Lectern does not answer.'])
  })
})

it('names each part of a filter with the filter that is left without it', () => {
  const filter = { ...EVERYTHING, shelf: 'unread' as const, marks: ['annotated' as const], tags: ['a', 'b'], author: 'Ada', period: '2024-05', folderId: 'f' }
  const parts = partsOf(filter, () => 'Notes')
  expect(parts.map(({ name }) => name)).toEqual(['Unread', 'Annotated', 'Notes', 'a', 'b', 'Ada', expect.stringContaining('2024')])
  expect(parts[3]?.without).toEqual({ tags: ['b'] })
  expect(parts[1]?.without).toEqual({ marks: [] })
})
