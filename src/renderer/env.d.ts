import type { Bridge } from '../shared/bridge.ts'

declare global {
  interface Window {
    /** Set by the preload script of the Electron door; absent in a browser. */
    readonly lectern?: Bridge<File>
  }
}
