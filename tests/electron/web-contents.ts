/** `webContents`: one page of Chromium as the main process sees it. */
import { readFileSync } from 'node:fs'
import { Script } from 'node:vm'
import { HOST_SUFFIX, toApp, toWeb } from './addresses.ts'
import type { Session } from './chromium.ts'
import { applyTheme } from './native-theme.ts'
import { answerRequest } from './protocol.ts'
import { receive, type IpcMessage } from './ipc-main.ts'
import { applyPermissions } from './session.ts'
import { createEvent, strict, strictEmitter } from './strict.ts'
import { browserSession } from './targets.ts'
import { installMembrane, runPreload, type WorldOptions } from './worlds.ts'

type OpenHandler = (details: { url: string; frameName: string; features: string; disposition: string }) => { action: string }
export type WebContents = ReturnType<typeof createWebContents>

const WORLD = 'Electron Isolated Context'
const LINK = `stand-in-${crypto.randomUUID()}`
const BINDING = 'standInIpc'
const all = new Set<WebContents>()
let lastId = 0

/** @param opened the page, as soon as it is there */
export function createWebContents(preload: string | undefined, opened: Promise<{ targetId: string; session: Session }>, close: () => void) {
  let url = ''
  let asked = ''
  let targetId = ''
  let mainFrame = ''
  let context: number | undefined
  let destroyed = false
  let openHandler: OpenHandler | undefined

  const started = opened.then(async (target) => {
    targetId = target.targetId
    const { session } = target
    session.on('Runtime.executionContextCreated', ({ context: { id, name, auxData } }) => {
      if (name === WORLD && (auxData as { frameId?: string }).frameId === mainFrame) context = id
    })
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => { if (executionContextId === context) context = undefined })
    session.on('Runtime.bindingCalled', ({ payload }) => {
      const message = JSON.parse(payload) as IpcMessage
      if (message.kind === 'preload-error') failPreload(message.channel)
      else receive(contents, message, deliver)
    })
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId) return
      url = toApp(frame.url + (frame.urlFragment ?? ''))
      contents.emit('did-navigate', {}, url)
    })
    session.on('Page.navigatedWithinDocument', (event) => {
      if (event.frameId !== mainFrame) return
      url = toApp(event.url)
      contents.emit('did-navigate-in-page', {}, url, true)
    })
    session.on('Page.domContentEventFired', () => { contents.emit('dom-ready', {}) })
    session.on('Page.loadEventFired', () => { contents.emit('did-finish-load', {}) })
    session.on('Page.windowOpen', ({ url: wanted, windowName, windowFeatures }) => {
      const { action } = openHandler?.({ url: toApp(wanted), frameName: windowName, features: windowFeatures.join(), disposition: 'new-window' }) ?? { action: 'allow' }
      if (action !== 'deny') process.stderr.write(`A window on ${wanted} was allowed, which is not offered by the stand-in.\n`)
    })
    session.on('Fetch.requestPaused', (event) => {
      if (event.resourceType !== 'Document' || mayNavigate(event.frameId, toApp(event.request.url))) return void answerRequest(session, event)
      session.tell('Fetch.failRequest', { requestId: event.requestId, errorReason: 'Aborted' })
    })
    const scripts = [`(${String(installMembrane)})(${JSON.stringify(LINK)}, 'main', 'isolated')`]
    const isolated = [`(${String(installMembrane)})(${JSON.stringify(LINK)}, 'isolated', 'main')`, ...preload === undefined ? [] : [preloadScript(preload)]]
    for (const source of scripts) session.tell('Page.addScriptToEvaluateOnNewDocument', { source })
    for (const source of isolated) session.tell('Page.addScriptToEvaluateOnNewDocument', { source, worldName: WORLD })
    session.tell('Runtime.addBinding', { name: BINDING, executionContextName: WORLD })
    session.tell('Runtime.enable')
    session.tell('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
    applyTheme(session)
    session.tell('Page.enable')
    session.tell('Runtime.runIfWaitingForDebugger')
    mainFrame = (await session.send('Page.getFrameTree')).frameTree.frame.id
    return session
  })

  function preloadScript(path: string): string {
    const options: WorldOptions = {
      link: LINK, binding: BINDING, hostSuffix: HOST_SUFFIX,
      process: { platform: process.platform, arch: process.arch, versions: { ...process.versions }, type: 'renderer', sandboxed: true, contextIsolated: true, argv: [], env: {} }
    }
    try {
      const source = `(function (require, process, module, exports) { ${readFileSync(path, 'utf8')}\n})`
      // A script that does not parse, as an ES module, would otherwise be dropped by Chromium in silence.
      new Script(source, { filename: path })
      return `(${String(runPreload)})(${JSON.stringify(options)}, ${source})`
    } catch (error) {
      queueMicrotask(() => { failPreload(String(error)) })
      return ''
    }
  }

  function failPreload(reason: string) {
    process.stderr.write(`Unable to load preload script: ${String(preload)}\n${reason}\n`)
    contents.emit('preload-error', {}, preload, new Error(reason))
  }

  /** As in Electron, what the app itself loads asks nobody; nor does a reload. */
  function mayNavigate(frame: string, to: string): boolean {
    const isMainFrame = frame === mainFrame
    if (isMainFrame && (to === asked || to === url.replace(/#.*/s, ''))) {
      asked = ''
      return true
    }
    const event = createEvent({ url: to, isMainFrame, isSameDocument: false })
    contents.emit('will-frame-navigate', event)
    if (isMainFrame) contents.emit('will-navigate', event, to)
    return !event.defaultPrevented
  }

  function deliver(...args: unknown[]) {
    void started.then((session) => {
      if (context === undefined) return
      const expression = `${BINDING}Deliver(${args.map((arg) => JSON.stringify(arg)).join()})`
      session.tell('Runtime.evaluate', { expression, contextId: context })
    })
  }

  const contents = strictEmitter('webContents', {
    id: ++lastId,
    getType: () => 'window',
    getURL: () => url,
    isDestroyed: () => destroyed,
    send(channel: string, ...args: unknown[]) {
      deliver(channel, args.map((arg) => arg === undefined ? [] : [arg]))
    },
    setWindowOpenHandler(handler: OpenHandler) { openHandler = handler },
    async loadURL(to: string) {
      const session = await started
      await applyPermissions(contents, to)
      asked = to.replace(/#.*/s, '')
      const loaded = new Promise((resolve) => contents.once('did-finish-load', resolve))
      const { errorText, loaderId } = await session.send('Page.navigate', { url: toWeb(to) }).catch(() => ({ errorText: 'ERR_FAILED (-2)', loaderId: '' }))
      if (destroyed) return
      if (errorText) throw new Error(`${errorText} loading '${to}'`)
      // Where only the fragment changes, the document stays.
      if (loaderId) await loaded
      else asked = ''
    },
    reload() { void started.then((session) => { session.tell('Page.reload') }) },
    /** The page's process ends; what comes of it is told as in Electron. */
    forcefullyCrashRenderer() {
      void started.then((session) => {
        session.tell('Page.crash')
        contents.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 })
      })
    },
    async printToPDF({ printBackground = false }: { printBackground?: boolean }) {
      const { data } = await (await started).send('Page.printToPDF', { printBackground })
      return Buffer.from(data, 'base64')
    },
    close,
    destroy() { void started.then(() => { browserSession().tell('Target.closeTarget', { targetId }) }) },
    /** The page is gone. */
    end() {
      destroyed = true
      all.delete(contents)
      contents.emit('destroyed')
    },
    get targetId() { return targetId }
  }, [
    'did-finish-load', 'dom-ready', 'did-navigate', 'did-navigate-in-page', 'will-navigate', 'will-frame-navigate',
    'preload-error', 'destroyed'
  ], [
    'did-fail-load', 'will-redirect', 'will-attach-webview', 'did-create-window', 'render-process-gone', 'unresponsive', 'responsive',
    'before-input-event', 'context-menu', 'console-message'
  ])
  all.add(contents)
  return contents
}

export const webContents = strict('webContents', {
  fromDevToolsTargetId: (id: string) => [...all].find((contents) => contents.targetId === id)
})
