/** Shows the native menu that `menu-template.ts` describes. */
import { app, Menu } from 'electron'
import { createMenu, type MenuActions } from './menu-template.ts'

export function setMenu(actions: MenuActions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(createMenu(actions, { mac: process.platform === 'darwin', development: !app.isPackaged })))
}
