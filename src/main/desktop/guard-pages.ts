/** Pages whose process is gone are loaded again where they were, and pages that hang when the reader wants it. */
import { app, BrowserWindow, dialog, type WebContents } from 'electron'
import type { Log } from '../log-file.ts'
import { createRecovery } from '../recovery.ts'

/** What is typed and not saved waits in the page's own storage, and where the reader is in the journal. */
export function guardPages(log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    const recover = createRecovery()
    let asking: AbortController | null = null

    contents.on('render-process-gone', (_gone, { reason, exitCode }) => {
      log.write('page gone', `${reason} ${String(exitCode)}`)
      asking?.abort()
      const what = recover(reason)
      if (what === 'reload') reload(contents)
      else if (what === 'ask') void askToReload(contents, 'This window failed several times.', 'Close', undefined).then((yes) => { if (yes) reload(contents) })
    })
    contents.on('unresponsive', () => {
      log.write('page hangs')
      asking = new AbortController()
      void askToReload(contents, 'This window does not answer.', 'Wait', asking.signal).then((yes) => {
        // The end of its process loads it again, above.
        if (yes && !contents.isDestroyed()) contents.forcefullyCrashRenderer()
      })
    })
    contents.on('responsive', () => { asking?.abort() })
  })
}

function reload(contents: WebContents) {
  if (!contents.isDestroyed()) contents.reload()
}

async function askToReload(contents: WebContents, message: string, no: string, signal: AbortSignal | undefined): Promise<boolean> {
  const window = BrowserWindow.fromWebContents(contents)
  if (!window) return false
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning', message, detail: 'It can be loaded again where you are. Your notes are kept, those that you are writing included.',
    buttons: ['Load Again', no], defaultId: 0, cancelId: 1, noLink: true, signal
  })
  return response === 0 && signal?.aborted !== true
}
