/** `nativeTheme`: what the app asks for is what `prefers-color-scheme` says in its pages. The system's own is light. */
import type { Session } from './chromium.ts'
import { strictEmitter } from './strict.ts'

const sessions = new Set<Session>()
let source: 'system' | 'light' | 'dark' = 'system'

const tell = (session: Session) => {
  session.tell('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-color-scheme', value: source === 'system' ? '' : source }]
  })
}

/** Makes a page follow the theme from now on. */
export function applyTheme(session: Session): void {
  sessions.add(session)
  tell(session)
}

export const nativeTheme = strictEmitter('nativeTheme', {
  get themeSource() { return source },
  set themeSource(value) {
    source = value
    sessions.forEach(tell)
    nativeTheme.emit('updated')
  },
  get shouldUseDarkColors() { return source === 'dark' }
}, ['updated'])
