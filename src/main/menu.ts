/** Shows the native menu that `menu-template.ts` describes; set anew, it is in another language, or has other keys. */
import { app, Menu } from 'electron'
import type { KeyChoices } from '../shared/keymap.ts'
import { createMenu, type MenuActions } from './menu-template.ts'
import type { Say } from './words.ts'

export function setMenu(actions: MenuActions, say: Say, keys: KeyChoices): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(createMenu(actions, { mac: process.platform === 'darwin', development: !app.isPackaged, say, keys })))
}
