/** What a right click offers, by what it hit. Plain data, without Electron. */
import type { Say } from './words.ts'

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
export function createContextMenu(hit: Hit, { replace, learn, copyText }: ContextActions, say: Say): ContextEntry[] {
  const { isEditable, selectionText, linkURL, misspelledWord, dictionarySuggestions, editFlags } = hit
  const role = (name: NonNullable<ContextEntry['role']>, enabled = true): ContextEntry => ({ role: name, label: say(`native.role.${name}`), enabled })
  const spelling: ContextEntry[] = misspelledWord === '' ? [] : [
    ...dictionarySuggestions.map((word) => ({ label: word, click: () => { replace(word) } })),
    ...(dictionarySuggestions.length === 0 ? [{ label: say('native.context.noSuggestions'), enabled: false }] : []),
    { label: say('native.context.learn', { word: misspelledWord }), click: () => { learn(misspelledWord) } }
  ]
  const link: ContextEntry[] = /^(https?|mailto):/.test(linkURL) ? [{ label: say('native.context.copyLink'), click: () => { copyText(linkURL) } }] : []
  const edit: ContextEntry[] = isEditable
    ? [
        role('cut', editFlags.canCut), role('copy', editFlags.canCopy), role('paste', editFlags.canPaste), role('selectAll', editFlags.canSelectAll)
      ]
    : selectionText.trim() === '' ? [] : [role('copy')]
  return [spelling, link, edit].filter((part) => part.length > 0).flatMap((part, at) => (at === 0 ? part : [SEPARATOR, ...part]))
}
