/* eslint-disable @typescript-eslint/no-require-imports -- a sandboxed preload script is CommonJS */
const { contextBridge, ipcRenderer } = require('electron')

contextBridge.exposeInMainWorld('fixture', {
  platform: process.platform,
  say: (...words) => ipcRenderer.send('say', ...words),
  hear: (listener) => ipcRenderer.on('said', (_event, ...words) => listener(...words)),
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  nested: { twice: (call) => call(call(1)) }
})
