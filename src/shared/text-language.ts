/** In which language a text is and which way it runs, as far as its letters and its author's word tell. */

export interface TextLanguage {
  /** BCP 47; `''` where nothing tells it. */
  lang: string
  dir: 'ltr' | 'rtl'
}

type Script = 'latin' | 'greek' | 'cyrillic' | 'hebrew' | 'arabic' | 'han' | 'kana' | 'hangul' | 'other'

/** First and last code points of letters (https://www.unicode.org/charts/), by where they begin. */
const RANGES: readonly [number, number, Script][] = [
  [0x41, 0x5a, 'latin'], [0x61, 0x7a, 'latin'], [0xc0, 0x24f, 'latin'], [0x370, 0x3ff, 'greek'], [0x400, 0x52f, 'cyrillic'], [0x5d0, 0x5f4, 'hebrew'],
  [0x620, 0x64a, 'arabic'], [0x66e, 0x6d3, 'arabic'], [0x6fa, 0x6ff, 'arabic'], [0x750, 0x77f, 'arabic'], [0x8a0, 0x8c9, 'arabic'], [0x900, 0xfff, 'other'],
  [0x1e00, 0x1eff, 'latin'], [0x3041, 0x30ff, 'kana'], [0x3400, 0x9fff, 'han'], [0xac00, 0xd7a3, 'hangul'], [0xf900, 0xfaff, 'han'], [0xfb1d, 0xfb4f, 'hebrew'],
  [0xfb50, 0xfdff, 'arabic'], [0xfe70, 0xfefc, 'arabic'], [0xff66, 0xff9d, 'kana']
]
/** Letters of alphabets that say as much as one of these. */
const WEIGHTS: Partial<Record<Script, number>> = { han: 3, kana: 2, hangul: 2.5 }
/** Code units that are looked at: a text does not change its language behind them. */
const LOOKED_AT = 40_000
/** Letters that tell something; below that the author's word is better. */
const FEW = 20
/** So much of a text is in another script than its author says that the word is a default of the site's. */
const MOST = 0.6
/** Of kana among the characters of Japanese. Chinese texts quote less. */
const KANA = 0.05

const RTL_SCRIPTS = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg'])
/** What people write that is the name of a country. */
const MISTAKES: Record<string, string> = { cn: 'zh-CN', tw: 'zh-TW', jp: 'ja', kr: 'ko', ua: 'uk', cz: 'cs', gr: 'el' }
/** Frequent characters that only one of the two ways to write Chinese has, each with its other form. */
const SIMPLIFIED = new Set('这们个来说时国对发会经过现还进开为种问间让认关应实数组样义图类编译码写读题变单证')
const TRADITIONAL = new Set('這們個來說時國對發會經過現還進開為種問間讓認關應實數組樣義圖類編譯碼寫讀題變單證')

/**
 * @param declared what the post's front matter or page says, if anything
 * @param apart spans that are no words of the language: code and formulas, in order
 */
export function textLanguage(text: string, declared = '', apart: readonly { start: number; end: number }[] = []): TextLanguage {
  const tag = canonicalTag(declared)
  const letters = countScripts(text, apart)
  const found = dominant(letters)
  if (found === null) return { lang: tag, dir: isRtl(tag) ? 'rtl' : 'ltr' }
  const agrees = tag !== '' && (scriptOf(tag) === found.script || found.share < MOST || found.script === 'other')
  return { lang: agrees ? tag : languageOf(found.script, letters, text), dir: (agrees ? isRtl(tag) : found.script === 'hebrew' || found.script === 'arabic') ? 'rtl' : 'ltr' }
}

/** Whether letters that are read from the right stand in a text that is not. */
export const hasRtlLetters = (text: string): boolean => /[\u05d0-\u05ea\u0620-\u06d3]/.test(text)

/** As BCP 47 writes it: `zh-CN` of `zh_cn`; `''` for what names no language. */
export function canonicalTag(written: string): string {
  const tag = written.trim().replaceAll('_', '-')
  const plain = MISTAKES[tag.toLowerCase()] ?? tag
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,4}$/i.test(plain)) return ''
  try {
    const [canonical = ''] = Intl.getCanonicalLocales(plain)
    return new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(canonical.split('-')[0] ?? '') === undefined ? '' : canonical
  } catch {
    return ''
  }
}

function countScripts(text: string, apart: readonly { start: number; end: number }[]): Map<Script, number> {
  const letters = new Map<Script, number>()
  let next = 0
  const end = Math.min(text.length, LOOKED_AT)
  for (let at = 0; at < end; at++) {
    while (next < apart.length && (apart[next]?.end ?? 0) <= at) next++
    const span = apart[next]
    if (span && span.start <= at) {
      at = span.end - 1
      continue
    }
    const script = scriptAt(text.charCodeAt(at))
    if (script !== null) letters.set(script, (letters.get(script) ?? 0) + 1)
  }
  return letters
}

function scriptAt(code: number): Script | null {
  for (const [first, last, script] of RANGES) {
    if (code < first) return null
    if (code <= last) return script
  }
  return null
}

/** The script of most of the text and its share; Han and kana are one. Null where too little is written. */
function dominant(letters: ReadonlyMap<Script, number>): { script: Script; share: number } | null {
  const weights = new Map<Script, number>()
  let all = 0
  for (const [script, count] of letters) {
    const weight = count * (WEIGHTS[script] ?? 1)
    const into = script === 'kana' ? 'han' : script
    weights.set(into, (weights.get(into) ?? 0) + weight)
    all += weight
  }
  if (all < FEW) return null
  const [script, weight] = [...weights].reduce((most, one) => (one[1] > most[1] ? one : most))
  return { script, share: weight / all }
}

function languageOf(script: Script, letters: ReadonlyMap<Script, number>, text: string): string {
  if (script === 'han') {
    const [han, kana] = [letters.get('han') ?? 0, letters.get('kana') ?? 0]
    return kana > KANA * (han + kana) ? 'ja' : chineseOf(text)
  }
  // Of what is written in Latin letters most is English. Others are hyphenated rightly only by their authors' word.
  return { latin: 'en', greek: 'el', hebrew: 'he', arabic: 'ar', hangul: 'ko', kana: 'ja', cyrillic: '', other: '' }[script]
}

function chineseOf(text: string): string {
  let balance = 0
  for (const character of text.slice(0, LOOKED_AT)) balance += Number(SIMPLIFIED.has(character)) - Number(TRADITIONAL.has(character))
  return balance < 0 ? 'zh-Hant' : 'zh-Hans'
}

/** The script that a language is written in. */
function scriptOf(tag: string): Script {
  const { script = '' } = new Intl.Locale(tag).maximize()
  const scripts: Record<string, Script> = {
    Latn: 'latin', Grek: 'greek', Cyrl: 'cyrillic', Hebr: 'hebrew', Arab: 'arabic', Hans: 'han', Hant: 'han', Jpan: 'han', Kore: 'hangul'
  }
  return scripts[script] ?? 'other'
}

const isRtl = (tag: string): boolean => tag !== '' && RTL_SCRIPTS.has(new Intl.Locale(tag).maximize().script ?? '')
