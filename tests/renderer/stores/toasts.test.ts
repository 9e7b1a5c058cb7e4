// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { speak, t } from '../../../src/renderer/lib/words.ts'
import { codeOf, messageOf } from '../../../src/renderer/stores/failure.ts'
import { useToastsStore } from '../../../src/renderer/stores/toasts.ts'
import { LecternError } from '../../../src/shared/errors.ts'

beforeEach(() => setActivePinia(createPinia()))

it('stays until dismissed when something went wrong, and goes by itself otherwise', () => {
  const store = useToastsStore()
  store.show('Saved.')
  store.fail(new LecternError('DISK_FULL'))
  expect(store.toasts.map(({ duration }) => duration !== null)).toEqual([true, false])
})

it('says the same failure once', () => {
  const store = useToastsStore()
  store.fail(new LecternError('DISK_FULL'))
  store.fail(new LecternError('DISK_FULL'))
  expect(store.toasts).toHaveLength(1)
})

it('shows the last four', () => {
  const store = useToastsStore()
  for (const n of [1, 2, 3, 4, 5, 6]) store.show(String(n))
  expect(store.toasts.map(({ message }) => message)).toEqual(['3', '4', '5', '6'])
})

it('undoes the last thing that can be undone', () => {
  const store = useToastsStore()
  const undone: string[] = []
  store.show('a', { action: { label: 'Undo', run: () => undone.push('a') } })
  store.show('b', { action: { label: 'Undo', run: () => undone.push('b') } })
  store.show('c')
  expect([store.undo(), store.undo(), store.undo()]).toEqual([true, true, false])
  expect(undone).toEqual(['b', 'a'])
})

it('undoes what it offered to undo in another language', async () => {
  const store = useToastsStore()
  const run = vi.fn()
  store.show('a', { action: { label: t('common.undo'), run } })
  await speak('zh-Hans')
  store.show('b', { action: { label: '打开', run: vi.fn() } })
  expect(store.undo()).toBe(true)
  expect(run).toHaveBeenCalledTimes(1)
  await speak('en')
})

it('tells when what a toast offered fails', async () => {
  const store = useToastsStore()
  const id = store.show('Removed.', { action: { label: 'Undo', run: () => Promise.reject(new LecternError('FOLDER_MISSING')) } })
  await store.act(id)
  expect(store.toasts.map(({ tone }) => tone)).toEqual(['error'])
})

it('has words for every failure, and keeps our own defects\' words from the reader', () => {
  expect(messageOf(new LecternError('DISK_FULL'))).toMatch(/disk is full/)
  expect(messageOf({ code: 'OFFLINE', message: '' })).toMatch(/does not answer/)
  expect(messageOf({ code: 'EXPIRED', message: 'Unauthorized' })).toMatch(/terminal/)
  expect(messageOf({ code: 'INTERNAL_SERVER_ERROR', message: 'x is not a function' })).toBe('Something went wrong inside Lectern. Try again.')
  expect([codeOf(null), codeOf('x'), codeOf({ code: 'toString' }), codeOf({ code: 'DISK_FULL' })]).toEqual([null, null, null, 'DISK_FULL'])
})

it('runs an action once', async () => {
  const store = useToastsStore()
  const run = vi.fn()
  const id = store.show('x', { action: { label: 'Undo', run } })
  await Promise.all([store.act(id), store.act(id)])
  expect(run).toHaveBeenCalledTimes(1)
})

it('says a failure that stays in the language of the moment', async () => {
  const store = useToastsStore()
  store.fail(new LecternError('DISK_FULL'))
  await speak('zh-Hans')
  expect(store.toasts[0]?.message).toMatch(/^磁盘已满/)
  await speak('en')
  expect(store.toasts[0]?.message).toMatch(/^The disk is full/)
})
