// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import { usePages, type Pages } from '../../../src/renderer/composables/use-pages.ts'
import { FakeIntersectionObserver } from '../support/dom.ts'

beforeEach(() => {
  FakeIntersectionObserver.all = []
  vi.stubGlobal('IntersectionObserver', FakeIntersectionObserver)
})
afterEach(() => vi.unstubAllGlobals())

/** An element as high as it is told to be; 0 is one that has no box. */
function box(height: number): Element {
  const element = document.createElement('div')
  element.append(document.createElement('i'))
  element.getBoundingClientRect = () => ({ height }) as DOMRect
  element.getClientRects = () => ({ length: height > 0 ? 1 : 0 }) as DOMRectList
  return element
}

const pinned = ref<number | null>(null)
function pagesOf(): Pages {
  let pages: Pages | undefined
  mount(defineComponent({ setup() { pages = usePages(10, 100, pinned); return () => h('i') } }))
  if (!pages) throw new Error('not set up')
  pinned.value = null
  return pages
}

it('draws the pages near the window and no others', () => {
  const pages = pagesOf()
  const boxes = [box(1000), box(1200), box(900)]
  boxes.forEach((element, page) => pages.watchPage(page, element))
  FakeIntersectionObserver.report([[boxes[1]!, true]])
  expect(pages.near.value).toEqual([0, 1])
  FakeIntersectionObserver.report([[boxes[0]!, false], [boxes[2]!, true]])
  expect(pages.near.value).toEqual([1, 2])
})

it('keeps the height of a page that leaves, and guesses that of one that was never drawn from the others', () => {
  const pages = pagesOf()
  expect(pages.heightOf(7, 10)).toBe(1000)
  const boxes = [box(1500), box(1300)]
  boxes.forEach((element, page) => pages.watchPage(page, element))
  FakeIntersectionObserver.report([[boxes[1]!, true], [boxes[0]!, false]])
  expect(pages.heightOf(0, 10)).toBe(1500)
  expect(pages.heightOf(5, 10)).toBe(1400)
  expect(pages.heightOf(9, 3)).toBe(420)
})

it('draws the page with the focus wherever the window is', () => {
  const pages = pagesOf()
  const boxes = [box(1000), box(1000)]
  boxes.forEach((element, page) => pages.watchPage(page, element))
  pinned.value = 0
  FakeIntersectionObserver.report([[boxes[1]!, true], [boxes[0]!, false]])
  expect(pages.near.value).toEqual([0, 1])
})

it('stays as it is while the whole list is not on screen', () => {
  const pages = pagesOf()
  const hidden = box(0)
  pages.watchPage(0, hidden)
  FakeIntersectionObserver.report([[hidden, false]])
  expect(pages.near.value).toEqual([0])
})

it('lets go of pages that are gone', () => {
  const pages = pagesOf()
  const boxes = [box(1000), box(1000)]
  boxes.forEach((element, page) => pages.watchPage(page, element))
  FakeIntersectionObserver.report([[boxes[1]!, true]])
  pages.watchPage(1, null)
  expect(pages.near.value).toEqual([0])
  expect(FakeIntersectionObserver.all[0]?.targets.size).toBe(1)
})

it('draws nothing for who flies past, and what stands where they stop', () => {
  vi.useFakeTimers()
  const pages = pagesOf()
  const boxes = Array.from({ length: 30 }, () => box(1000))
  boxes.forEach((element, page) => pages.watchPage(page, element))
  const at = (page: number) => {
    vi.stubGlobal('scrollY', page * 1000)
    FakeIntersectionObserver.report(boxes.map((element, n) => [element, n === page]))
  }
  at(5)
  expect(pages.near.value).toEqual([5])
  for (const page of [12, 19, 26]) at(page)
  expect(pages.near.value).toEqual([5])
  vi.advanceTimersByTime(1000)
  expect(pages.near.value).toEqual([26])
  vi.useRealTimers()
})
