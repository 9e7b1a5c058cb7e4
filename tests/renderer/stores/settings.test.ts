// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../src/shared/choices.ts'
import { useConnectionStore } from '../../../src/renderer/stores/connection.ts'
import { useSettingsStore } from '../../../src/renderer/stores/settings.ts'
import { useToastsStore } from '../../../src/renderer/stores/toasts.ts'
import { freshPinia } from '../support/dom.ts'
import { createFakeApi, createGate, failure, useFake, type FakeApi } from '../support/fake-api.ts'

vi.mock('../../../src/renderer/api.ts', () => import('../support/fake-api.ts'))

let fake: FakeApi
beforeEach(() => {
  localStorage.clear()
  freshPinia()
  fake = useFake(createFakeApi())
})

const theme = () => document.documentElement.dataset.theme

it('applies what was saved', async () => {
  fake.settings = { ...DEFAULT_SETTINGS, theme: 'night', textSize: 22 }
  await useSettingsStore().load()
  expect(theme()).toBe('night')
  expect(useSettingsStore().settings.textSize).toBe(22)
})

it('applies a change at once, before it is on disk', async () => {
  const gate = createGate()
  fake.gates.set('saveSettings', gate.promise)
  const saved = useSettingsStore().save({ theme: 'night' })
  expect(theme()).toBe('night')
  gate.open()
  await saved
  expect(fake.settings.theme).toBe('night')
})

it('keeps a change that cannot be written, and says so', async () => {
  fake.failures.set('saveSettings', failure('SETTINGS_UNWRITABLE'))
  const store = useSettingsStore()
  await store.save({ textSize: 24 })
  expect(store.settings.textSize).toBe(24)
  expect(useToastsStore().toasts[0]?.message).toMatch(/until you quit/)
})

it('is not set back by a load that was asked for before the change', async () => {
  const gate = createGate()
  fake.gates.set('getSettings', gate.promise)
  const store = useSettingsStore()
  const loaded = store.load()
  await store.save({ theme: 'night' })
  fake.settings = DEFAULT_SETTINGS
  gate.open()
  await loaded
  expect(store.settings.theme).toBe('night')
})

it('takes over what another window changed', async () => {
  const store = useSettingsStore()
  const connection = useConnectionStore()
  void connection.start()
  await vi.waitFor(() => expect(fake.streams).toBe(1))
  fake.emit({ type: 'settings:changed', settings: { ...DEFAULT_SETTINGS, theme: 'paper', textSize: 15 } })
  await vi.waitFor(() => expect(store.settings.textSize).toBe(15))
  expect(theme()).toBe('paper')
  connection.close()
})

it('lets no news of an earlier change undo a later one', async () => {
  const store = useSettingsStore()
  void useConnectionStore().start()
  await vi.waitFor(() => { expect(fake.streams).toBe(1) })
  const gate = createGate()
  fake.gates.set('saveSettings', gate.promise)
  const saved = Promise.all([store.save({ textSize: 20 }), store.save({ colourMarks: true })])
  fake.emit({ type: 'settings:changed', settings: { ...DEFAULT_SETTINGS, textSize: 20, outline: false } })
  await vi.waitFor(() => { expect(store.settings.outline).toBe(false) })
  expect(store.settings).toMatchObject({ textSize: 20, colourMarks: true })
  gate.open()
  await saved
  expect(store.settings).toMatchObject({ textSize: 20, colourMarks: true })
})
