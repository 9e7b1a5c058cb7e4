import { z } from 'zod'
import { OVERLAP_MODES, POPOVER_MODES } from '../choices.ts'
import { Colour } from './annotation.ts'

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
  examples: z.boolean(),
  /** What the reader calls the colours: "Claim", "Question". A colour without a name keeps its own. */
  colourNames: z.partialRecord(Colour, z.string().trim().max(40)),
  /** Each colour also has a line and a letter of its own, for those who tell colours apart with difficulty. */
  colourMarks: z.boolean(),
  selectionPopover: z.enum(POPOVER_MODES),
  /** A highlight that begins or ends within a word takes the whole word. */
  snapWords: z.boolean(),
  overlaps: z.enum(OVERLAP_MODES)
}).partial()
export type SettingsPatch = z.infer<typeof SettingsPatch>

/** The reader's preferences, complete. */
export const Settings = SettingsPatch.required()
export type Settings = z.infer<typeof Settings>
