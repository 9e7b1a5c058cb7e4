/** Windows: how they look before the page is there, and where they stood last time. */
import { join } from 'node:path'
import { BrowserWindow, nativeTheme, screen, type Rectangle } from 'electron'
import { NIGHT_THEMES } from '../shared/choices.ts'
import type { Look, PageTheme } from '../shared/model.ts'

/** Remembers the last window's place between starts. */
export interface WindowPlaces {
  read: () => Rectangle | undefined
  write: (bounds: Rectangle) => void
}

const SIZE = { width: 1280, height: 860 }
/** `--page` of the page's themes: the window's colour until the page has painted. */
const BACKGROUNDS: Record<PageTheme, string> = { paper: '#fbfaf7', sepia: '#f5ecd7', contrast: '#ffffff', night: '#16171a', black: '#000000' }

/** What of the look a window needs to know. */
export type WindowLook = Pick<Look, 'theme' | 'dayTheme' | 'nightTheme'>

let look: WindowLook = { theme: 'system', dayTheme: 'paper', nightTheme: 'night' }

/** Makes the system's parts of a window (menus, scroll bars, dialogs) follow the reader's theme. */
export function applyLook(chosen: WindowLook): void {
  look = chosen
  const source = chosen.theme === 'system' ? 'system' : isNight(chosen.theme) ? 'dark' : 'light'
  if (nativeTheme.themeSource !== source) nativeTheme.themeSource = source
}

const isNight = (theme: PageTheme) => NIGHT_THEMES.some((night) => night === theme)

/** The theme that the page will show. */
function shownTheme(): PageTheme {
  if (look.theme !== 'system') return look.theme
  return nativeTheme.shouldUseDarkColors ? look.nightTheme : look.dayTheme
}

/** Opens a window on an address of the page. */
export function openWindow(url: string, places: WindowPlaces): BrowserWindow {
  const window = new BrowserWindow({
    ...SIZE,
    ...visibleBounds(places.read()),
    minWidth: 480,
    minHeight: 400,
    title: 'Lectern',
    show: false,
    backgroundColor: BACKGROUNDS[shownTheme()],
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // Elsewhere than on macOS Chromium would load its dictionaries from the network.
      spellcheck: process.platform === 'darwin'
    }
  })
  window.once('ready-to-show', () => { window.show() })
  window.on('close', () => { places.write(window.getNormalBounds()) })
  loadPage(window, url)
  return window
}

/** Shows an address of the page in a window. */
export function loadPage(window: BrowserWindow, url: string): void {
  // It rejects when a later navigation overtakes this one, which is fine.
  window.loadURL(url).catch(() => undefined)
}

/** Bounds that some display still shows; a second window stands beside the first. */
function visibleBounds(bounds: Rectangle | undefined): Partial<Rectangle> {
  if (!bounds) return {}
  const { workArea } = screen.getDisplayMatching(bounds)
  const shown = bounds.x < workArea.x + workArea.width && bounds.x + bounds.width > workArea.x &&
    bounds.y < workArea.y + workArea.height && bounds.y + bounds.height > workArea.y
  return shown ? bounds : {}
}

/** Brings a window to the front. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.focus()
}
