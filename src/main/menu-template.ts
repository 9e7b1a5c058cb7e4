/** The native menu, made of the list that the palette and the sheet of keys are made of. Plain data, without Electron. */
import { COMMANDS, type Command, type CommandId } from '../shared/commands.ts'
import { keysOf, type KeyChoices } from '../shared/keymap.ts'
import type { Say } from './words.ts'

/** The part of Electron's `MenuItemConstructorOptions` that is used. */
export interface MenuEntry {
  id?: string
  label?: string
  type?: 'separator'
  role?: 'appMenu' | 'windowMenu' | 'help' | NamedRole
  accelerator?: string
  /** False: the key is shown, and the page does it. */
  registerAccelerator?: boolean
  submenu?: MenuEntry[]
  click?: () => void
}

/** What the system does by itself and Electron would call by its English name. */
type NamedRole = 'close' | 'quit' | 'about' | 'cut' | 'copy' | 'paste' | 'pasteAndMatchStyle' | 'selectAll' | 'resetZoom' | 'zoomIn' | 'zoomOut' |
  'togglefullscreen' | 'reload' | 'toggleDevTools' | 'recentDocuments' | 'clearRecentDocuments' | 'services' | 'hide' | 'hideOthers' | 'unhide' |
  'minimize' | 'zoom' | 'front'

export interface MenuActions {
  openFile: () => void
  openFolder: () => void
  newWindow: () => void
  showLog: () => void
  checkForUpdates: () => void
  /** Has the page in front do a command. */
  run: (id: CommandId) => void
}

const SEPARATOR: MenuEntry = { type: 'separator' }
const KEY_NAMES: Record<string, string> = {
  Mod: 'CmdOrCtrl', ArrowUp: 'Up', ArrowDown: 'Down', ArrowLeft: 'Left', ArrowRight: 'Right', '+': 'Plus'
}

/** Electron's way of writing keys, of `Command.keys`. */
export const toAccelerator = (keys: string): string =>
  keys.split(/\+(?!$)/).filter((part) => part !== '').map((part) => KEY_NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join('+')

/** @param options.say the language that it is in; `keys` the reader's, where they chose others; `development` adds what only developers need */
export function createMenu(actions: MenuActions, { mac, development, say, keys = {} }: { mac: boolean; development: boolean; say: Say; keys?: KeyChoices }): MenuEntry[] {
  const rest = new Set<string>(COMMANDS.filter((command: Command) => !command.native).map(({ id }) => id))

  function item(id: CommandId): MenuEntry {
    rest.delete(id)
    const [key] = keysOf(id, keys)
    // The page hears every key first. On macOS a menu takes the keys it shows, so those that are letters to type are not shown there.
    const shown = key !== undefined && (!mac || key.includes('Mod+') || /^F\d+$/.test(key))
    return { id, label: say(`commands.${id}`), ...(shown && { accelerator: toAccelerator(key), registerAccelerator: false }), click: () => { actions.run(id) } }
  }
  // macOS knows no letters that open a menu; Chinese ones stand in brackets of their own.
  const top = (name: 'file' | 'edit' | 'view' | 'library' | 'notes' | 'notebook') => say(`native.menu.${name}`).replace(mac ? /\(&\w\)/ : '', '')
  const role = (name: NamedRole): MenuEntry => ({ role: name, label: say(`native.role.${name}`) })
  /** The commands of a group that no menu has yet, in the list's order. */
  const group = (name: Command['group']): MenuEntry[] => COMMANDS.filter((command) => command.group === name && rest.has(command.id)).map(({ id }) => item(id))

  const file: MenuEntry = {
    label: top('file'),
    submenu: [
      { id: 'open-file', label: say('native.menu.openFile'), accelerator: 'CmdOrCtrl+O', click: actions.openFile },
      { id: 'open-folder', label: say('native.menu.openFolder'), click: actions.openFolder },
      ...(mac ? [{ ...role('recentDocuments'), submenu: [role('clearRecentDocuments')] }] : []),
      { id: 'new-window', label: say('native.menu.newWindow'), accelerator: 'CmdOrCtrl+Shift+N', click: actions.newWindow },
      SEPARATOR, item('library.add-folder'), item('notes.export'), item('notes.import'),
      SEPARATOR, item('post.print'), item('post.print-notes'), item('post.pdf'), item('post.pdf-notes'),
      SEPARATOR, role(mac ? 'close' : 'quit')
    ]
  }
  const edit: MenuEntry = {
    label: top('edit'),
    submenu: [
      item('edit.undo'), item('edit.redo'), SEPARATOR,
      role('cut'), role('copy'), role('paste'), role('pasteAndMatchStyle'), role('selectAll'),
      SEPARATOR, item('find.open'), item('find.next'), item('find.previous'), item('search.open'), item('palette.open'),
      SEPARATOR, item('shell.settings')
    ]
  }
  const view: MenuEntry = {
    label: top('view'),
    submenu: [
      item('history.back'), item('history.forward'), SEPARATOR, item('shell.sidebar'), item('shell.close'), SEPARATOR,
      role('resetZoom'), role('zoomIn'), role('zoomOut'), SEPARATOR, role('togglefullscreen'),
      ...(development ? [SEPARATOR, role('reload'), role('toggleDevTools')] : [])
    ]
  }
  const help: MenuEntry = {
    role: 'help',
    label: say('native.menu.help'),
    submenu: [
      item('shell.guide'), item('shell.keys'), SEPARATOR,
      { id: 'show-log', label: say('native.menu.showLog'), click: actions.showLog },
      { id: 'check-for-updates', label: say('native.menu.checkForUpdates'), click: actions.checkForUpdates },
      ...(mac ? [] : [SEPARATOR, role('about')])
    ]
  }
  // As Electron makes them where they are not given, in English.
  const program: MenuEntry = {
    role: 'appMenu',
    label: 'Lectern',
    submenu: [
      role('about'), SEPARATOR, role('services'), SEPARATOR, role('hide'), role('hideOthers'), role('unhide'), SEPARATOR, role('quit')
    ]
  }
  const windows: MenuEntry = {
    role: 'windowMenu',
    label: say('native.menu.window'),
    submenu: [role('minimize'), role('zoom'), ...(mac ? [SEPARATOR, role('front')] : [role('close')])]
  }
  return [
    ...(mac ? [program] : []),
    file, edit, view,
    { label: top('library'), submenu: [...group('Library'), ...group('Reading')] },
    { label: top('notes'), submenu: [...group('Notes'), SEPARATOR, ...group('Selecting')] },
    { label: top('notebook'), submenu: [...group('Notebook'), SEPARATOR, ...group('Review')] },
    windows,
    ...(rest.size > 0 ? [{ label: say('native.menu.more'), submenu: group('Lectern') }] : []),
    help
  ]
}
