import { contextBridge } from 'electron'
contextBridge.exposeInMainWorld('fixture', {})
