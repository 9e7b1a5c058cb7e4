/** The system's dialogs, over the window in front. */
import { BrowserWindow, dialog, type MessageBoxOptions, type OpenDialogOptions } from 'electron'
import { toLinkQuestion } from '../link-question.ts'

const POSTS = { name: 'Posts', extensions: ['md', 'markdown', 'html', 'htm', 'ipynb'] }
/** Links that need no question again until Lectern quits. */
const trusted = new Set<string>()

function showBox(options: MessageBoxOptions) {
  const window = BrowserWindow.getFocusedWindow()
  return window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options)
}

async function choose(options: OpenDialogOptions): Promise<string | null> {
  const window = BrowserWindow.getFocusedWindow()
  const { filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
  return filePaths[0] ?? null
}

export const chooseFolder = () => choose({ title: 'Open a folder of posts', properties: ['openDirectory'] })

export const chooseFile = () => choose({ title: 'Open a post', properties: ['openFile'], filters: [POSTS] })

/** Asks before an address leaves for the browser, once for each site. */
export async function confirmLink(url: string): Promise<boolean> {
  const question = toLinkQuestion(url)
  if (!question) throw new Error('Only web and mail links are opened.')
  const { key, message, detail } = question
  if (trusted.has(key)) return true
  const { response, checkboxChecked } = await showBox({
    type: 'question', message, detail, buttons: ['Open', 'Cancel'], defaultId: 0, cancelId: 1, noLink: true,
    checkboxLabel: 'Do not ask again until Lectern quits'
  })
  if (response === 0 && checkboxChecked) trusted.add(key)
  return response === 0
}

/** @returns whether the reader chose `yes` and not "Not Now" */
export async function ask({ message, detail, yes, no = 'Not Now' }: { message: string; detail: string; yes: string; no?: string }): Promise<boolean> {
  const { response } = await showBox({ type: 'question', message, detail, buttons: [yes, no], defaultId: 0, cancelId: 1, noLink: true })
  return response === 0
}

export async function tell(message: string, detail: string): Promise<void> {
  await showBox({ type: 'info', message, detail, buttons: ['OK'], noLink: true })
}

export function tellProblems(problems: readonly string[]): void {
  dialog.showErrorBox('Not everything could be opened', problems.join('\n'))
}

/** The core's thread stopped. */
export function tellCrash(reason: Error, restarted: boolean): void {
  void showBox({
    type: 'error',
    message: restarted ? 'A part of Lectern failed and was started again.' : 'A part of Lectern failed again.',
    detail: `${restarted ? 'Your saved notes are safe on disk.' : 'Your saved notes are safe on disk. Please quit and start Lectern again.'}\n\n${reason.message}`
  })
}
