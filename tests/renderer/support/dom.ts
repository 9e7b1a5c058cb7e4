/** What happy-dom lacks for the page's shell. */
import { createPinia, setActivePinia, type Pinia } from 'pinia'
import { enableAutoUnmount, mount, type VueWrapper } from '@vue/test-utils'
import { TooltipProvider } from 'reka-ui'
import { afterEach } from 'vitest'
import { defineComponent, h, type Component } from 'vue'
import { wordsPlugin } from '../../../src/renderer/lib/words.ts'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'

// A component that stays mounted would go on hearing events, in a document that is empty by then.
enableAutoUnmount((unmountAll) => {
  afterEach(() => {
    unmountAll()
    if (typeof document !== 'undefined') document.body.innerHTML = ''
  })
})

/** Lets the test say what the browser would: which elements are near the window. */
export class FakeIntersectionObserver {
  static all: FakeIntersectionObserver[] = []
  readonly targets = new Set<Element>()
  readonly callback: IntersectionObserverCallback

  constructor(callback: IntersectionObserverCallback) {
    this.callback = callback
    FakeIntersectionObserver.all.push(this)
  }

  observe(element: Element) { this.targets.add(element) }
  unobserve(element: Element) { this.targets.delete(element) }
  disconnect() { this.targets.clear() }
  takeRecords() { return [] }

  static report(entries: [Element, boolean][]) {
    for (const observer of this.all) {
      const mine = entries.filter(([target]) => observer.targets.has(target))
      if (mine.length === 0) continue
      observer.callback(mine.map(([target, isIntersecting]) => ({ target, isIntersecting }) as IntersectionObserverEntry), observer as unknown as IntersectionObserver)
    }
  }
}

/** Fresh stores; call before each test. */
export function freshPinia(): Pinia {
  const pinia = createPinia()
  setActivePinia(pinia)
  return pinia
}

export function createTestRouter(home: Component = { template: '<div />' }): Router {
  return createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', name: 'home', component: home },
      { path: '/post/:id', name: 'post', component: { template: '<div />' } },
      ...['notebook', 'review', 'attention', 'trash', 'problems', 'archive', 'tags', 'authors'].map((name) => ({ path: `/${name}`, name, component: { template: '<div />' } }))
    ]
  })
}

/** Mounts a component into the document as the page would: with stores, router and tooltips. */
export async function mountInPage(component: Component, options: { props?: Record<string, unknown>; pinia?: Pinia; router?: Router; at?: string } = {}) {
  const router = options.router ?? createTestRouter()
  await router.push(options.at ?? '/')
  const page = defineComponent({ render: () => h(TooltipProvider, null, () => h(component, options.props)) })
  const wrapper: VueWrapper = mount(page, { attachTo: document.body, global: { plugins: [options.pinia ?? freshPinia(), router, wordsPlugin] } })
  return { wrapper, router }
}
