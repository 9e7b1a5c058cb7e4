// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import type { Router } from 'vue-router'
import TabStrip from '../../../src/renderer/components/reader/TabStrip.vue'
import { runCommand } from '../../../src/renderer/composables/use-keys.ts'
import { useTabs } from '../../../src/renderer/composables/use-tabs.ts'
import { useTabsStore } from '../../../src/renderer/stores/tabs.ts'
import { createTestRouter, freshPinia, mountInPage } from '../support/dom.ts'

vi.mock('../../../src/renderer/api.ts', () => import('../support/fake-api.ts'))

let pinia = freshPinia()
let router: Router
const closed: string[] = []
const Page = defineComponent({
  setup() {
    const tabs = useTabsStore()
    useTabs()
    return () => h('main', { tabindex: -1 }, tabs.tabs.length > 1 ? [h(TabStrip, { onClosed: (title: string) => closed.push(title) })] : [])
  }
})

/** Three posts, the first of them on screen. */
async function openThree() {
  router = createTestRouter()
  const page = await mountInPage(Page, { pinia, router })
  await router.push('/post/a')
  const tabs = useTabsStore()
  tabs.openBehind('/post/b', 'B')
  tabs.openBehind('/post/c', 'C')
  await flushPromises()
  return { ...page, tabs }
}

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  pinia = freshPinia()
  closed.length = 0
})

it('tells another tab to be on screen only once the router has moved there', async () => {
  const { tabs } = await openThree()
  const [a, b] = tabs.tabs
  let pass: () => void = () => undefined
  router.beforeEach(() => new Promise<void>((resolve) => { pass = resolve }))
  expect(tabs.shown).toBe(a?.id)
  runCommand('tab.close')
  await nextTick()
  expect([tabs.current, tabs.shown]).toEqual([b?.id, a?.id])
  await vi.waitFor(() => { pass(); expect(tabs.shown).toBe(b?.id) })
  expect(router.currentRoute.value.path).toBe('/post/b')
})

it('has no tab on screen on other pages', async () => {
  const { tabs } = await openThree()
  await router.push('/notebook')
  expect([tabs.shown, tabs.now?.postId]).toEqual([null, 'a'])
})

it('gives the focus of a tab that was closed by its key to the next one, then to the last, then to the page', async () => {
  const { wrapper } = await openThree()
  const links = () => wrapper.findAll('a')
  links()[1]?.element.focus()
  await links()[1]?.trigger('keydown', { key: 'Delete' })
  await flushPromises()
  expect(closed).toEqual(['B'])
  expect(document.activeElement).toBe(links()[1]?.element)
  await links()[1]?.trigger('keydown', { key: 'Delete' })
  await flushPromises()
  expect(closed).toEqual(['B', 'C'])
  expect(document.activeElement).toBe(wrapper.get('main').element)
})
