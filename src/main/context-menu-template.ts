/** What a right click offers, by what it hit. Plain data, without Electron. */
export interface ContextEntry {
  label?: string
  type?: 'separator'
  role?: 'cut' | 'copy' | 'paste' | 'selectAll'
  enabled?: boolean
  click?: () => void
}

/** The part of Electron's `ContextMenuParams` that counts. */
export interface Hit {
  isEditable: boolean
  selectionText: string
  linkURL: string
  misspelledWord: string
  dictionarySuggestions: string[]
  editFlags: { canCut: boolean; canCopy: boolean; canPaste: boolean; canSelectAll: boolean }
}

export interface ContextActions {
  replace: (word: string) => void
  learn: (word: string) => void
  copyText: (text: string) => void
}

const SEPARATOR: ContextEntry = { type: 'separator' }

/** @returns nothing where a click offers nothing */
export function createContextMenu(hit: Hit, { replace, learn, copyText }: ContextActions): ContextEntry[] {
  const { isEditable, selectionText, linkURL, misspelledWord, dictionarySuggestions, editFlags } = hit
  const spelling: ContextEntry[] = misspelledWord === '' ? [] : [
    ...dictionarySuggestions.map((word) => ({ label: word, click: () => { replace(word) } })),
    ...(dictionarySuggestions.length === 0 ? [{ label: 'No suggestions', enabled: false }] : []),
    { label: `Learn “${misspelledWord}”`, click: () => { learn(misspelledWord) } }
  ]
  const link: ContextEntry[] = /^(https?|mailto):/.test(linkURL) ? [{ label: 'Copy Link', click: () => { copyText(linkURL) } }] : []
  const edit: ContextEntry[] = isEditable
    ? [
        { role: 'cut', enabled: editFlags.canCut }, { role: 'copy', enabled: editFlags.canCopy },
        { role: 'paste', enabled: editFlags.canPaste }, { role: 'selectAll', enabled: editFlags.canSelectAll }
      ]
    : selectionText.trim() === '' ? [] : [{ role: 'copy' }]
  return [spelling, link, edit].filter((part) => part.length > 0).flatMap((part, at) => (at === 0 ? part : [SEPARATOR, ...part]))
}
