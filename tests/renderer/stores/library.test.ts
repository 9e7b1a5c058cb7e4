// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { speak } from '../../../src/renderer/lib/words.ts'
import { useConnectionStore } from '../../../src/renderer/stores/connection.ts'
import { useLibraryStore } from '../../../src/renderer/stores/library.ts'
import { useShellStore } from '../../../src/renderer/stores/shell.ts'
import { useToastsStore } from '../../../src/renderer/stores/toasts.ts'
import { freshPinia } from '../support/dom.ts'
import { createFakeApi, failure, folder, linkFailure, useFake, type FakeApi } from '../support/fake-api.ts'

vi.mock('../../../src/renderer/api.ts', () => import('../support/fake-api.ts'))

let fake: FakeApi
beforeEach(() => {
  vi.useFakeTimers()
  freshPinia()
  fake = useFake(createFakeApi())
})
afterEach(() => { useConnectionStore().close(); vi.useRealTimers() })
afterEach(() => speak('en'))

const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms)
const paths = () => useLibraryStore().folders.map(({ path }) => path)

describe('choosing a folder', () => {
  it('adds what the system dialog answers', async () => {
    await useLibraryStore().chooseFolder()
    expect(paths()).toContain('/posts/chosen')
  })

  it('does nothing when the reader cancels', async () => {
    fake.api.chooseFolder = (async () => ({ path: null })) as never
    await useLibraryStore().chooseFolder()
    expect(fake.calls).toEqual([])
    expect(useShellStore().addFolder).toBeNull()
  })

  it('asks for a path where there is no system dialog', async () => {
    fake.failures.set('chooseFolder', failure('NOT_OFFERED'))
    await useLibraryStore().chooseFolder()
    expect(useShellStore().addFolder).toEqual({ path: '', problem: '' })
  })

  it('shows why a chosen folder was refused, with its path to mend', async () => {
    fake.failures.set('addFolder', failure('FOLDER_OVERLAPS'))
    await useLibraryStore().chooseFolder()
    expect(useShellStore().addFolder?.path).toBe('/posts/chosen')
    expect(useShellStore().addFolder?.problem).toMatch(/inside another folder/)
  })
})

describe("Lectern's shelf", () => {
  beforeEach(async () => {
    fake.library = { ...fake.library, folders: [folder('shelf', { bundled: true }), folder('f1')], shelf: { path: '/posts/shelf', shown: true } }
    await useLibraryStore().load()
  })

  it('is called in the language that is spoken, and the reader\'s own folders are called as they are', async () => {
    const names = () => useLibraryStore().folders.map(({ name }) => name)
    expect(names()).toEqual(['Lectern\'s shelf', 'f1'])
    await speak('zh-Hans')
    expect(names()).toEqual(['Lectern 自带书架', 'f1'])
  })

  it('is hidden, says where it comes back, and is brought back by its path', async () => {
    await useLibraryStore().showShelf(false)
    expect(paths()).toEqual(['/posts/f1'])
    expect(useToastsStore().toasts.at(-1)?.message).toMatch(/hidden.*Settings/)
    await useLibraryStore().showShelf(true)
    expect(fake.calls).toContainEqual(['addFolder', { path: '/posts/shelf' }])
    expect(paths()).toContain('/posts/shelf')
  })

  it('tells why it cannot come back', async () => {
    await useLibraryStore().showShelf(false)
    fake.failures.set('addFolder', failure('FOLDER_MISSING'))
    await useLibraryStore().showShelf(true)
    expect(useToastsStore().toasts.at(-1)?.message).toMatch(/does not exist/)
  })
})

describe('removing a folder', () => {
  it('is undone by the toast', async () => {
    const store = useLibraryStore()
    await store.load()
    await store.removeFolder(folder('f1'))
    expect(paths()).toEqual([])
    expect(useToastsStore().undo()).toBe(true)
    await settle()
    expect(paths()).toEqual(['/posts/f1'])
  })

  it('says why when it fails', async () => {
    fake.failures.set('removeFolder', linkFailure('OFFLINE'))
    await useLibraryStore().removeFolder(folder('f1'))
    expect(useToastsStore().toasts.map(({ tone, message }) => [tone, message])).toEqual([['error', 'Lectern does not answer.']])
    expect(paths()).toEqual(['/posts/f1'])
  })
})

it('scans again, shows how far it is, and says what it found', async () => {
  const store = useLibraryStore()
  fake.library = { ...fake.library, folders: [folder('f1', { state: 'scanning' })] }
  await store.load()
  await store.rescanFolder(folder('f1', { name: 'notes' }))
  expect(store.scans.get('f1')).toMatchObject({ done: 1, total: 2, path: 'a.md' })
  expect(useToastsStore().toasts.at(-1)?.message).toBe('Scanned “notes”: 1 new, 2 gone.')
  fake.library = { ...fake.library, folders: [folder('f1')] }
  await store.load()
  expect(store.scans.size).toBe(0)
})

it('loads again after a change, and shows the progress of scans as it comes', async () => {
  const store = useLibraryStore()
  void useConnectionStore().start()
  await store.load()
  fake.library = { ...fake.library, counts: { ...fake.library.counts, all: 99 } }
  fake.emit({ type: 'scan:progressed', folderId: 'f1', progress: { done: 5, total: 9, path: 'x', rate: null, left: null } })
  fake.emit({ type: 'library:changed' })
  await settle(10)
  expect(store.scans.get('f1')?.done).toBe(5)
  await settle(500)
  expect(store.library?.counts.all).toBe(99)
})

it('loads again once events can be heard: one before that was heard by nobody', async () => {
  const store = useLibraryStore()
  await store.load()
  fake.library = { ...fake.library, counts: { ...fake.library.counts, all: 99 } }
  void useConnectionStore().start()
  await settle(500)
  expect(store.library?.counts.all).toBe(99)
})

it('keeps what it has when loading again fails', async () => {
  const store = useLibraryStore()
  await store.load()
  fake.failures.set('getLibrary', linkFailure('OFFLINE'))
  await store.load()
  expect(store.problem).toBe('Lectern does not answer.')
  expect(store.library).not.toBeNull()
})

it('shows a dismissed notice no more, and another one still', async () => {
  const notices = [{ code: 'journal-damaged', message: 'One line.', line: null }, { code: 'journal-damaged', message: 'Two lines.', line: null }]
  fake.library = { ...fake.library, notices }
  const store = useLibraryStore()
  await store.load()
  store.dismissNotice(notices[0]!)
  await store.load()
  expect(store.notices.map(({ message }) => message)).toEqual(['Two lines.'])
})

it('opens the guide in the language that is spoken', async () => {
  await useLibraryStore().openGuide()
  await speak('zh-Hans')
  await useLibraryStore().openGuide()
  expect(fake.calls.filter(([method]) => method === 'openGuide')).toEqual([['openGuide', { language: 'en' }], ['openGuide', { language: 'zh-Hans' }]])
})

it('says what went wrong in the language of the moment', async () => {
  fake.failures.set('addFolder', failure('FOLDER_OVERLAPS'))
  await useLibraryStore().chooseFolder()
  fake.failures.set('getLibrary', linkFailure('OFFLINE'))
  await useLibraryStore().load()
  const said = () => [useShellStore().addFolder?.problem, useLibraryStore().problem]
  const english = said()
  expect(english[0]).toMatch(/inside another folder/)
  await speak('zh-Hans')
  expect(said()[0]).toMatch(/^此文件夹位于/)
  await speak('en')
  expect(said()).toEqual(english)
  fake.failures.clear()
  await useLibraryStore().load()
  expect(useLibraryStore().problem).toBe('')
})
