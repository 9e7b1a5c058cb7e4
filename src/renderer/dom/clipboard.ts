/** Puts plain text on the clipboard, during a click or key press. @returns whether it could */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

/** Where the clipboard API is denied: a copy of a selected field, and the reader's selection put back. */
function copyBySelection(text: string): boolean {
  const selection = document.getSelection()
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null
  const focused = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.style.cssText = 'position: fixed; top: 0; opacity: 0'
  document.body.append(field)
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  if (range) {
    selection?.removeAllRanges()
    selection?.addRange(range)
  }
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
  return copied
}
