import { createI18n } from 'vue-i18n'
import en from '../../shared/words/en/index.ts'
import { chooseLocale, DIRECTIONS, LOCALES, regionalTag, type Locale } from '../../shared/words/locales.ts'
import { createTranslator, type MessageTable } from '../../shared/words/translate-message.ts'
import type { WordKey } from '../../shared/words/words.ts'
import { recall, remember } from './storage.ts'

const i18n = createI18n({ legacy: false, locale: 'en', fallbackLocale: 'en', messages: { en }, missingWarn: false, fallbackWarn: false })
const { locale } = i18n.global
const setMessages = i18n.global.setLocaleMessage as unknown as (locale: Locale, words: unknown) => void
const say = i18n.global.t as (key: string, values: Record<string, unknown>, count: number) => string

/** Languages besides English are loaded when they are wanted. */
const OTHERS: Record<Exclude<Locale, 'en'>, () => Promise<{ default: unknown; coreMessages: MessageTable }>> = {
  'zh-Hans': () => import('../../shared/words/zh-Hans/index.ts')
}
const LAST = 'lectern:language'
const coreMessages = new Map<Locale, (text: string) => string>()
let wanted: Locale = 'en'

/** The plugin, for `<i18n-t>`: sentences with elements within. */
export const wordsPlugin = i18n

/** The language that the page speaks now. Where it is read while something is drawn, that is drawn anew in another one. */
export const spoken = (): Locale => locale.value as Locale

let region: { locale: Locale; languages: readonly string[]; tag: string } | undefined

/** The tag by which dates and numbers are written. */
export function formatTag(): string {
  const [locale, { languages }] = [spoken(), navigator]
  // Comparing tags takes longer than most of what is written by them.
  if (region?.locale !== locale || region.languages !== languages) region = { locale, languages, tag: regionalTag(locale, languages) }
  return region.tag
}

/**
 * Words in the reader's language. Where it is called while something is drawn, that is drawn anew in another language;
 * so never keep what it returns in a constant of a module.
 *
 * @param values fill in `{name}`; `count` chooses between one and many, too, and is written as the language writes numbers
 */
export function t(key: WordKey, values: Readonly<Record<string, string | number>> = {}): string {
  const { count } = values
  return typeof count === 'number' ? say(key, { ...values, count: formatNumber(count) }, count) : say(key, values, 1)
}

/** `1,204`. */
export const formatNumber = (value: number): string => formatterOf('number', (tag) => new Intl.NumberFormat(tag)).format(value)

/**
 * What the core said, in the reader's language: errors, warnings, notices. The core speaks English, as what it says is
 * logged and kept. A text that it never says is returned as it is.
 */
export const coreMessage = (text: string): string => coreMessages.get(spoken())?.(text) ?? text

const formatters = new Map<string, unknown>()
/** A formatter of `Intl` for the present language, made once; `name` tells apart what `create` makes. */
export function formatterOf<T>(name: string, create: (tag: string) => T): T {
  const tag = formatTag()
  const key = `${name} ${tag}`
  if (!formatters.has(key)) formatters.set(key, create(tag))
  return formatters.get(key) as T
}

/** Speaks another language, as soon as its words are there. */
export async function speak(choice: Locale | 'system'): Promise<void> {
  wanted = chooseLocale(choice, navigator.languages)
  const asked = wanted
  if (asked !== 'en' && !i18n.global.availableLocales.includes(asked as 'en')) {
    const words = await OTHERS[asked]()
    coreMessages.set(asked, createTranslator(words.coreMessages))
    setMessages(asked, words.default)
  }
  // A later wish counts.
  if (asked !== wanted) return
  locale.value = asked as 'en'
  document.documentElement.lang = asked
  document.documentElement.dir = DIRECTIONS[asked]
  remember(LAST, asked)
}

/**
 * Begins in the language that was spoken last, else in the system's: the settings are read later, and whoever reads Chinese need not see
 * English until then.
 *
 * @param begin called at once where that is English, else when its words are there, or cannot be had
 */
export function speakFirst(begin: () => void) {
  const kept = recall(LAST)
  const first = LOCALES.find((known) => known === kept) ?? chooseLocale('system', navigator.languages)
  if (first === 'en') begin()
  else speak(first).catch(() => { /* the settings ask for them again */ }).finally(begin)
}
