/** `BrowserWindow`: a page of Chromium in a window of its own. Where the window stands is remembered, not shown. */
import { app, allClosed } from './app.ts'
import { createEvent, strict, strictEmitter } from './strict.ts'
import { openTarget } from './targets.ts'
import { createWebContents, type WebContents } from './web-contents.ts'

export interface Options {
  width?: number; height?: number; x?: number; y?: number; show?: boolean; fullscreen?: boolean
  webPreferences?: { preload?: string; sandbox?: boolean; contextIsolation?: boolean; nodeIntegration?: boolean; webviewTag?: boolean }
}
type Window = ReturnType<typeof createWindow>

const windows = new Set<Window>()
let focused: Window | null = null
let lastId = 0

function createWindow({ webPreferences = {}, width = 800, height = 600, x = 0, y = 0, show = true, fullscreen = false }: Options) {
  const { preload, sandbox = true, contextIsolation = true, nodeIntegration = false, webviewTag = false } = webPreferences
  if (!sandbox || !contextIsolation || nodeIntegration || webviewTag) throw new Error('A page that is not sandboxed is not offered by the stand-in.')
  if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
  let destroyed = false
  let visible = show
  let minimised = false
  let maximised = false
  const contents = createWebContents(preload, openTarget({ width, height }, end), () => { window.close() })
  contents.once('did-finish-load', () => window.emit('ready-to-show'))

  function end() {
    if (destroyed) return
    destroyed = true
    windows.delete(window)
    if (focused === window) focused = [...windows].at(-1) ?? null
    contents.end()
    window.emit('closed')
    if (windows.size === 0) allClosed()
  }

  const window = strictEmitter('BrowserWindow', {
    id: ++lastId,
    webContents: contents,
    loadURL: (url: string) => contents.loadURL(url),
    close() {
      const event = createEvent({})
      if (!destroyed) window.emit('close', event)
      if (!destroyed && !event.defaultPrevented) contents.destroy()
      return !event.defaultPrevented
    },
    destroy() { contents.destroy() },
    isDestroyed: () => destroyed,
    show() { visible = true; window.emit('show') },
    isVisible: () => visible,
    focus() { focused = window; window.emit('focus') },
    isFocused: () => focused === window,
    minimize() { minimised = true },
    restore() { minimised = false },
    isMinimized: () => minimised,
    maximize() { maximised = true },
    isMaximized: () => maximised,
    isFullScreen: () => fullscreen,
    getBounds: () => ({ x, y, width, height }),
    getNormalBounds: () => ({ x, y, width, height })
  }, ['close', 'closed', 'show', 'focus', 'ready-to-show'], [
    'hide', 'blur', 'resize', 'resized', 'move', 'moved', 'maximize', 'unmaximize', 'minimize', 'restore', 'unresponsive',
    'enter-full-screen', 'leave-full-screen', 'session-end'
  ])
  windows.add(window)
  if (show) focused = window
  app.emit('browser-window-created', {}, window)
  app.emit('web-contents-created', {}, contents)
  return window
}

/** A plain function, because `new` on it answers the object it returns. */
function Constructor(options: Options = {}) {
  return createWindow(options)
}

export const BrowserWindow = strict('BrowserWindow', Object.assign(Constructor, {
  getAllWindows: () => [...windows],
  getFocusedWindow: () => focused,
  fromWebContents: (contents: WebContents) => [...windows].find((window) => window.webContents === contents) ?? null
}))
