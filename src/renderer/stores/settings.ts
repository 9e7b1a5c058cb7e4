import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { DEFAULT_SETTINGS } from '../../shared/choices.ts'
import type { Settings, SettingsPatch } from '../../shared/model.ts'
import { api } from '../api.ts'
import { applyLook } from '../lib/theme.ts'
import { speak } from '../lib/words.ts'
import { useConnectionStore } from './connection.ts'
import { useToastsStore } from './toasts.ts'

/** The reader's preferences, applied to the page as they change, here or in another window. */
export const useSettingsStore = defineStore('settings', () => {
  const connection = useConnectionStore()
  const toasts = useToastsStore()
  const settings = shallowRef<Settings>(DEFAULT_SETTINGS)
  let saves = 0
  const unwritten = new Set<SettingsPatch>()

  function take(value: Settings) {
    settings.value = value
    applyLook(value)
    void speak(value.language)
  }

  async function load() {
    const before = saves
    try {
      const loaded = await api.getSettings()
      if (saves === before) take(loaded)
    } catch {
      // The defaults do; the library shows what is wrong with the connection.
    }
  }

  /** Applies at once. What cannot be written lasts until the window closes, and the reader is told. */
  async function save(patch: SettingsPatch) {
    saves++
    take({ ...settings.value, ...patch })
    unwritten.add(patch)
    try {
      const saved = await api.saveSettings(patch)
      unwritten.delete(patch)
      takeOver(saved)
    } catch (error) {
      unwritten.delete(patch)
      toasts.fail(error)
    }
  }

  /** What the core has, with what is on its way to it: an answer to an earlier change undoes no later one. */
  function takeOver(written: Settings) {
    take(Object.assign({}, written, ...unwritten) as Settings)
  }

  /** Shows a change without keeping it: a slider that moves. */
  function preview(patch: SettingsPatch) {
    take({ ...settings.value, ...patch })
  }

  connection.on('settings:changed', (event) => takeOver(event.settings))
  connection.on('connection:restored', () => void load())

  return { settings, load, save, preview }
})
