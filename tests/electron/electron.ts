/** The module `electron` of the main process. A name that is not here cannot be imported; the reason is in boot.ts. */
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { ipcMain } from './ipc-main.ts'
import { nativeTheme } from './native-theme.ts'
import { protocol } from './protocol.ts'
import { defaultSession } from './session.ts'
import { strict } from './strict.ts'
import { clipboard, dialog, Menu, screen, shell } from './system.ts'
import { webContents } from './web-contents.ts'

const session = strict('session', { defaultSession })

const electron = strict('electron', { app, BrowserWindow, clipboard, dialog, ipcMain, Menu, nativeTheme, protocol, screen, session, shell, webContents })

export { app, BrowserWindow, clipboard, dialog, ipcMain, Menu, nativeTheme, protocol, screen, session, shell, webContents }
export { electron as default, electron as 'module.exports' }
