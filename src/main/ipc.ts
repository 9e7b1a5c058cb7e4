/**
 * What a page may do, in one place: send messages to the core and a few to the door, write to the clipboard, and nothing else. It goes
 * nowhere, opens no window, gets no permission; and only our own page in the top frame of a window is listened to.
 */
import { isAbsolute } from 'node:path'
import { app, ipcMain, type IpcMainEvent, type IpcMainInvokeEvent, type Session, type WebContents } from 'electron'
import { CHANNEL, COMMAND_CHANNEL, DROP_CHANNEL, PDF_CHANNEL } from '../shared/bridge.ts'
import type { CommandId } from '../shared/commands.ts'
import type { Relay } from './relay.ts'

/** The page's origin. A scheme of our own, because `file://` has no origin and may read the disk. */
export const SCHEME = 'app'
export const PAGE_URL = `${SCHEME}://lectern/`

/** The page as the one frame within itself: the post that is open beside another. */
const FRAME_URL = `${PAGE_URL}index.html?pane`

/** Whether an address is the page's own. */
export const isOurs = (url: string): boolean => url.startsWith(PAGE_URL)

/** Passes messages of our pages on to the core, and ends the talk when a page is gone. */
export function relayMessages(relay: Relay): void {
  ipcMain.on(CHANNEL, (event, document: unknown, message: unknown) => {
    if (!isTrusted(event) || typeof document !== 'string' || typeof message !== 'string') return
    relay.forward(event.sender, document, message)
  })
  app.on('web-contents-created', (_event, contents) => {
    contents.on('destroyed', () => { relay.drop(contents) })
    contents.on('render-process-gone', () => { relay.drop(contents) })
  })
}

/** Answers what pages ask of the door itself. */
export function answerPages({ open, savePdf }: {
  open: (path: string) => void
  savePdf: (contents: WebContents, title: string) => Promise<boolean>
}): void {
  ipcMain.on(DROP_CHANNEL, (event, path: unknown) => {
    if (isTrusted(event) && typeof path === 'string' && path.length < LONGEST_PATH && isAbsolute(path)) open(path)
  })
  ipcMain.handle(PDF_CHANNEL, async (event, title: unknown) => isTrusted(event) && typeof title === 'string' && await savePdf(event.sender, title))
}

/** Has a page do a command. */
export function runInPage(contents: WebContents, id: CommandId): void {
  contents.send(COMMAND_CHANNEL, id)
}

const LONGEST_PATH = 4096

function isTrusted({ senderFrame, sender }: IpcMainEvent | IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOurs(senderFrame.url) && sender.getType() === 'window'
}

/**
 * Denies navigation, new windows and embedded pages, in every page and frame that will ever exist. The page's own frame may load
 * the page, and only that: it has no bridge, because no preload script runs in frames.
 */
export function confinePages(): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-navigate', (event) => { event.preventDefault() })
    contents.on('will-frame-navigate', (event) => {
      if (event.isMainFrame || event.url !== FRAME_URL) event.preventDefault()
    })
    contents.on('will-redirect', (event) => { event.preventDefault() })
    contents.on('will-attach-webview', (event) => { event.preventDefault() })
  })
}

/** Denies every permission but the one that the copy buttons need. */
export function denyPermissions(session: Session): void {
  const allowed = (permission: string, url: string) => permission === 'clipboard-sanitized-write' && isOurs(url)
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) => {
    answer(allowed(permission, requestingUrl))
  })
  session.setPermissionCheckHandler((_contents, permission, origin) => allowed(permission, `${origin.replace(/\/$/, '')}/`))
}
