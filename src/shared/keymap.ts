/** Which keys a command answers to: its own, or those that the reader chose for it. */
import { COMMANDS, type Command, type CommandId } from './commands.ts'

/** The reader's keys, by command; an empty list: none. Commands that are not named keep their own. */
export type KeyChoices = Readonly<Record<string, readonly string[]>>

const BY_ID: ReadonlyMap<string, Command> = new Map(COMMANDS.map((command) => [command.id, command]))

/** Where a group's commands are on screen; the groups of one place answer at once. */
const PLACES: Record<Command['group'], 'library' | 'post' | 'notebook' | 'review' | 'everywhere'> = {
  Library: 'library', Reading: 'post', Notes: 'post', Selecting: 'post', Notebook: 'notebook', Review: 'review', Lectern: 'everywhere'
}
/** Those that other pages than their group's know, too. */
const KNOWN_EVERYWHERE = /\.show$|^(?:palette|search|library|tab|split|history|edit)\.|^notes\.(?:export|import)$|^posts\.mark$/

export function keysOf(id: CommandId, choices: KeyChoices): readonly string[] {
  const command = BY_ID.get(id)
  return (command?.native ? undefined : choices[id]) ?? command?.keys ?? []
}

/** Whether the reader's keys for a command are others than its own. */
export const isChanged = (id: CommandId, choices: KeyChoices): boolean => keysOf(id, choices).join(' ') !== BY_ID.get(id)?.keys.join(' ')

/** The other commands that answer to these keys where this one does, by the reader's choices. */
export function sharersOf(id: CommandId, keys: string, choices: KeyChoices): CommandId[] {
  const here = placeOf(id)
  return COMMANDS.map((command) => command.id).filter((other) => {
    const there = placeOf(other)
    return other !== id && (there === here || there === 'everywhere' || here === 'everywhere') && keysOf(other, choices).some((each) => sameKeys(each, keys))
  })
}

/** The choices with other keys for a command; null gives it its own back. */
export function choose(id: CommandId, keys: readonly string[] | null, choices: KeyChoices): KeyChoices {
  const { [id]: _, ...others } = choices
  if (keys === null || keys.join(' ') === BY_ID.get(id)?.keys.join(' ')) return others
  return { ...others, [id]: keys }
}

const placeOf = (id: CommandId) => (KNOWN_EVERYWHERE.test(id) ? 'everywhere' : PLACES[BY_ID.get(id)?.group ?? 'Lectern'])
const sameKeys = (one: string, other: string) => sorted(one) === sorted(other)
const sorted = (keys: string) => keys.toLowerCase().split('+').sort().join('+')
