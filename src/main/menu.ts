/** Shows the native menu that `menu-template.ts` describes; set anew, it is in another language. */
import { app, Menu } from 'electron'
import { createMenu, type MenuActions } from './menu-template.ts'
import type { Say } from './words.ts'

export function setMenu(actions: MenuActions, say: Say): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(createMenu(actions, { mac: process.platform === 'darwin', development: !app.isPackaged, say })))
}
