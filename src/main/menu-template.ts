/** The native menu, made of the list that the palette and the sheet of keys are made of. Plain data, without Electron. */
import { titleOf } from '../shared/command-titles.ts'
import { COMMANDS, type Command, type CommandId } from '../shared/commands.ts'

/** The part of Electron's `MenuItemConstructorOptions` that is used. */
export interface MenuEntry {
  id?: string
  label?: string
  type?: 'separator'
  role?: 'appMenu' | 'windowMenu' | 'help' | 'close' | 'quit' | 'about' | 'cut' | 'copy' | 'paste' | 'pasteAndMatchStyle' | 'selectAll' |
    'resetZoom' | 'zoomIn' | 'zoomOut' | 'togglefullscreen' | 'reload' | 'toggleDevTools' | 'recentDocuments' | 'clearRecentDocuments'
  accelerator?: string
  /** False: the key is shown, and the page does it. */
  registerAccelerator?: boolean
  submenu?: MenuEntry[]
  click?: () => void
}

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

/** @param development adds what only developers need */
export function createMenu(actions: MenuActions, { mac, development }: { mac: boolean; development: boolean }): MenuEntry[] {
  const rest = new Set<string>(COMMANDS.filter((command: Command) => !command.native).map(({ id }) => id))

  function item(id: CommandId): MenuEntry {
    rest.delete(id)
    const [key] = (COMMANDS.find((command) => command.id === id) as Command | undefined)?.keys ?? []
    // The page hears every key first. On macOS a menu takes the keys it shows, so those that are letters to type are not shown there.
    const shown = key !== undefined && (!mac || key.includes('Mod+') || /^F\d+$/.test(key))
    return { id, label: titleOf(id), ...(shown && { accelerator: toAccelerator(key), registerAccelerator: false }), click: () => { actions.run(id) } }
  }
  /** The commands of a group that no menu has yet, in the list's order. */
  const group = (name: Command['group']): MenuEntry[] => COMMANDS.filter((command) => command.group === name && rest.has(command.id)).map(({ id }) => item(id))

  const file: MenuEntry = {
    label: '&File',
    submenu: [
      { id: 'open-file', label: 'Open File…', accelerator: 'CmdOrCtrl+O', click: actions.openFile },
      { id: 'open-folder', label: 'Open Folder…', click: actions.openFolder },
      ...(mac ? [{ role: 'recentDocuments', submenu: [{ role: 'clearRecentDocuments' }] } satisfies MenuEntry] : []),
      { id: 'new-window', label: 'New Window', accelerator: 'CmdOrCtrl+Shift+N', click: actions.newWindow },
      SEPARATOR, item('library.add-folder'), item('notes.export'), item('notes.import'),
      SEPARATOR, item('post.print'), item('post.print-notes'), item('post.pdf'), item('post.pdf-notes'),
      SEPARATOR, { role: mac ? 'close' : 'quit' }
    ]
  }
  const edit: MenuEntry = {
    label: '&Edit',
    submenu: [
      item('edit.undo'), item('edit.redo'), SEPARATOR,
      { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'pasteAndMatchStyle' }, { role: 'selectAll' },
      SEPARATOR, item('find.open'), item('find.next'), item('find.previous'), item('search.open'), item('palette.open'),
      SEPARATOR, item('shell.settings')
    ]
  }
  const view: MenuEntry = {
    label: '&View',
    submenu: [
      item('history.back'), item('history.forward'), SEPARATOR, item('shell.sidebar'), item('shell.close'), SEPARATOR,
      { role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, SEPARATOR, { role: 'togglefullscreen' },
      ...(development ? [SEPARATOR, { role: 'reload' }, { role: 'toggleDevTools' }] satisfies MenuEntry[] : [])
    ]
  }
  const help: MenuEntry = {
    role: 'help',
    submenu: [
      item('shell.guide'), item('shell.keys'), SEPARATOR,
      { id: 'show-log', label: 'Show Log', click: actions.showLog },
      { id: 'check-for-updates', label: 'Check for Updates…', click: actions.checkForUpdates },
      ...(mac ? [] : [SEPARATOR, { role: 'about' }] satisfies MenuEntry[])
    ]
  }
  return [
    ...(mac ? [{ role: 'appMenu' } satisfies MenuEntry] : []),
    file, edit, view,
    { label: '&Library', submenu: [...group('Library'), ...group('Reading')] },
    { label: '&Notes', submenu: [...group('Notes'), SEPARATOR, ...group('Selecting')] },
    { label: 'Note&book', submenu: [...group('Notebook'), SEPARATOR, ...group('Review')] },
    { role: 'windowMenu' },
    ...(rest.size > 0 ? [{ label: 'More', submenu: group('Lectern') }] : []),
    help
  ]
}
