import type { Colour } from '../../../shared/model.ts'

/** What the colours are called for a reader. */
export const COLOUR_NAMES: Record<Colour, string> = { yellow: 'Yellow', green: 'Green', blue: 'Blue', pink: 'Pink', violet: 'Violet', orange: 'Orange' }
