import type { Colour } from '../../../shared/model.ts'

/** What the colours are called until the reader calls them otherwise. */
export const COLOUR_NAMES: Record<Colour, string> = { yellow: 'Yellow', green: 'Green', blue: 'Blue', pink: 'Pink', violet: 'Violet', orange: 'Orange' }
/** What stands on a colour for those who do not see it. */
export const COLOUR_LETTERS: Record<Colour, string> = { yellow: 'Y', green: 'G', blue: 'B', pink: 'P', violet: 'V', orange: 'O' }
