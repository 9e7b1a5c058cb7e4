/** Saves a page as PDF, where the reader says. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app, BrowserWindow, dialog, type WebContents } from 'electron'
import { toPdfName } from '../pdf-name.ts'
import type { Say } from '../words.ts'

/** @returns false when cancelled or when it could not be written, which was told */
export async function savePdf(contents: WebContents, title: string, say: Say): Promise<boolean> {
  const window = BrowserWindow.fromWebContents(contents)
  if (!window) return false
  const { filePath } = await dialog.showSaveDialog(window, {
    title: say('native.pdf.save'), defaultPath: join(app.getPath('documents'), toPdfName(title, say('native.pdf.untitled'))), filters: [{ name: 'PDF', extensions: ['pdf'] }]
  })
  if (!filePath) return false
  try {
    await writeFile(filePath, await contents.printToPDF({ printBackground: true, preferCSSPageSize: true, generateTaggedPDF: true, generateDocumentOutline: true }))
    return true
  } catch (error) {
    dialog.showErrorBox(say('native.pdf.notSaved'), error instanceof Error ? error.message : String(error))
    return false
  }
}
