/** The languages that Lectern's own words are in. What posts and notes say stays as their authors wrote it. */
export const LOCALES = ['en', 'zh-Hans'] as const
export type Locale = (typeof LOCALES)[number]

/** Each language's name in itself: whoever cannot read the present one finds their own. */
export const LOCALE_NAMES: Record<Locale, string> = { 'en': 'English', 'zh-Hans': '简体中文' }

/** Which way each is read. */
export const DIRECTIONS: Record<Locale, 'ltr' | 'rtl'> = { 'en': 'ltr', 'zh-Hans': 'ltr' }

/**
 * @param wanted the reader's setting
 * @param languages BCP 47 tags as the system orders them
 * @returns the wanted language, or the first of the system's that Lectern speaks, or English
 */
export function chooseLocale(wanted: Locale | 'system', languages: readonly string[]): Locale {
  if (wanted !== 'system') return wanted
  for (const tag of languages) {
    const spoken = LOCALES.find((locale) => speaks(tag, locale))
    if (spoken) return spoken
  }
  return 'en'
}

/** Of a language that is spoken in many places, the kind whose dates and numbers the reader's system has: `en-GB` for `en`. */
export const regionalTag = (locale: Locale, languages: readonly string[]): string => languages.find((tag) => speaks(tag, locale)) ?? locale

function speaks(tag: string, locale: Locale): boolean {
  const [theirs, ours] = [likely(tag), likely(locale)]
  return theirs?.language === ours?.language && theirs?.script === ours?.script
}

/** The language and script that a tag most likely means: `zh-TW` is `zh` in `Hant`. Undefined for what is no tag. */
function likely(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag).maximize()
  } catch {
    return undefined
  }
}
