/** Pages whose process is gone are loaded again where they were, and pages that hang when the reader wants it. */
import { app, BrowserWindow, dialog, type WebContents } from 'electron'
import type { Log } from '../log-file.ts'
import { createRecovery } from '../recovery.ts'
import type { Say } from '../words.ts'

/** What is typed and not saved waits in the page's own storage, and where the reader is in the journal. */
export function guardPages(log: Log, say: Say): void {
  app.on('web-contents-created', (_event, contents) => {
    const recover = createRecovery()
    let asking: AbortController | null = null

    contents.on('render-process-gone', (_gone, { reason, exitCode }) => {
      log.write('page gone', `${reason} ${String(exitCode)}`)
      asking?.abort()
      const what = recover(reason)
      if (what === 'reload') reload(contents)
      else if (what === 'ask') void askToReload(contents, say, 'windowFailed', undefined).then((yes) => { if (yes) reload(contents) })
    })
    contents.on('unresponsive', () => {
      log.write('page hangs')
      asking = new AbortController()
      void askToReload(contents, say, 'windowHangs', asking.signal).then((yes) => {
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

async function askToReload(contents: WebContents, say: Say, why: 'windowFailed' | 'windowHangs', signal: AbortSignal | undefined): Promise<boolean> {
  const window = BrowserWindow.fromWebContents(contents)
  if (!window) return false
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning', message: say(`native.trouble.${why}`), detail: say('native.trouble.loadAgainDetail'),
    buttons: [say('native.trouble.loadAgain'), say(why === 'windowHangs' ? 'native.trouble.wait' : 'native.trouble.close')], defaultId: 0, cancelId: 1, noLink: true, signal
  })
  return response === 0 && signal?.aborted !== true
}
