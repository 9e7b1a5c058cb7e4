import type { CommandId } from './commands.ts'
import en from './words/en/commands.ts'
import type { SameKeys } from './words/words.ts'

/** The catalogue area `commands` of a language. */
type CommandWords = SameKeys<typeof en>

/** What a command is called; in English where no other catalogue is given. */
export function titleOf(id: CommandId, words: CommandWords = en): string {
  const [area = '', name = ''] = id.split('.')
  return (words as Readonly<Record<string, Readonly<Record<string, string>>>>)[area]?.[name] ?? id
}
