import { z } from 'zod'

export const Theme = z.enum(['system', 'paper', 'night'])
export type Theme = z.infer<typeof Theme>

/** Changes to the reader's preferences: what is left out stays as it is. */
export const SettingsPatch = z.object({
  theme: Theme,
  /** Text size of the reading column in px. */
  textSize: z.int().min(14).max(28),
  outline: z.boolean(),
  /** Where new folders keep their journal: beside the posts (travels with them) or in the app's data folder. */
  journal: z.enum(['library', 'app']),
  /** Whether the example notes in the margins of the bundled shelf are shown. */
  examples: z.boolean()
}).partial()
export type SettingsPatch = z.infer<typeof SettingsPatch>

/** The reader's preferences, complete. */
export const Settings = SettingsPatch.required()
export type Settings = z.infer<typeof Settings>
