/** Shows what `context-menu-template.ts` says at a right click. */
import { app, BrowserWindow, clipboard, Menu } from 'electron'
import { createContextMenu } from '../context-menu-template.ts'
import type { Say } from '../words.ts'

export function showContextMenus(say: Say): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('context-menu', (_menu, hit) => {
      const entries = createContextMenu(hit, {
        replace: (word) => { contents.replaceMisspelling(word) },
        learn: (word) => { contents.session.addWordToSpellCheckerDictionary(word) },
        copyText: (text) => { clipboard.writeText(text) }
      }, say)
      const window = BrowserWindow.fromWebContents(contents)
      if (entries.length > 0 && window) Menu.buildFromTemplate(entries).popup({ window })
    })
  })
}
