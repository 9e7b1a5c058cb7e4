// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import HomeView from '../../../src/renderer/views/HomeView.vue'
import { listenToKeys } from '../../../src/renderer/composables/use-keys.ts'
import { useConnectionStore } from '../../../src/renderer/stores/connection.ts'
import { useLibraryStore } from '../../../src/renderer/stores/library.ts'
import { PAGE_SIZE } from '../../../src/renderer/stores/posts.ts'
import { FakeIntersectionObserver, freshPinia, mountInPage } from '../support/dom.ts'
import { createFakeApi, linkFailure, post, posts, useFake, type FakeApi } from '../support/fake-api.ts'

vi.mock('../../../src/renderer/api.ts', () => import('../support/fake-api.ts'))

let fake: FakeApi
let pinia = freshPinia()
beforeEach(() => {
  FakeIntersectionObserver.all = []
  vi.stubGlobal('IntersectionObserver', FakeIntersectionObserver)
  pinia = freshPinia()
  fake = useFake(createFakeApi())
})
afterEach(() => {
  useConnectionStore().close()
  vi.unstubAllGlobals()
})

async function home(at = '/') {
  const mount = await mountInPage(HomeView, { pinia, at })
  await useLibraryStore().load()
  await flushPromises()
  return mount
}
const asked = () => fake.calls.filter(([method]) => method === 'listPosts').map(([, input]) => input)
const greeting = (folderId: string, title: string) => ({ folderId, title, html: `<p>Welcome to <em>${title}</em>.</p>` })

describe('what stands at the top', () => {
  it('is the first greeting, rendered', async () => {
    fake.library = { ...fake.library, greetings: [greeting('f1', 'Notes'), greeting('f2', 'Clippings')] }
    const { wrapper } = await home()
    expect(wrapper.get('h1').text()).toBe('Notes')
    expect(wrapper.get('.text em').text()).toBe('Notes')
    expect(document.title).toBe('Notes · Lectern')
  })

  it('is the greeting of the folder that is shown', async () => {
    fake.library = { ...fake.library, greetings: [greeting('f1', 'Notes'), greeting('f2', 'Clippings')] }
    const { wrapper, router } = await home('/?folder=f2')
    expect(wrapper.get('.text em').text()).toBe('Clippings')
    await router.push('/?folder=f1')
    await flushPromises()
    expect(wrapper.get('.text em').text()).toBe('Notes')
    await router.push('/?shelf=reading')
    await flushPromises()
    expect(wrapper.get('h1').text()).toBe('Reading')
  })

  it('scrolls to a place in the greeting, and does not take its link for an address', async () => {
    fake.library = { ...fake.library, greetings: [{ folderId: 'f1', title: 'Notes', html: '<p><a href="#post-more">More</a></p><h2 id="post-more">More</h2>' }] }
    const { wrapper, router } = await home('/?sort=title')
    const scrolled = vi.fn()
    wrapper.get('#post-more').element.scrollIntoView = scrolled
    const click = new MouseEvent('click', { bubbles: true, cancelable: true })
    wrapper.get('.text a').element.dispatchEvent(click)
    expect(click.defaultPrevented).toBe(true)
    expect(scrolled).toHaveBeenCalledTimes(1)
    expect(router.currentRoute.value.query.sort).toBe('title')
  })

  it('is the post to go on with, with its minutes left', async () => {
    fake.library = { ...fake.library, current: post(5, { title: 'Diffusion', minutes: 26, progress: 0.42 }) }
    const { wrapper } = await home()
    expect(wrapper.get('.continue').text()).toContain('15 min left')
    expect(wrapper.get('.continue a').attributes('href')).toBe('/post/f1-5')
  })

  it('is what the reader should know, until dismissed', async () => {
    fake.library = { ...fake.library, notices: [{ code: 'store-rebuilt', message: 'The index was rebuilt.', line: null }] }
    const { wrapper } = await home()
    expect(wrapper.get('.notices').text()).toContain('The index was rebuilt.')
    await wrapper.get('.notices button').trigger('click')
    expect(wrapper.find('.notices').exists()).toBe(false)
  })
})

describe('the list', () => {
  it('is grouped by year, undated posts last and by themselves', async () => {
    fake.posts = [post(1, { date: '2024-02-01' }), post(2, { date: '2024-01-01' }), post(3, { date: '2023-06-01' }), post(4, { date: null })]
    const { wrapper } = await home()
    expect(wrapper.findAll('.page > *').map((element) => (element.element.tagName === 'H2' ? element.text() : element.get('h3').text())))
      .toEqual(['2024', 'Post 1', 'Post 2', '2023', 'Post 3', 'No date', 'Post 4'])
  })

  it('has no years in any other order', async () => {
    const { wrapper } = await home('/?sort=title')
    expect(wrapper.findAll('.year')).toEqual([])
  })

  it('draws only pages near the window, and boxes of their height for the others', async () => {
    fake.posts = posts(PAGE_SIZE * 50)
    const { wrapper } = await home()
    const pages = wrapper.findAll('.page')
    expect(pages).toHaveLength(50)
    expect(wrapper.findAll('.post-row')).toHaveLength(PAGE_SIZE)
    expect(pages[30]?.attributes('style')).toMatch(/height: \d+px/)
    FakeIntersectionObserver.report([[pages[30]!.element, true]])
    await expect.poll(() => wrapper.findAll('.post-row').length).toBe(PAGE_SIZE * 2)
    expect(wrapper.text()).toContain(`Post ${PAGE_SIZE * 30}`)
  })

  it('keeps the rows that stay when the library changes', async () => {
    const { wrapper } = await home()
    void useConnectionStore().start()
    await flushPromises()
    const row = wrapper.get('[data-post="f1-1"]').element
    fake.posts = [post(99), ...fake.posts]
    fake.emit({ type: 'library:changed' })
    await expect.poll(() => wrapper.findAll('.post-row').length).toBe(4)
    expect(wrapper.get('[data-post="f1-1"]').element).toBe(row)
  })

  it('moves the focus with j and k, stops at the ends, and leaves arrows to scrolling elsewhere', async () => {
    const stop = listenToKeys()
    const { wrapper } = await home()
    const press = async (key: string) => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
      ;(document.activeElement ?? document.body).dispatchEvent(event)
      await flushPromises()
      return event.defaultPrevented
    }
    const focused = () => document.activeElement?.textContent
    expect(await press('ArrowDown')).toBe(false)
    await press('j')
    expect(focused()).toBe('Post 0')
    await press('j')
    expect(await press('ArrowDown')).toBe(true)
    await press('j')
    expect(focused()).toBe('Post 2')
    await press('k')
    expect(focused()).toBe('Post 1')
    await press('/')
    expect(document.activeElement).toBe(wrapper.get('input[type="search"]').element)
    stop()
  })
})

describe('filters', () => {
  it('ask the core for the words, once after the typing', async () => {
    const { wrapper, router } = await home()
    fake.calls.length = 0
    const field = wrapper.get<HTMLInputElement>('input[type="search"]')
    for (const words of ['P', 'Po', 'Post 2']) await field.setValue(words)
    await expect.poll(asked).toMatchObject([{ words: 'Post 2', offset: 0 }])
    await flushPromises()
    expect(router.currentRoute.value.query.words).toBe('Post 2')
    expect(wrapper.get('[role="status"]').text()).toBe('1 post')
  })

  it('sort', async () => {
    const { wrapper } = await home('/?tag=video')
    fake.calls.length = 0
    await wrapper.get('select').setValue('length')
    await expect.poll(asked).toMatchObject([{ sort: 'length', tags: ['video'] }])
  })

  it('show what is left out, and take it off one by one', async () => {
    const { wrapper, router } = await home('/?shelf=reading&folder=f1&tag=video')
    expect(wrapper.findAll('.below .chip').map((chip) => chip.text())).toEqual(['Reading', 'f1', 'video'])
    await wrapper.findAll('.below .chip')[1]?.trigger('click')
    await expect.poll(() => router.currentRoute.value.query).toEqual({ shelf: 'reading', tag: 'video' })
  })
})

describe('in place of a list', () => {
  it('welcomes a reader without folders, with one next step', async () => {
    fake.library = { ...fake.library, folders: [] }
    fake.posts = []
    const { wrapper } = await home()
    expect(wrapper.get('h1').text()).toBe('Welcome to Lectern')
    expect(wrapper.findAll('button')).toHaveLength(1)
    await wrapper.get('button').trigger('click')
    expect(fake.calls.map(([method]) => method)).toContain('chooseFolder')
  })

  it('says that nothing matches, and leads back', async () => {
    const { wrapper } = await home('/?words=zzz')
    expect(wrapper.text()).toContain('Nothing here')
    expect(wrapper.get('.state a').attributes('href')).toBe('/')
  })

  it('shows the shape of what is coming while it loads', async () => {
    const { wrapper } = await mountInPage(HomeView, { pinia })
    expect(wrapper.find('.skeleton').exists()).toBe(true)
    expect(wrapper.find('.state').exists()).toBe(false)
  })

  it('says what went wrong, and tries again', async () => {
    fake.failures.set('getLibrary', linkFailure('OFFLINE'))
    fake.failures.set('listPosts', linkFailure('OFFLINE'))
    const { wrapper } = await home()
    expect(wrapper.get('[role="alert"]').text()).toContain('Lectern does not answer.')
    fake.failures.clear()
    await wrapper.get('[role="alert"] button').trigger('click')
    await flushPromises()
    expect(wrapper.findAll('.post-row')).toHaveLength(3)
  })
})
