import { namesOf } from '../../lib/names-of.ts'

/** What the colours are called until the reader calls them otherwise. */
export const COLOUR_NAMES = namesOf({
  yellow: 'notes.colours.yellow', green: 'notes.colours.green', blue: 'notes.colours.blue',
  pink: 'notes.colours.pink', violet: 'notes.colours.violet', orange: 'notes.colours.orange'
})
/** What stands on a colour for those who do not see it. */
export const COLOUR_LETTERS = namesOf({
  yellow: 'notes.letters.yellow', green: 'notes.letters.green', blue: 'notes.letters.blue',
  pink: 'notes.letters.pink', violet: 'notes.letters.violet', orange: 'notes.letters.orange'
})
