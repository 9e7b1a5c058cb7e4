import { z } from 'zod'
import { ACCENTS, DAY_THEMES, FACES, NIGHT_THEMES, OVERLAP_MODES, POPOVER_MODES, PUNCTUATION_MODES } from '../choices.ts'
import { LOCALES } from '../words/locales.ts'
import { Colour } from './annotation.ts'

/** What the reader chose, and what that comes to in the page. */
export const Theme = z.enum(['system', ...DAY_THEMES, ...NIGHT_THEMES])
export type Theme = z.infer<typeof Theme>
export type PageTheme = Exclude<Theme, 'system'>

/** How the page looks. */
const look = {
  theme: Theme,
  dayTheme: z.enum(DAY_THEMES),
  nightTheme: z.enum(NIGHT_THEMES),
  accent: z.enum(ACCENTS)
}
export type Look = z.infer<z.ZodObject<typeof look>>

/** How the text of a post is set. Sizes are relative to the text size where no unit is told. */
const Typography = z.object({
  face: z.enum(FACES),
  /** Name of an installed font, for the face `own`. */
  ownFace: z.string().trim().max(80).regex(/^[^"'\\\n;{}]*$/),
  /** In px. */
  textSize: z.int().min(14).max(28),
  lineHeight: z.number().min(1.3).max(2.2),
  /** Width of the column, in characters of middling width. */
  measure: z.int().min(44).max(110),
  /** In em. */
  letterSpacing: z.number().min(0).max(0.1),
  justify: z.boolean(),
  paragraphs: z.enum(['spaced', 'indented']),
  numerals: z.enum(['lining', 'old-style']),
  codeSize: z.number().min(0.65).max(1),
  wrapCode: z.boolean()
})
export type Typography = z.infer<typeof Typography>

/** Changes to the reader's preferences: what is left out stays as it is. */
export const SettingsPatch = z.object({
  ...look,
  ...Typography.shape,
  /** What is set differently in the posts of a folder, and in single posts; by id. */
  folderText: z.record(z.string(), Typography.partial()),
  postText: z.record(z.string(), Typography.partial()),
  outline: z.boolean(),
  punctuation: z.enum(PUNCTUATION_MODES),
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
  overlaps: z.enum(OVERLAP_MODES),
  /** Highlights that come back for review in a day at most; 0: none do. */
  reviewPerDay: z.int().min(0).max(50),
  /** Whether the Electron door may look for new versions at start: the one thing that uses the network. */
  updates: z.boolean(),
  /** Whether the time that is spent reading is kept, on this machine alone, for the page of statistics. */
  statistics: z.boolean(),
  /** What Lectern speaks; `system`: the first of the system's languages that it can. */
  language: z.enum(['system', ...LOCALES]),
  /** The reader's keys, as `Command.keys`, by command; an empty list: none. Commands that are not named keep their own. */
  keys: z.record(z.string().max(60), z.array(z.string().max(40)).max(4))
}).partial()
export type SettingsPatch = z.infer<typeof SettingsPatch>

/** The reader's preferences, complete. */
export const Settings = SettingsPatch.required()
export type Settings = z.infer<typeof Settings>
