/** The system's dialogs, over the window in front. */
import { BrowserWindow, dialog, type MessageBoxOptions, type OpenDialogOptions } from 'electron'
import { toLinkQuestion } from '../link-question.ts'
import type { DoorWords } from '../words.ts'

function showBox(options: MessageBoxOptions) {
  const window = BrowserWindow.getFocusedWindow()
  return window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options)
}

async function choose(options: OpenDialogOptions): Promise<string | null> {
  const window = BrowserWindow.getFocusedWindow()
  const { filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
  return filePaths[0] ?? null
}

export function createDialogs({ say, sayMessage }: Pick<DoorWords, 'say' | 'sayMessage'>) {
  /** Links that need no question again until Lectern quits. */
  const trusted = new Set<string>()

  return {
    chooseFolder: () => choose({ title: say('native.choose.folder'), properties: ['openDirectory'] }),

    chooseFile: () => choose({
      title: say('native.choose.file'), properties: ['openFile'],
      filters: [{ name: say('native.choose.posts'), extensions: ['md', 'markdown', 'html', 'htm', 'ipynb'] }]
    }),

    /** Asks before an address leaves for the browser, once for each site. */
    async confirmLink(url: string): Promise<boolean> {
      const question = toLinkQuestion(url, say)
      if (!question) throw new Error('Only web and mail links are opened.')
      const { key, message, detail } = question
      if (trusted.has(key)) return true
      const { response, checkboxChecked } = await showBox({
        type: 'question', message, detail, buttons: [say('native.link.yes'), say('native.link.no')], defaultId: 0, cancelId: 1, noLink: true,
        checkboxLabel: say('native.link.trust')
      })
      if (response === 0 && checkboxChecked) trusted.add(key)
      return response === 0
    },

    /** @returns whether the reader chose `yes` and not "Not Now" */
    async ask({ message, detail, yes }: { message: string; detail: string; yes: string }): Promise<boolean> {
      const { response } = await showBox({
        type: 'question', message, detail, buttons: [yes, say('native.updates.notNow')], defaultId: 0, cancelId: 1, noLink: true
      })
      return response === 0
    },

    async tell(message: string, detail: string): Promise<void> {
      await showBox({ type: 'info', message, detail, buttons: [say('native.trouble.ok')], noLink: true })
    },

    tellProblems(problems: readonly string[]): void {
      dialog.showErrorBox(say('native.trouble.notOpened'), problems.map(sayMessage).join('\n'))
    },

    /** The core's thread stopped. */
    tellCrash(reason: Error, restarted: boolean): void {
      void showBox({
        type: 'error',
        message: say(restarted ? 'native.trouble.restarted' : 'native.trouble.failedAgain'),
        detail: `${say(restarted ? 'native.trouble.notesSafe' : 'native.trouble.startAgain')}\n\n${reason.message}`
      })
    }
  }
}
