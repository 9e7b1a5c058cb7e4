/** `session.defaultSession`: permissions. The app is asked beforehand, and Chromium told what it said. */
import type { WebContents } from './web-contents.ts'
import { toWeb } from './addresses.ts'
import { protocol } from './protocol.ts'
import { record } from './runtime.ts'
import { strict } from './strict.ts'
import { browserSession } from './targets.ts'

export interface Details { requestingUrl: string; isMainFrame: boolean }
type RequestHandler = (contents: WebContents, permission: string, answer: (granted: boolean) => void, details: Details) => void
type CheckHandler = (contents: WebContents, permission: string, origin: string, details: Details) => boolean

/** Electron's names, and the web's. */
const PERMISSIONS = {
  geolocation: ['geolocation'],
  notifications: ['notifications'],
  media: ['camera', 'microphone'],
  midi: ['midi'],
  'clipboard-read': ['clipboard-read'],
  'clipboard-sanitized-write': ['clipboard-write'],
  'display-capture': ['display-capture']
}

let request: RequestHandler | null = null
let check: CheckHandler | null = null

export const defaultSession = strict('session', {
  setPermissionRequestHandler(handler: RequestHandler | null) { request = handler },
  setPermissionCheckHandler(handler: CheckHandler | null) { check = handler },
  protocol
})

/** Without handlers Electron grants everything, and so does this. */
export async function applyPermissions(contents: WebContents, url: string): Promise<void> {
  const origin = new URL('/', url).href
  const details = { requestingUrl: url, isMainFrame: true }
  for (const [permission, names] of Object.entries(PERMISSIONS)) {
    const asked = !request || await new Promise<boolean>((answer) => { request?.(contents, permission, answer, details) })
    const granted = asked && (!check || check(contents, permission, origin, details))
    record.permissions[permission] = granted
    for (const name of names) {
      await browserSession().send('Browser.setPermission', {
        permission: { name }, setting: granted ? 'granted' : 'denied', origin: new URL(toWeb(url)).origin
      })
    }
  }
}
