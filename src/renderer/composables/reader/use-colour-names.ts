import type { Colour } from '../../../shared/model.ts'
import { useSettingsStore } from '../../stores/settings.ts'
import { COLOUR_NAMES } from './colour-names.ts'

/** What the reader calls a colour: "Claim", or just "Yellow". Follows the settings. */
export function useColourNames(): (colour: Colour) => string {
  const store = useSettingsStore()
  return (colour) => store.settings.colourNames[colour]?.trim() || COLOUR_NAMES[colour]
}
