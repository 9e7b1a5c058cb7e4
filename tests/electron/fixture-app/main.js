// A small app in the manner of Lectern's Electron door, to hold the stand-in against Electron's documentation.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import electron, { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, session, shell } from 'electron'

app.enableSandbox()
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }])

const at = (name) => join(import.meta.dirname, name)
const seen = { navigations: [], windows: [], preloadErrors: [], senders: [], requests: [] }
globalThis.fixture = { seen, electron }

app.on('web-contents-created', (_event, contents) => {
  contents.setWindowOpenHandler(({ url }) => {
    seen.windows.push(url)
    if (url.startsWith('https://')) void shell.openExternal(url)
    return { action: 'deny' }
  })
  contents.on('will-navigate', (event, url) => {
    seen.navigations.push(url)
    event.preventDefault()
  })
  contents.on('preload-error', (_event, _path, error) => seen.preloadErrors.push(error.message))
})

ipcMain.on('say', (event, ...words) => {
  seen.senders.push(event.senderFrame.url)
  event.sender.send('said', ...words)
})
ipcMain.handle('add', (_event, a, b) => a + b)
ipcMain.handle('fail', () => { throw new TypeError('it broke') })
ipcMain.handle('choose', async () => (await dialog.showOpenDialog({ properties: ['openDirectory'] })).filePaths)

function open() {
  const name = app.commandLine.getSwitchValue('preload') || 'preload.cjs'
  const window = new BrowserWindow({ width: 700, height: 500, show: false, webPreferences: { preload: at(name) } })
  window.once('ready-to-show', () => window.show())
  return window.loadURL('app://fixture/page.html#start')
}

app.on('window-all-closed', () => app.quit())
app.whenReady().then(async () => {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) => {
    answer(permission === 'clipboard-sanitized-write')
  })
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write')
  protocol.handle('app', async (request) => {
    const { pathname } = new URL(request.url)
    seen.requests.push(request.url)
    if (pathname === '/echo') return new Response(await request.text(), { headers: { 'X-Method': request.method } })
    const body = await readFile(at(pathname.slice(1))).catch(() => null)
    const headers = { 'Content-Type': pathname.endsWith('.html') ? 'text/html' : 'text/javascript' }
    return body ? new Response(body, { headers }) : new Response('nothing here', { status: 404 })
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate([
    { label: 'File', submenu: [{ id: 'dark', label: 'Dark', click: () => { nativeTheme.themeSource = 'dark' } }, { role: 'quit' }] }
  ]))
  await open()
})
