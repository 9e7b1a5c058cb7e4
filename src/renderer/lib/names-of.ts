import type { WordKey } from '../../shared/words/words.ts'
import { t } from './words.ts'

/** Names by what they name. Each is looked up when it is read: in the language of that moment, and again in another one. */
export function namesOf<K extends string>(keys: Readonly<Record<K, WordKey>>): Readonly<Record<K, string>> {
  const names = Object.create(null) as Record<K, string>
  for (const name of Object.keys(keys) as K[]) Object.defineProperty(names, name, { enumerable: true, get: () => t(keys[name]) })
  return names
}
