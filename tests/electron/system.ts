/** What the system would show: dialogs, menus, other programs, displays. A spec answers or looks at what is recorded. */
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { record } from './runtime.ts'
import { strict } from './strict.ts'

const unanswered = (name: string) => () => {
  process.stderr.write(`dialog.${name} was shown, and the spec has no answer to it.\n`)
  return Promise.reject(new Error(`A spec must answer dialog.${name} before it is shown.`))
}

export const dialog = strict('dialog', {
  showOpenDialog: unanswered('showOpenDialog'),
  showSaveDialog: unanswered('showSaveDialog'),
  showMessageBox: unanswered('showMessageBox'),
  showErrorBox(title: string, content: string) { process.stderr.write(`dialog.showErrorBox: ${title}\n${content}\n`) }
})

export const shell = strict('shell', {
  openExternal(url: string) {
    record.opened.push(url)
    return Promise.resolve()
  },
  openPath(path: string) {
    record.shown.push(path)
    return Promise.resolve('')
  }
})

export const clipboard = strict('clipboard', {
  writeText(text: string) { record.copied.push(text) }
})

export const screen = strict('screen', {
  getPrimaryDisplay: () => DISPLAY,
  getAllDisplays: () => [DISPLAY],
  getDisplayMatching: () => DISPLAY
})
const AREA = { x: 0, y: 0, width: 1920, height: 1080 }
const DISPLAY = { id: 1, bounds: AREA, workArea: AREA, size: AREA, workAreaSize: AREA, scaleFactor: 1 }

export interface Template {
  id?: string; label?: string; role?: string; type?: string; accelerator?: string; enabled?: boolean; visible?: boolean
  checked?: boolean; submenu?: Template[]; click?: (item: object, window: object | null, event: object) => void
}
export type Item = Omit<Template, 'submenu' | 'click'> & { submenu: MenuTree | undefined; click: () => void }
export interface MenuTree { items: Item[]; getMenuItemById: (id: string) => Item | null; popup: () => void }

let applicationMenu: MenuTree | null = null

function createMenu(template: Template[]): MenuTree {
  const items = template.map(({ submenu, click, ...rest }) => {
    const item: Item = strict('MenuItem', {
      id: undefined, role: undefined, accelerator: undefined, label: rest.role ?? '', type: submenu ? 'submenu' : 'normal',
      enabled: true, visible: true, checked: false, ...rest,
      submenu: submenu && createMenu(submenu),
      click() {
        if (click) click(item, BrowserWindow.getFocusedWindow(), {})
        else if (rest.role === 'quit') app.quit()
        else throw new Error(`Clicking a menu's role (${String(rest.role)}) is not offered by the stand-in.`)
      }
    })
    return item
  })
  return strict('Menu', {
    items,
    popup() { record.popups.push(items.map(({ label = '', role }) => ({ label, role }))) },
    getMenuItemById(id: string): Item | null {
      for (const item of items) {
        const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
        if (found) return found
      }
      return null
    }
  })
}

export const Menu = strict('Menu', {
  buildFromTemplate: createMenu,
  setApplicationMenu(menu: MenuTree | null) { applicationMenu = menu },
  getApplicationMenu: () => applicationMenu
})
