// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import type { Router } from 'vue-router'
import { useJumps } from '../../../src/renderer/composables/reader/use-jumps.ts'
import type { PostMap } from '../../../src/renderer/composables/reader/use-post-map.ts'
import type { ReadingPlace } from '../../../src/renderer/composables/reader/use-reading-place.ts'
import { nameEntries, startAt } from '../../../src/renderer/lib/entry-places.ts'
import { useTabsStore } from '../../../src/renderer/stores/tabs.ts'
import { createTestRouter, freshPinia, mountInPage } from '../support/dom.ts'

vi.mock('../../../src/renderer/api.ts', () => import('../support/fake-api.ts'))

const jumpTo = vi.fn((_offset: number, _below?: number) => Promise.resolve())
let here = 0
const place = { exact: () => ({ offset: here, below: 2 }), jumpTo } as unknown as ReadingPlace
const Reader = defineComponent({
  setup() {
    useJumps({ post: () => ({ headings: [{ id: 'x', level: 2, text: 'X', start: 70, end: 80, path: [] }] as never, hash: 'h' }), posts: {} as PostMap, place })
    return () => h('p')
  }
})

let router: Router
const push = (to: string) => {
  const { path, query, hash } = router.resolve(to)
  return router.push({ path, query, hash, force: true })
}

beforeEach(async () => {
  sessionStorage.clear()
  const pinia = freshPinia()
  router = createTestRouter()
  nameEntries(router)
  await mountInPage(Reader, { pinia, router, at: '/post/a' })
  jumpTo.mockClear()
})

it('goes to the place that comes with the address on screen, as when sides with one post are swapped, and back again', async () => {
  here = 10
  startAt({ offset: 500, below: 8, hash: 'h' })
  await push('/post/a')
  expect(jumpTo.mock.calls).toEqual([[500, 8]])
  here = 500
  router.back()
  await vi.waitFor(() => { expect(jumpTo.mock.lastCall).toEqual([10, 2]) })
})

it('goes there as well where only the query differs, but makes no jump of its own when a query is taken away', async () => {
  startAt({ offset: 500, below: 8, hash: 'h' })
  await push('/post/a?note=1')
  expect(jumpTo.mock.calls).toEqual([[500, 8]])
  jumpTo.mockClear()
  await router.replace('/post/a')
  expect(jumpTo).not.toHaveBeenCalled()
})

it('leaves it to the reader of another tab', async () => {
  useTabsStore().shown = 'another'
  startAt({ offset: 500, below: 8, hash: 'h' })
  await push('/post/a')
  expect(jumpTo).not.toHaveBeenCalled()
})
