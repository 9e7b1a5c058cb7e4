/** What the doors themselves say: menus, dialogs, answers in plain text. The page has words of its own (`renderer/lib/words.ts`). */
import { compile, createCoreContext, registerMessageCompiler, registerMessageResolver, resolveValue, translate } from '@intlify/core-base'
import en from '../shared/words/en/index.ts'
import { chooseLocale, type Locale } from '../shared/words/locales.ts'
import { createTranslator } from '../shared/words/translate-message.ts'
import type { WordKey } from '../shared/words/words.ts'
import zhHans, { coreMessages } from '../shared/words/zh-Hans/index.ts'

/** Words in the reader's language. @param values fill in `{name}` */
export type Say = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string

export interface DoorWords {
  /** The language that is spoken now. */
  locale: () => Locale
  say: Say
  /** What the core said, in the reader's language. */
  sayMessage: (text: string) => string
  /** @param wanted the reader's setting, or what stands in its place in a file. @returns whether another language is spoken now */
  speak: (wanted: unknown) => boolean
}

registerMessageCompiler(compile)
registerMessageResolver(resolveValue)
const context = createCoreContext({ locale: 'en', fallbackLocale: 'en', messages: { 'en': en, 'zh-Hans': zhHans }, missingWarn: false, fallbackWarn: false })
const translators: Record<Locale, (text: string) => string> = { 'en': (text) => text, 'zh-Hans': createTranslator(coreMessages) }
const sayIn = translate as unknown as (of: typeof context, key: string, values: Record<string, unknown>, options: { locale: Locale }) => unknown

/** @param systemLanguages BCP 47 tags in the order of the system */
export function createDoorWords(systemLanguages: () => readonly string[]): DoorWords {
  // Not before it is needed: a system may know it only when the program is ready.
  let spoken: Locale | null = null
  const locale = () => spoken ??= chooseLocale('system', systemLanguages())
  return {
    locale,
    say: (key, values = {}) => String(sayIn(context, key, values, { locale: locale() })),
    sayMessage: (text) => translators[locale()](text),
    speak(wanted) {
      const before = locale()
      spoken = chooseLocale(Object.hasOwn(translators, String(wanted)) ? wanted as Locale : 'system', systemLanguages())
      return spoken !== before
    }
  }
}

/** For what is said before anything can be known of the reader, and in tests. */
export const sayEnglish: Say = (key, values = {}) => String(sayIn(context, key, values, { locale: 'en' }))
