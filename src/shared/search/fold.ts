/** How search sees letters: without case and accents, and scripts without spaces as pairs of characters. */

/** Latin letters with marks, and the scripts beside Latin, as parts of words. For use in a class of a RegExp without `u`. */
export const LETTERS = 'A-Za-z0-9\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02af\\u0300-\\u0323\\u0325-\\u052f\\u0531-\\u0587\\u05d0-\\u05ea\\u0620-\\u0669\\u0671-\\u06d3\\u0900-\\u0963\\u0966-\\u0dff\\u10a0-\\u10ff\\u1e00-\\u1fff'

/** Han, Kana, Hangul and Thai: scripts whose words are not parted by spaces, or are too short to stem. */
export const DENSE = '\\u0e01-\\u0e3a\\u0e40-\\u0e4e\\u1100-\\u11ff\\u3005-\\u3007\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u3131-\\u318e\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff\\uff66-\\uff9f'

/** One word, or one run of a dense script. */
// eslint-disable-next-line no-misleading-character-class -- marks count as letters of their own
export const PIECES = new RegExp(`[${DENSE}]+|[${LETTERS}]+`, 'g')
const DENSE_RUN = new RegExp(`[${DENSE}]+`, 'g')
const HAS_DENSE = new RegExp(`[${DENSE}]`)
// eslint-disable-next-line no-control-regex -- ASCII is what is meant
const NOT_ASCII = /[^\x00-\x7f]/
const MARKS = /[\u0300-\u036f]/g

export const isDense = (text: string): boolean => HAS_DENSE.test(text)
export const isAscii = (text: string): boolean => !NOT_ASCII.test(text)

/** Lower case, without the accents of Latin, Greek and Cyrillic letters. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  return isAscii(lower) ? lower : lower.normalize('NFD').replace(MARKS, '').normalize('NFC')
}

/**
 * Text as the index takes it: each run of a dense script as its overlapping pairs and its last character, so that a
 * phrase of pairs finds any part of a run, and a prefix any single character.
 */
export function pairDense(text: string): string {
  return isDense(text) ? text.normalize('NFC').replace(DENSE_RUN, (run) => ` ${pairs(run).join(' ')} ${run.at(-1) ?? ''} `) : text
}

/** The overlapping pairs of a run; the run itself where it is one character. */
export function pairs(run: string): string[] {
  if (run.length < 2) return [run]
  return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2))
}
