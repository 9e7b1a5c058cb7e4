/** The Porter stemmer for English (M. F. Porter, "An algorithm for suffix stripping", 1980). */

const C = '[^aeiou][^aeiouy]*'
const V = '[aeiouy][aeiou]*'
/** A measure of at least one, exactly one, at least two; a vowel in the stem; consonant-vowel-consonant at its end. */
const SOME = new RegExp(`^(?:${C})?${V}${C}`)
const ONE = new RegExp(`^(?:${C})?${V}${C}(?:${V})?$`)
const MANY = new RegExp(`^(?:${C})?${V}${C}${V}${C}`)
const VOWEL = new RegExp(`^(?:${C})?[aeiouy]`)
const CVC = new RegExp(`^${C}[aeiouy][^aeiouwxy]$`)

const STEP_2: Record<string, string> = {
  ational: 'ate', tional: 'tion', enci: 'ence', anci: 'ance', izer: 'ize', bli: 'ble', alli: 'al', entli: 'ent', eli: 'e', ousli: 'ous',
  ization: 'ize', ation: 'ate', ator: 'ate', alism: 'al', iveness: 'ive', fulness: 'ful', ousness: 'ous', aliti: 'al', iviti: 'ive',
  biliti: 'ble', logi: 'log'
}
const STEP_3: Record<string, string> = { icate: 'ic', ative: '', alize: 'al', iciti: 'ic', ical: 'ic', ful: '', ness: '' }
const endsIn = (suffixes: Iterable<string>) => new RegExp(`^(.+?)(${[...suffixes].join('|')})$`)
const SUFFIX_2 = endsIn(Object.keys(STEP_2))
const SUFFIX_3 = endsIn(Object.keys(STEP_3))
const SUFFIX_4 = /^(.+?)(al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize)$/

/** Stems that were asked for lately: a library uses the same words over and over. */
const known = new Map<string, string>()
const MOST_KNOWN = 60_000

/** @param word lower case, `a` to `z` only; anything else comes back as it is */
export function stem(word: string): string {
  if (word.length < 3) return word
  const before = known.get(word)
  if (before !== undefined) return before
  if (known.size >= MOST_KNOWN) known.clear()
  const found = /^[a-z]{3,40}$/.test(word) ? strip(word) : word
  known.set(word, found)
  return found
}

function strip(given: string): string {
  const initialY = given.startsWith('y')
  let word = initialY ? `Y${given.slice(1)}` : given
  word = word.replace(/^(.+?)(ss|i)es$/, '$1$2').replace(/^(.+?)([^s])s$/, '$1$2')
  word = stepPast(word)
  if (word.endsWith('y') && VOWEL.test(word.slice(0, -1))) word = `${word.slice(0, -1)}i`
  word = swap(swap(word, SUFFIX_2, STEP_2), SUFFIX_3, STEP_3)
  const four = SUFFIX_4.exec(word)
  if (four?.[1] !== undefined) {
    if (MANY.test(four[1])) word = four[1]
  } else {
    const ion = /^(.+?[st])ion$/.exec(word)
    if (ion?.[1] !== undefined && MANY.test(ion[1])) word = ion[1]
  }
  if (word.endsWith('e')) {
    const bare = word.slice(0, -1)
    if (MANY.test(bare) || (ONE.test(bare) && !CVC.test(bare))) word = bare
  }
  if (word.endsWith('ll') && MANY.test(word)) word = word.slice(0, -1)
  return initialY ? word.toLowerCase() : word
}

/** `-eed`, `-ed` and `-ing`. */
function stepPast(word: string): string {
  if (word.endsWith('eed')) return SOME.test(word.slice(0, -3)) ? word.slice(0, -1) : word
  const bare = /^(.+?)(?:ed|ing)$/.exec(word)?.[1]
  if (bare === undefined || !VOWEL.test(bare)) return word
  if (/(?:at|bl|iz)$/.test(bare)) return `${bare}e`
  if (/([^aeiouylsz])\1$/.test(bare)) return bare.slice(0, -1)
  return CVC.test(bare) ? `${bare}e` : bare
}

function swap(word: string, suffix: RegExp, by: Record<string, string>): string {
  const [, bare, end] = suffix.exec(word) ?? []
  return bare !== undefined && end !== undefined && SOME.test(bare) ? bare + (by[end] ?? '') : word
}
