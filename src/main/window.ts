/** Windows: how they look before the page is there, and where they stood last time. */
import { join } from 'node:path'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import { NIGHT_THEMES } from '../shared/choices.ts'
import type { Look, PageTheme } from '../shared/model.ts'
import { nextPlace, withPlace, type SavedPlaces } from './window-places.ts'

/** Keeps where windows stood between starts. */
export interface PlaceKeeper {
  read: () => SavedPlaces
  write: (places: SavedPlaces) => void
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
export function openWindow(url: string, places: PlaceKeeper): BrowserWindow {
  const main = screen.getPrimaryDisplay()
  const displays = [main, ...screen.getAllDisplays().filter(({ id }) => id !== main.id)]
  const place = nextPlace(places.read(), displays, SIZE, BrowserWindow.getAllWindows().map((other) => other.getBounds()))
  const window = new BrowserWindow({
    ...place.bounds,
    fullscreen: place.fullScreen,
    minWidth: 480,
    minHeight: 400,
    title: 'Lectern',
    // Elsewhere the program's own icon is the window's.
    ...(process.platform === 'linux' && { icon: join(import.meta.dirname, '../../resources/icons/256x256.png') }),
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
  window.once('ready-to-show', () => {
    if (place.maximized) window.maximize()
    window.show()
  })
  window.on('close', () => {
    const display = screen.getDisplayMatching(window.getBounds())
    places.write(withPlace(places.read(), display, { bounds: window.getNormalBounds(), maximized: window.isMaximized(), fullScreen: window.isFullScreen() }))
  })
  loadPage(window, url)
  return window
}

/** Shows an address of the page in a window. */
export function loadPage(window: BrowserWindow, url: string): void {
  // It rejects when a later navigation overtakes this one, which is fine.
  window.loadURL(url).catch(() => undefined)
}

/** Brings a window to the front. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.focus()
}
