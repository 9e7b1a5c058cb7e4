// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import App from '../../src/renderer/App.vue'
import { useShellStore } from '../../src/renderer/stores/shell.ts'
import { createTestRouter, FakeIntersectionObserver, freshPinia, mountInPage } from './support/dom.ts'
import { createFakeApi, linkFailure, useFake, type FakeApi } from './support/fake-api.ts'

vi.mock('../../src/renderer/api.ts', () => import('./support/fake-api.ts'))

let fake: FakeApi
let narrow = false
beforeEach(() => {
  localStorage.clear()
  narrow = false
  vi.stubGlobal('IntersectionObserver', FakeIntersectionObserver)
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes('max-width') && narrow, addEventListener: vi.fn(), removeEventListener: vi.fn() }))
  fake = useFake(createFakeApi())
})
afterEach(() => { vi.unstubAllGlobals() })

async function app() {
  const pinia = freshPinia()
  const { wrapper } = await mountInPage(App, { pinia, router: createTestRouter({ template: '<p>home</p>' }) })
  await flushPromises()
  return wrapper
}
const press = async (key: string, options: KeyboardEventInit = {}) => {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options }))
  await flushPromises()
}

it('has the landmarks Library and main', async () => {
  const wrapper = await app()
  expect(wrapper.findAll('nav').map((nav) => nav.attributes('aria-label'))).toEqual(['Library'])
  expect(wrapper.get('main').text()).toBe('home')
  wrapper.unmount()
})

it('listens before it asks, so that no change falls between', async () => {
  const wrapper = await app()
  const order = fake.calls.map(([method]) => method)
  expect(order.indexOf('watchEvents')).toBeLessThan(order.indexOf('getLibrary'))
  wrapper.unmount()
  await flushPromises()
  expect(fake.streams).toBe(0)
})

it('hides the sidebar, and remembers that', async () => {
  const first = await app()
  await press('\\', { ctrlKey: true })
  expect(first.find('nav').exists()).toBe(false)
  first.unmount()
  const second = await app()
  expect(second.find('nav').exists()).toBe(false)
  await second.get('[aria-label="Show the sidebar"]').trigger('click')
  expect(second.find('nav').exists()).toBe(true)
  second.unmount()
})

it('opens the sidebar over the page where the window is narrow', async () => {
  narrow = true
  const wrapper = await app()
  expect(document.querySelector('nav')).toBeNull()
  await wrapper.get('[aria-label="Show the sidebar"]').trigger('click')
  await flushPromises()
  expect(document.querySelector('[role="dialog"] nav')).not.toBeNull()
  wrapper.unmount()
})

it('opens settings and the sheet of keys', async () => {
  const wrapper = await app()
  await press(',', { ctrlKey: true })
  expect(document.querySelector('[role="dialog"]')?.textContent).toContain('All keys')
  await press(',', { ctrlKey: true })
  expect(useShellStore().settings).toBe(false)
  await press('?')
  expect(useShellStore().keys).toBe(true)
  wrapper.unmount()
})

it('shows one calm page when the door does not know the window', async () => {
  fake.failures.set('watchEvents', linkFailure('EXPIRED'))
  const wrapper = await app()
  expect(wrapper.get('h1').text()).toContain('fresh address')
  expect(wrapper.text()).toContain('open the address it printed')
  expect(wrapper.find('nav').exists()).toBe(false)
  wrapper.unmount()
})
