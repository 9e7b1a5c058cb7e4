// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import SideScroll from '../../../src/renderer/components/shell/SideScroll.vue'

let top = 0
let bar: HTMLElement
let wrapper: ReturnType<typeof mount>
/** Events of scrolling come after the fact: the test says when. */
const windowScrolled = () => window.dispatchEvent(new Event('scroll'))
const barScrolled = () => bar.dispatchEvent(new Event('scroll'))
const hand = (target: EventTarget) => target.dispatchEvent(new Event('wheel', { bubbles: true }))

beforeEach(() => {
  top = 0
  vi.spyOn(window, 'scrollY', 'get').mockImplementation(() => top)
  vi.spyOn(window, 'scrollTo').mockImplementation(((options: ScrollToOptions) => { top = options.top ?? 0 }) as typeof window.scrollTo)
  wrapper = mount(SideScroll, { attachTo: document.body })
  bar = wrapper.get<HTMLElement>('.side-scroll').element
})
afterEach(() => {
  wrapper.unmount()
  vi.restoreAllMocks()
})

it('follows the window, and does not pull it back while it moves on', () => {
  hand(document.body)
  top = 100
  windowScrolled()
  expect(bar.scrollTop).toBe(100)
  hand(document.body)
  top = 180
  barScrolled()
  expect(top).toBe(180)
  windowScrolled()
  expect(bar.scrollTop).toBe(180)
})

it('leads the window, and is not pulled back while it is dragged on', () => {
  hand(bar)
  bar.scrollTop = 300
  barScrolled()
  expect(top).toBe(300)
  bar.scrollTop = 380
  windowScrolled()
  expect(bar.scrollTop).toBe(380)
  barScrolled()
  expect(top).toBe(380)
})

it('lets the hand change between the bar and the window', () => {
  hand(bar)
  bar.scrollTop = 300
  barScrolled()
  hand(document.body)
  top = 40
  windowScrolled()
  top = 300
  windowScrolled()
  expect(bar.scrollTop).toBe(300)
  hand(bar)
  bar.scrollTop = 40
  barScrolled()
  expect(top).toBe(40)
})
