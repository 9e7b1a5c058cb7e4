// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, ref } from 'vue'
import LibrarySidebar from '../../../src/renderer/components/shell/LibrarySidebar.vue'
import SettingsPanel from '../../../src/renderer/components/shell/SettingsPanel.vue'
import { useKeys } from '../../../src/renderer/composables/use-keys.ts'
import { usePageTitle } from '../../../src/renderer/composables/use-page-title.ts'
import { usePaletteItems, type PaletteItem } from '../../../src/renderer/composables/use-palette-items.ts'
import { speak, t } from '../../../src/renderer/lib/words.ts'
import { useLibraryStore } from '../../../src/renderer/stores/library.ts'
import { freshPinia, mountInPage } from '../support/dom.ts'
import { createFakeApi, folder, useFake, type FakeApi } from '../support/fake-api.ts'

vi.mock('../../../src/renderer/api.ts', () => import('../support/fake-api.ts'))

let fake: FakeApi
let pinia = freshPinia()
beforeEach(() => {
  pinia = freshPinia()
  fake = useFake(createFakeApi())
})
afterEach(() => speak('en'))

it('offers each language by its own name, and speaks the chosen one at once', async () => {
  const { wrapper } = await mountInPage(SettingsPanel, { pinia })
  const field = wrapper.get<HTMLSelectElement>('.language-setting select')
  expect(field.findAll('option').map((option) => option.text())).toEqual(['As the system', 'English', '简体中文'])
  await field.setValue('zh-Hans')
  await vi.waitFor(() => { expect(wrapper.get('.language-setting').text()).toContain('语言') })
  expect(fake.settings.language).toBe('zh-Hans')
  expect(wrapper.text()).not.toMatch(/Theme|Light|Export/)
  await field.setValue('en')
  await vi.waitFor(() => { expect(wrapper.get('.language-setting').text()).toContain('Language') })
})

it('redraws the sidebar, with counts, states and names of controls', async () => {
  fake.library = { ...fake.library, folders: [folder('usb', { state: 'offline' })] }
  const { wrapper } = await mountInPage(LibrarySidebar, { pinia })
  await useLibraryStore().load()
  await speak('zh-Hans')
  await flushPromises()
  expect(wrapper.get('nav').attributes('aria-label')).toBe('书库')
  expect(wrapper.text()).toContain('此文件夹目前不存在。')
  const names = wrapper.findAll('[aria-label]').map((one) => one.attributes('aria-label') ?? '')
  expect(names.filter((name) => /[A-Za-z]{2,} [A-Za-z]/.test(name))).toEqual([])
  await speak('en')
  await flushPromises()
  expect(wrapper.get('nav').attributes('aria-label')).toBe('Library')
})

it('names the window in the language that is spoken', async () => {
  await mountInPage(defineComponent({ setup: () => { usePageTitle(() => t('review.title')) }, template: '<i />' }), { pinia })
  expect(document.title).toBe('Review · Lectern')
  await speak('zh-Hans')
  await flushPromises()
  expect(document.title).toBe('回顾 · Lectern')
})

describe('the palette', () => {
  async function listed(typed: string): Promise<PaletteItem[]> {
    const found = ref<PaletteItem[]>([])
    await mountInPage(defineComponent({
      setup() {
        useKeys({ 'notes.export': () => undefined, 'shell.settings': () => undefined })
        const { groups } = usePaletteItems(ref(typed))
        return () => { found.value = groups.value.flatMap(({ items }) => items); return null }
      }
    }), { pinia })
    // Commands count once their component is on screen.
    return found.value
  }

  it('finds a command by its name in the language that is spoken, and marks it', async () => {
    await speak('zh-Hans')
    await listed('>')
    const items = await listed('>导出')
    expect(items.map(({ title, detail, marks }) => ({ title, detail, marks }))).toEqual([{ title: '导出笔记', detail: '笔记', marks: [{ start: 0, end: 2 }] }])
  })

  it('finds it by its English name, too, and still calls it as the page does', async () => {
    await speak('zh-Hans')
    await listed('>')
    const [first] = await listed('>export no')
    expect(first).toMatchObject({ title: '导出笔记', marks: [] })
  })
})
