// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, ref } from 'vue'
import ExportForm from '../../../src/renderer/components/exchange/ExportForm.vue'
import ImportDialog from '../../../src/renderer/components/exchange/ImportDialog.vue'
import WriteFolder from '../../../src/renderer/components/exchange/WriteFolder.vue'
import AddFolderDialog from '../../../src/renderer/components/shell/AddFolderDialog.vue'
import LibrarySidebar from '../../../src/renderer/components/shell/LibrarySidebar.vue'
import SettingsPanel from '../../../src/renderer/components/shell/SettingsPanel.vue'
import { useKeys } from '../../../src/renderer/composables/use-keys.ts'
import { usePageTitle } from '../../../src/renderer/composables/use-page-title.ts'
import { usePaletteItems, type PaletteItem } from '../../../src/renderer/composables/use-palette-items.ts'
import { speak, t } from '../../../src/renderer/lib/words.ts'
import { useLibraryStore } from '../../../src/renderer/stores/library.ts'
import { useShellStore } from '../../../src/renderer/stores/shell.ts'
import { freshPinia, mountInPage } from '../support/dom.ts'
import { createFakeApi, failure, folder, useFake, type FakeApi } from '../support/fake-api.ts'

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
  await mountInPage({ setup: () => { usePageTitle(() => t('review.title')) }, template: '<i />' }, { pinia })
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

describe('what went wrong', () => {
  /** What an alert or a state says in English, in Chinese, and in English again. */
  async function follows(selector: string) {
    const said = () => document.body.querySelector(selector)?.textContent.trim() ?? ''
    const english = said()
    await speak('zh-Hans')
    await flushPromises()
    const chinese = said()
    await speak('en')
    await flushPromises()
    expect(said()).toBe(english)
    return [english, chinese] as const
  }
  const submit = async () => {
    document.body.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }))
    await flushPromises()
  }

  it('in the dialog for a folder follows the language, whoever refused it', async () => {
    await mountInPage(AddFolderDialog, { pinia })
    useShellStore().addFolder = { path: '', problem: '' }
    await flushPromises()
    await submit()
    expect(await follows('#folder-problem')).toEqual(['Type the path of a folder, such as /home/you/posts.', '请输入文件夹的路径，例如 /home/you/posts。'])
    fake.failures.set('addFolder', failure('FOLDER_KNOWN'))
    const field = document.body.querySelector<HTMLInputElement>('#folder-path')
    if (field) field.value = '/posts/a'
    field?.dispatchEvent(new Event('input'))
    await submit()
    expect(await follows('#folder-problem')).toEqual(['This folder is already in your library.', '此文件夹已在书库中。'])
  })

  it('in the dialogs for export and import follows, too', async () => {
    for (const method of ['exportNotes', 'writeExport', 'previewImport'] as const) fake.api[method] = (() => Promise.reject(failure('DISK_FULL'))) as never
    const disk = [expect.stringMatching(/^The disk is full/), expect.stringMatching(/^磁盘已满/)]
    const form = await mountInPage(ExportForm, { pinia, props: { scope: {} } })
    await vi.waitFor(() => { expect(document.body.querySelector('[role="alert"]')).not.toBeNull() })
    expect(await follows('[role="alert"]')).toEqual(disk)
    form.wrapper.unmount()

    const folderForm = await mountInPage(WriteFolder, { pinia, props: { request: { filter: {}, single: false } } })
    await submit()
    expect(await follows('#export-folder-state')).toEqual(['Type the path of a folder, such as /home/you/notes.', '请输入文件夹路径，例如 /home/you/notes。'])
    await folderForm.wrapper.get('#export-folder').setValue('/notes')
    await submit()
    expect(await follows('#export-folder-state')).toEqual(disk)
    folderForm.wrapper.unmount()

    await mountInPage(ImportDialog, { pinia })
    useShellStore().importing = true
    await flushPromises()
    const input = document.body.querySelector<HTMLInputElement>('input[type="file"]')
    const choose = async (file: Partial<File>) => {
      Object.defineProperty(input, 'files', { value: [file], configurable: true })
      input?.dispatchEvent(new Event('change'))
      await flushPromises()
    }
    await choose({ name: 'a.json', size: 99_000_000 })
    expect((await follows('[role="alert"]'))[1]).toMatch(/^此文件超过五百万字符/)
    await choose({ name: 'a.json', size: 2, text: () => Promise.resolve('[]') })
    expect(await follows('[role="alert"]')).toEqual(disk)
  })
})
