const WORDS_A_MINUTE = 220
const CJK_A_MINUTE = 400

/** Characters of scripts that are written without spaces: kana and the Han ideographs of the basic plane and above. */
const isCjk = (code: number): boolean =>
  code >= 0x3040 && (code <= 0x30ff || (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff))

const isWordSign = (code: number): boolean =>
  (code > 0x2f && code < 0x3a) || (code > 0x40 && code < 0x5b) || (code > 0x60 && code < 0x7b) || (code > 0xbf && code < 0x2000) ||
  (code > 0x206f && code < 0x3000) || (code > 0x30ff && code < 0xff00)

const [OTHER, SPACE, CJK, SIGN] = [0, 1, 2, 3]
/** What each code unit is, looked up instead of asked: this runs over whole libraries. */
const kinds = Uint8Array.from({ length: 0x10000 }, (_, code) =>
  code <= 0x20 || code === 0xa0 ? SPACE : isCjk(code) ? CJK : isWordSign(code) ? SIGN : OTHER)

/**
 * Words of a canonical text and the minutes it takes to read them. A word is a run without white space that holds a
 * letter or digit; each CJK character counts as a word.
 */
export function countWords(text: string): { words: number; minutes: number } {
  let words = 0
  let cjk = 0
  let inWord = false
  for (let at = 0; at < text.length; at++) {
    const kind = kinds[text.charCodeAt(at)]
    if (kind === SIGN) {
      if (!inWord) words++
      inWord = true
    } else if (kind !== OTHER) {
      if (kind === CJK) cjk++
      inWord = false
    }
  }
  return { words: words + cjk, minutes: Math.max(1, Math.ceil(words / WORDS_A_MINUTE + cjk / CJK_A_MINUTE)) }
}
