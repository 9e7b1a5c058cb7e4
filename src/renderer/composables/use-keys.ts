import { onActivated, onBeforeUnmount, onDeactivated, onMounted } from 'vue'
import { COMMANDS, type Command, type CommandId } from '../../shared/commands.ts'
import { keysOf, type KeyChoices } from '../../shared/keymap.ts'
import { isTyping, matchesKeys } from './key-match.ts'

/** Does a command. `false`: not now; the press goes on to whoever else would have it. `event` is null from a menu. */
export type CommandHandler = (event: KeyboardEvent | null) => unknown
export type CommandHandlers = Partial<Record<CommandId, CommandHandler>>

/** The handlers of what is on screen; the last to come is asked first. */
const active: CommandHandlers[] = []

/** Answers commands while the component is on screen. */
export function useKeys(handlers: CommandHandlers): void {
  const add = () => { if (!active.includes(handlers)) active.push(handlers) }
  const remove = () => {
    const at = active.indexOf(handlers)
    if (at >= 0) active.splice(at, 1)
  }
  onMounted(add)
  onActivated(add)
  onDeactivated(remove)
  onBeforeUnmount(remove)
}

/** Does a command as if its key had been pressed. @returns whether anything on screen could */
export function runCommand(id: CommandId, event: KeyboardEvent | null = null): boolean {
  return active.toReversed().some((handlers) => {
    const handler = handlers[id]
    return handler !== undefined && handler(event) !== false
  })
}

/** Whether anything on screen answers the command. */
export function canRun(id: CommandId): boolean {
  return active.some((handlers) => handlers[id] !== undefined)
}

interface Listening {
  /** The keys that the reader chose, asked for at each press. */
  choices?: () => KeyChoices
  target?: Pick<Window, 'addEventListener' | 'removeEventListener'>
  /** Is asked to do what nothing on screen does. */
  elsewhere?: (id: CommandId) => boolean
}

/** Turns key presses anywhere in the page into commands, until the returned function is called. */
export function listenToKeys({ choices = () => ({}), target = window, elsewhere = () => false }: Listening = {}): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey
    const typing = isTyping(event.target)
    if (plain && (typing || isInDialog(event.target))) return
    if (typing && isOfFields(event)) return
    const chosen = choices()
    const ids = COMMANDS.filter((command: Command) => !command.native && keysOf(command.id as CommandId, chosen).some((keys) => matchesKeys(keys, event)))
    if (ids.some(({ id }) => runCommand(id, event)) || ids.some(({ id }) => elsewhere(id))) event.preventDefault()
  }
  target.addEventListener('keydown', onKey)
  return () => target.removeEventListener('keydown', onKey)
}

/** What a field does with keys itself, whatever commands were given them: its clipboard, its own undo, and the letters that Alt writes. */
function isOfFields({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return altKey ? key.length === 1 : (ctrlKey || metaKey) && /^[acvxyz]$/i.test(key)
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null
}
