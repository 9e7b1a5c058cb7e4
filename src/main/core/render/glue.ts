/** Marks that must not begin a line, as a browser would let them behind a formula. */
const MARKS = /^[.,;:!?)\]’”、。，；：！？）」』]+/

/** How many characters at the start of `html` stay on the line of the formula before them. */
export const gluedLength = (html: string): number => MARKS.exec(html.slice(0, 10))?.[0].length ?? 0
