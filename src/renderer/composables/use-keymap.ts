import { computed } from 'vue'
import { COMMANDS, type CommandId } from '../../shared/commands.ts'
import { choose, isChanged, keysOf, sharersOf } from '../../shared/keymap.ts'
import { t } from '../lib/words.ts'
import { useSettingsStore } from '../stores/settings.ts'
import { keyNames } from './key-match.ts'

/** The keys of commands as the reader has them, and others for them. */
export function useKeymap() {
  const settings = useSettingsStore()
  const choices = computed(() => settings.settings.keys)
  return {
    keysOf: (id: CommandId) => keysOf(id, choices.value),
    isChanged: (id: CommandId) => isChanged(id, choices.value),
    /** What else answers to one of the command's keys in the same place. */
    sharers: (id: CommandId) => [...new Set(keysOf(id, choices.value).flatMap((keys) => sharersOf(id, keys, choices.value)))],
    /** Words for a button, with the key that does the same: “Underline (u)”. */
    hint(words: string, id: CommandId): string {
      const [keys] = keysOf(id, choices.value)
      return keys === undefined ? words : t('keyChoices.hint', { words, keys: keyNames(keys).join('+') })
    },
    /** How many commands have other keys than their own. */
    changed: computed(() => COMMANDS.filter(({ id }) => isChanged(id, choices.value)).length),
    /** @param keys null gives the command its own back */
    choose: (id: CommandId, keys: readonly string[] | null) => settings.save({ keys: toRecord(choose(id, keys, choices.value)) }),
    resetAll: () => settings.save({ keys: {} })
  }
}

const toRecord = (choices: Readonly<Record<string, readonly string[]>>) => Object.fromEntries(Object.entries(choices).map(([id, keys]) => [id, [...keys]]))
