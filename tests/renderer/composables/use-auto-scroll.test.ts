// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent } from 'vue'
import { useAutoScroll } from '../../../src/renderer/composables/reader/use-auto-scroll.ts'

let shown = true
let scrolling: ReturnType<typeof useAutoScroll>
const said: string[] = []
let mounted: { unmount: () => void }

beforeEach(() => {
  vi.useFakeTimers()
  shown = true
  said.length = 0
  let top = 0
  vi.spyOn(window, 'scrollY', 'get').mockImplementation(() => top)
  vi.spyOn(window, 'scrollBy').mockImplementation(() => { top++ })
  mounted = mount(defineComponent({ setup() { scrolling = useAutoScroll((message) => said.push(message), () => shown); return () => null } }))
})
afterEach(() => {
  mounted.unmount()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

it('goes on while its side is seen, and stops when it is not', () => {
  scrolling.toggle()
  vi.advanceTimersByTime(2000)
  expect(scrolling.on.value).toBe(true)
  const moved = window.scrollY
  expect(moved).toBeGreaterThan(0)
  shown = false
  vi.advanceTimersByTime(2000)
  expect([scrolling.on.value, window.scrollY]).toEqual([false, moved])
  expect(said).toHaveLength(2)
})
