// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import AddFolderDialog from '../../../src/renderer/components/shell/AddFolderDialog.vue'
import KeysSheet from '../../../src/renderer/components/shell/KeysSheet.vue'
import LibrarySidebar from '../../../src/renderer/components/shell/LibrarySidebar.vue'
import SettingsPanel from '../../../src/renderer/components/shell/SettingsPanel.vue'
import ToastRegion from '../../../src/renderer/components/shell/ToastRegion.vue'
import { titleOf } from '../../../src/shared/command-titles.ts'
import { COMMANDS } from '../../../src/shared/commands.ts'
import { useConnectionStore } from '../../../src/renderer/stores/connection.ts'
import { useLibraryStore } from '../../../src/renderer/stores/library.ts'
import { useShellStore } from '../../../src/renderer/stores/shell.ts'
import { useToastsStore } from '../../../src/renderer/stores/toasts.ts'
import { freshPinia, mountInPage } from '../support/dom.ts'
import { createFakeApi, failure, folder, NO_COUNTS, useFake, type FakeApi } from '../support/fake-api.ts'

vi.mock('../../../src/renderer/api.ts', () => import('../support/fake-api.ts'))

let fake: FakeApi
let pinia = freshPinia()
beforeEach(() => {
  pinia = freshPinia()
  fake = useFake(createFakeApi())
})
afterEach(() => { vi.useRealTimers() })

const inBody = <T extends Element = HTMLElement>(selector: string) => document.body.querySelector<T>(selector)

describe('the add-folder dialog', () => {
  async function opened(path = '') {
    const { wrapper } = await mountInPage(AddFolderDialog, { pinia })
    useShellStore().addFolder = { path, problem: '' }
    await flushPromises()
    return wrapper
  }
  const submit = async () => {
    inBody('form')?.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }))
    await flushPromises()
  }

  it('adds the folder and closes', async () => {
    const wrapper = await opened('  /posts/new  ')
    await submit()
    expect(fake.calls).toContainEqual(['addFolder', { path: '/posts/new' }])
    expect(useShellStore().addFolder).toBeNull()
    wrapper.unmount()
  })

  it('says at the field why a path was refused, and stays open', async () => {
    const wrapper = await opened('/posts/nowhere')
    fake.failures.set('addFolder', failure('FOLDER_MISSING'))
    await submit()
    const field = inBody<HTMLInputElement>('#folder-path')
    expect(field?.getAttribute('aria-invalid')).toBe('true')
    expect(inBody(`#${field?.getAttribute('aria-describedby') ?? ''}`)?.textContent).toMatch(/does not exist/)
    expect(document.activeElement).toBe(field)
    wrapper.unmount()
  })

  it('asks for a path before it asks the core', async () => {
    const wrapper = await opened('   ')
    await submit()
    expect(fake.calls).toEqual([])
    expect(inBody('[role="alert"]')?.textContent).toMatch(/path/i)
    wrapper.unmount()
  })
})

describe('the sidebar', () => {
  const mounted = async (at = '/') => {
    const mount = await mountInPage(LibrarySidebar, { pinia, at })
    await useLibraryStore().load()
    await flushPromises()
    return mount.wrapper
  }

  it('is the navigation named Library, with counts', async () => {
    fake.library = { ...fake.library, counts: { ...NO_COUNTS, all: 1204, reading: 3, unread: 12, read: 5, annotated: 4, notes: 9 } }
    const wrapper = await mounted()
    expect(wrapper.get('nav').attributes('aria-label')).toBe('Library')
    expect(wrapper.findAll('.side-link').slice(0, 5).map((link) => link.text().replace(/\s+/, ' '))).toEqual(
      [`All posts${(1204).toLocaleString()}`, 'Reading3', 'Unread12', 'Read5', 'Annotated4'])
  })

  it('marks what is shown, whatever words and order it has', async () => {
    const wrapper = await mounted('/?shelf=reading&words=a&sort=title')
    expect(wrapper.findAll('[aria-current="page"]').map((link) => link.get('.name').text())).toEqual(['Reading'])
    expect(wrapper.get('a.side-link').attributes('href')).toBe('/?sort=title')
  })

  it('tells what is wrong with a folder, and how far a scan is', async () => {
    fake.library = {
      ...fake.library,
      folders: [folder('usb', { state: 'offline', problem: 'The drive is not connected.' }), folder('big', { state: 'scanning' }), folder('new', { state: 'scanning' })]
    }
    const wrapper = await mounted()
    void useConnectionStore().start()
    await flushPromises()
    fake.emit({ type: 'scan:progressed', folderId: 'big', progress: { done: 12, total: 300, path: 'a', rate: null, left: null } })
    await flushPromises()
    expect(wrapper.get('[role="img"]').attributes('aria-label')).toBe('The drive is not connected.')
    expect(wrapper.findAll('.state').map((state) => state.text())).toEqual(['The drive is not connected.', 'Scanning, 12 of 300 Stop', 'Scanning…Stop'])
    useConnectionStore().close()
  })

  it('shows the top tags and the chosen one, and leads to all', async () => {
    fake.library = { ...fake.library, tags: Array.from({ length: 12 }, (_, n) => ({ name: `tag${n}`, posts: 12 - n })) }
    const wrapper = await mounted('/?tag=tag11')
    const names = () => wrapper.findAll('#side-tags .name').map((name) => name.text())
    expect(names()).toHaveLength(9)
    expect(names()).toContain('tag11')
    expect(wrapper.get('.side-link.all').text()).toBe('All 12 tags')
    expect(wrapper.get('.side-link.all').attributes('href')).toBe('/tags')
  })

  it('says that the connection is lost only when it is', async () => {
    const wrapper = await mounted()
    useConnectionStore().state = 'open'
    await flushPromises()
    expect(wrapper.get('[role="status"]').text()).toBe('Offline. All changes saved.')
    useConnectionStore().state = 'lost'
    await flushPromises()
    expect(wrapper.get('[role="status"]').text()).toContain('Connection lost')
  })
})

describe('toasts', () => {
  it('go by themselves, but not while they are pointed at', async () => {
    vi.useFakeTimers()
    const { wrapper } = await mountInPage(ToastRegion, { pinia })
    const store = useToastsStore()
    store.show('Saved.')
    await vi.advanceTimersByTimeAsync(4000)
    await wrapper.get('[role="region"]').trigger('pointerenter')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(wrapper.text()).toContain('Saved.')
    await wrapper.get('[role="region"]').trigger('pointerleave')
    await vi.advanceTimersByTimeAsync(5000)
    expect(store.toasts).toEqual([])
  })

  it('offer what can be undone, and read failures out', async () => {
    const { wrapper } = await mountInPage(ToastRegion, { pinia })
    const run = vi.fn()
    useToastsStore().show('Removed.', { action: { label: 'Undo', run } })
    useToastsStore().fail(failure('DISK_FULL'))
    await flushPromises()
    expect(wrapper.get('[role="alert"]').text()).toContain('disk is full')
    await wrapper.get('[role="status"] .text-button').trigger('click')
    expect(run).toHaveBeenCalledTimes(1)
  })
})

it('lists every command that has keys on the sheet of keys', async () => {
  await mountInPage(KeysSheet, { pinia })
  useShellStore().keys = true
  await flushPromises()
  const text = inBody('[role="dialog"]')?.textContent ?? ''
  expect(COMMANDS.filter(({ id, keys }) => keys.length > 0 && !text.includes(titleOf(id)))).toEqual([])
})

it('changes theme and text size within their bounds', async () => {
  fake.settings = { ...fake.settings, textSize: 28 }
  const { wrapper } = await mountInPage(SettingsPanel, { pinia })
  await wrapper.findAll('[role="radio"]')[2]?.trigger('click')
  await flushPromises()
  expect(fake.settings.theme).toBe('night')
  expect(wrapper.get('[aria-label="Larger text"]').attributes('disabled')).toBeDefined()
  await wrapper.get('[aria-label="Smaller text"]').trigger('click')
  await flushPromises()
  expect(fake.settings.textSize).toBe(27)
})
