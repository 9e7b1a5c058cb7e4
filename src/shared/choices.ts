/** The closed lists of the model and its defaults, apart from the schemas so that the page need not load zod for them. */
import type { Settings } from './model.ts'

export const COLOURS = ['yellow', 'green', 'blue', 'pink', 'violet', 'orange'] as const

/**
 * `highlight` and `underline` mark words, `bookmark` a place (its quote is empty, its position a point), `page` the whole post
 * (quote empty, position 0).
 */
export const ANNOTATION_KINDS = ['highlight', 'underline', 'bookmark', 'page'] as const

/** From this share on a post counts as finished: few readers scroll through the last footnotes. */
export const FINISHED = 0.98

/** From this share on a version of a post counts as read: whoever looked in and left has nothing to be told of changes. */
export const BEGUN = 0.1

/** How far the reader is. `reading`: begun and not finished; `read`: finished, or marked so; `unread`: neither. */
export const SHELVES = ['all', 'reading', 'unread', 'read'] as const

/** What a post can have besides. `annotated`: notes; `changed`: another version than the one that was read. */
export const POST_MARKS = ['annotated', 'changed'] as const

/** What a post holds besides prose and can be listed by. */
export const PLACE_KINDS = ['figure', 'equation', 'table', 'code'] as const

/** What became of a block of a post since it was read. `moved`: its words are the same, in another place. */
export const CHANGE_KINDS = ['added', 'reworded', 'moved', 'removed'] as const
export const BLOCK_KINDS = ['paragraph', 'heading', 'formula', 'code', 'table', 'caption'] as const

export const POST_SORTS = ['date', 'updated', 'title', 'length', 'read', 'progress', 'notes'] as const

export const EXPORT_FORMATS = ['markdown', 'w3c', 'hypothesis', 'readwise', 'anki', 'html', 'csv'] as const

/** What the notebook is ordered and grouped by. */
export const NOTE_SORTS = ['post', 'tag', 'colour', 'date'] as const

/** Themes for light and for dark surroundings. With the choice `system` the system says which of the two. */
export const DAY_THEMES = ['paper', 'sepia', 'contrast'] as const
export const NIGHT_THEMES = ['night', 'black'] as const

/** The colour of links and controls; `theme`: the theme's own. */
export const ACCENTS = ['theme', 'blue', 'green', 'violet', 'graphite'] as const

/** Faces of a post's text; `legible`: whose letters are hard to confuse; `own`: one that is installed, by name. */
export const FACES = ['serif', 'sans', 'legible', 'system', 'own'] as const

/** When a selection shows what can be done with it: at once, when its context menu is asked for, or never. */
export const POPOVER_MODES = ['always', 'menu', 'never'] as const

/** What becomes of a highlight that overlaps one that stands already. */
export const OVERLAP_MODES = ['keep', 'merge', 'ask'] as const

/** Whether quotes, dashes and dots are typeset: as the post's own site would, as they are written, or in every post. */
export const PUNCTUATION_MODES = ['site', 'written', 'typeset'] as const

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  dayTheme: 'paper',
  nightTheme: 'night',
  accent: 'theme',
  face: 'serif',
  ownFace: '',
  textSize: 18,
  lineHeight: 1.68,
  measure: 68,
  letterSpacing: 0,
  justify: false,
  paragraphs: 'spaced',
  numerals: 'lining',
  codeSize: 0.79,
  wrapCode: false,
  folderText: {},
  postText: {},
  outline: true,
  punctuation: 'site',
  journal: 'library',
  examples: true,
  colourNames: {},
  colourMarks: false,
  selectionPopover: 'always',
  snapWords: true,
  overlaps: 'keep',
  reviewPerDay: 10,
  updates: false,
  language: 'system',
  keys: {},
  statistics: true
}
