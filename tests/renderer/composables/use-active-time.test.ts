// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent } from 'vue'
import { AWAY_AFTER, useActiveTime } from '../../../src/renderer/composables/reader/use-active-time.ts'
import { useReadingTime } from '../../../src/renderer/composables/reader/use-reading-time.ts'

const told: number[] = []
let total = 0
let mounted: { unmount: () => void }
let visibility = 'visible'

beforeEach(() => {
  vi.useFakeTimers()
  visibility = 'visible'
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility as DocumentVisibilityState)
  told.length = 0
  total = 0
  mounted = mount(defineComponent({
    setup() {
      const time = useReadingTime((seconds) => { told.push(seconds) })
      useActiveTime((ms) => { total += ms; time.add(ms) })
      return () => null
    }
  }))
})
afterEach(() => {
  mounted.unmount()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

it('counts a minute after the last sign of the reader, and goes on with the next one', () => {
  vi.advanceTimersByTime(10 * AWAY_AFTER)
  expect(total).toBe(AWAY_AFTER)
  for (const sign of ['scroll', 'keydown', 'pointermove']) {
    window.dispatchEvent(new Event(sign))
    vi.advanceTimersByTime(1000)
  }
  expect(total).toBe(AWAY_AFTER + 3000)
})

it('counts nothing while the page is out of sight, or the machine slept', () => {
  visibility = 'hidden'
  vi.advanceTimersByTime(20_000)
  expect(total).toBe(0)
  visibility = 'visible'
  vi.setSystemTime(Date.now() + 3_600_000)
  window.dispatchEvent(new Event('keydown'))
  vi.advanceTimersByTime(1000)
  expect(total).toBeLessThanOrEqual(3000)
})

it('tells time in parts, and the rest when the page goes or is hidden', () => {
  vi.advanceTimersByTime(35_000)
  expect(told).toEqual([30])
  visibility = 'hidden'
  document.dispatchEvent(new Event('visibilitychange'))
  expect(told).toEqual([30, 5])
  visibility = 'visible'
  vi.advanceTimersByTime(4000)
  mounted.unmount()
  expect(told).toEqual([30, 5, 4])
})
