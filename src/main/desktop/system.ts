/** What the system knows of Lectern: its links, recent documents, and the menus of its icon. */
import { app, Menu } from 'electron'
import { LINK_SCHEME } from '../../shared/lectern-link.ts'
import type { Say } from '../words.ts'

/** From now on the system hands `lectern:` links over. The installers of some systems do so by themselves. */
export function takeLinks(appPath: string): void {
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME)
  else app.setAsDefaultProtocolClient(LINK_SCHEME, process.execPath, [appPath])
}

/** Adds to the recent documents of macOS and Windows. */
export function rememberDocument(path: string): void {
  if (process.platform !== 'linux') app.addRecentDocument(path)
}

/** The dock's menu on macOS, the jump list on Windows; the desktop file says the same on Linux. */
export function setIconMenus(actions: { newWindow: () => void; openFile: () => void }, appPath: string, say: Say): void {
  if (process.platform === 'darwin') {
    app.dock?.setMenu(Menu.buildFromTemplate([
      { label: say('native.menu.newWindow'), click: actions.newWindow },
      { label: say('native.menu.openFile'), click: actions.openFile }
    ]))
  }
  if (process.platform === 'win32') {
    // As the installer names it, so that windows and jump list belong to its shortcut.
    if (app.isPackaged) app.setAppUserModelId('app.lectern.Lectern')
    const start = app.isPackaged ? '' : `"${appPath}" `
    app.setJumpList([
      { type: 'recent' },
      { type: 'tasks', items: [{ type: 'task', title: say('native.menu.newWindow'), description: say('native.menu.newWindowHint'), program: process.execPath, args: `${start}--new-window` }] }
    ])
  }
}
