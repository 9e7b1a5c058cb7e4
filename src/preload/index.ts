/**
 * The bridge between the page and the Electron door. It carries strings and does not grow with the API. `document`
 * names this page load, so that no answer to a page that was reloaded reaches its successor.
 */
import { contextBridge, ipcRenderer } from 'electron'
import { CHANNEL, type Bridge } from '../shared/bridge.ts'

const document = crypto.randomUUID()

const bridge: Bridge = {
  send(message) {
    if (typeof message === 'string') ipcRenderer.send(CHANNEL, document, message)
  },
  receive(listener) {
    ipcRenderer.on(CHANNEL, (_event, to: unknown, message: unknown) => {
      if (to === document && (typeof message === 'string' || message === null)) listener(message)
    })
  },
  platform: process.platform
}

contextBridge.exposeInMainWorld('lectern', bridge)
