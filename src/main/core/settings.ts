import { LecternError } from '../../shared/errors.ts'
import { DEFAULT_SETTINGS } from '../../shared/choices.ts'
import { Settings, SettingsPatch, type Warning } from '../../shared/model.ts'
import type { SettingsFile } from './host.ts'

export interface SettingsStore {
  get(): Settings
  /** Throws SETTINGS_UNWRITABLE where they cannot be kept; they hold until the core closes all the same. */
  save(patch: SettingsPatch): Promise<Settings>
  notices(): Warning[]
}

const DAMAGED: Warning = {
  code: 'settings-damaged',
  message: 'Some settings could not be read and are at their defaults.',
  line: null
}

const setAsideNotice = (name: string): Warning => ({
  code: 'settings-set-aside',
  message: `The file of settings was damaged, so they are at their defaults. The old file is kept as ${name} in Lectern's data folder.`,
  line: null
})

/** Reads the preferences. Each one that is damaged gets its default; the others are kept. */
export async function openSettings(file: SettingsFile, onChange: (settings: Settings) => void): Promise<SettingsStore> {
  const notices: Warning[] = []
  let settings = DEFAULT_SETTINGS
  try {
    const { sound, damaged } = soundPart(await file.read())
    settings = { ...settings, ...sound }
    if (damaged) notices.push(DAMAGED)
    const aside = await file.setAside?.() ?? null
    if (aside !== null) notices.push(setAsideNotice(aside))
  } catch {
    notices.push(DAMAGED)
  }
  return {
    get: () => settings,
    async save(patch) {
      settings = Settings.parse({ ...settings, ...patch })
      onChange(settings)
      try {
        await file.write(settings)
      } catch (error) {
        throw new LecternError('SETTINGS_UNWRITABLE', undefined, { cause: error })
      }
      return settings
    },
    notices: () => notices
  }
}

function soundPart(stored: unknown): { sound: SettingsPatch; damaged: boolean } {
  if (stored == null) return { sound: {}, damaged: false }
  if (typeof stored !== 'object') return { sound: {}, damaged: true }
  const known = Object.entries(stored).filter(([name]) => name in SettingsPatch.shape)
  const sound = known.flatMap(([name, value]) => {
    const result = SettingsPatch.safeParse({ [name]: value as unknown })
    return result.success ? [result.data] : []
  })
  return { sound: Object.assign({}, ...sound) as SettingsPatch, damaged: sound.length < known.length }
}
