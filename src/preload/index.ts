/**
 * The bridge between the page and the Electron door. It carries strings and does not grow with the API. `document`
 * names this page load, so that no answer to a page that was reloaded reaches its successor.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { CHANNEL, COMMAND_CHANNEL, DROP_CHANNEL, PDF_CHANNEL, type Bridge } from '../shared/bridge.ts'

const document = crypto.randomUUID()

const bridge: Bridge<File> = {
  send(message) {
    if (typeof message === 'string') ipcRenderer.send(CHANNEL, document, message)
  },
  receive(listener) {
    ipcRenderer.on(CHANNEL, (_event, to: unknown, message: unknown) => {
      if (to === document && (typeof message === 'string' || message === null)) listener(message)
    })
  },
  onCommand(listener) {
    ipcRenderer.on(COMMAND_CHANNEL, (_event, id: unknown) => {
      if (typeof id === 'string') listener(id)
    })
  },
  openDropped(file) {
    // Empty for a file that was not dropped or chosen, but made by a script.
    const path = webUtils.getPathForFile(file)
    if (path !== '') ipcRenderer.send(DROP_CHANNEL, path)
  },
  savePdf: async (name) => typeof name === 'string' && await ipcRenderer.invoke(PDF_CHANNEL, name) === true,
  platform: process.platform
}

contextBridge.exposeInMainWorld('lectern', bridge)
