/**
 * The reader's languages as a terminal knows them, as BCP 47 tags, the best first.
 * @param env LANGUAGE is a list; of the others the first that is set counts (POSIX, 8.2)
 * @param otherwise where the environment names none, as on Windows
 */
export function systemLanguages(env: NodeJS.ProcessEnv, otherwise = () => Intl.DateTimeFormat().resolvedOptions().locale): string[] {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  // LANGUAGE counts only where texts are to be translated at all.
  const names = isNeutral(locale) ? [locale] : [...(env.LANGUAGE ?? '').split(':'), locale]
  const tags = names.map(toTag).filter((tag) => tag !== '')
  if (tags.length > 0) return tags
  return locale === '' ? [otherwise()] : ['en']
}

const isNeutral = (locale: string) => /^(|C|POSIX)(\.|$)/.test(locale)

/** `zh-CN` of `zh_CN.UTF-8`, `sr-Latn` of `sr@latin`; `''` for what names no language. */
function toTag(name: string): string {
  const [, plain = '', modifier = ''] = /^([A-Za-z]{2,3}(?:[_-][A-Za-z0-9]{2,8})*)(?:\.[^@]*)?(?:@(\w+))?$/.exec(name) ?? []
  const [language = '', ...rest] = plain.split(/[_-]/)
  const script = { latin: 'Latn', cyrillic: 'Cyrl', devanagari: 'Deva' }[modifier.toLowerCase()]
  return [language, ...script === undefined ? [] : [script], ...rest].filter((part) => part !== '').join('-')
}
