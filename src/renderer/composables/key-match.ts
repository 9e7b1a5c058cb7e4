/** A key with its modifiers, as written in commands.ts. */
interface Chord {
  mod: boolean
  shift: boolean
  alt: boolean
  key: string
}

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

export const IS_MAC = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)

const NAMES: Record<string, string> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc' }
const MAC_NAMES: Record<string, string> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' }

/** @param keys such as `Mod+Shift+F`, see `Command` */
export function matchesKeys(keys: string, press: KeyPress, mac = IS_MAC): boolean {
  const chord = parse(keys)
  const [mod, other] = mac ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey]
  if (mod !== chord.mod || other || press.altKey !== chord.alt) return false
  if ((press.key === ' ' ? 'space' : press.key.toLowerCase()) !== chord.key) return false
  // Where `?` or `/` lies, and whether it takes Shift, depends on the layout: the character itself decides.
  return isSign(chord.key) || press.shiftKey === chord.shift
}

/** A press as keys are written in commands.ts; null for a modifier alone. The reverse of `matchesKeys`. */
export function toKeys(press: KeyPress, mac = IS_MAC): string | null {
  if (/^(Control|Meta|Alt|AltGraph|Shift|CapsLock|Dead|Process|Unidentified|Fn.*)$/.test(press.key)) return null
  const key = press.key === ' ' ? 'Space' : press.key
  const mod = mac ? press.metaKey : press.ctrlKey
  const shift = press.shiftKey && !isSign(key.toLowerCase())
  const named = key.length === 1 && (mod || press.altKey || shift) ? key.toUpperCase() : key.length === 1 ? key.toLowerCase() : key
  return [mod && 'Mod', shift && 'Shift', press.altKey && 'Alt', named].filter((part) => part !== false).join('+')
}

/** The keys as a reader of this system knows them, one string per key: `['Ctrl', ',']`. */
export function keyNames(keys: string, mac = IS_MAC): string[] {
  return split(keys).map((part) => {
    if (mac && part in MAC_NAMES) return MAC_NAMES[part] ?? part
    if (part === 'Mod') return 'Ctrl'
    return NAMES[part] ?? (part.length === 1 && keys.includes('+') ? part.toUpperCase() : part)
  })
}

/** Whether keys without Ctrl or Cmd belong to what has the focus. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !/^(button|checkbox|radio|range|reset|submit)$/.test(target.type)
  return target.isContentEditable || target.matches('textarea, select, [role="menu"] *, [role="slider"]')
}

function parse(keys: string): Chord {
  const parts = split(keys)
  const key = (parts.at(-1) ?? '').toLowerCase()
  return { mod: parts.includes('Mod'), shift: parts.includes('Shift'), alt: parts.includes('Alt'), key }
}

function split(keys: string): string[] {
  return keys.endsWith('+') ? [...keys.slice(0, -1).split('+').filter(Boolean), '+'] : keys.split('+')
}

function isSign(key: string): boolean {
  return key.length === 1 && key.toLowerCase() === key.toUpperCase() && !/\d/.test(key)
}
