import type { CodeSlot } from '../parse/parsed-post.ts'

/**
 * Puts marked, numbered and changed lines of a block into elements of their own; other blocks stay as they are. The
 * text does not change: numbers are drawn by the style sheet.
 * @param html the block with its lines apart by line breaks, no element across one
 */
export function withLines(html: string, slot: CodeSlot): string {
  const marks = new Set(slot.marks)
  const isDiff = slot.language === 'diff' || slot.language === 'patch'
  if (marks.size === 0 && slot.numberedFrom === undefined && !isDiff) return html
  const source = slot.code.split('\n')
  return html.split('\n').map((line, index) => {
    const kinds = [marks.has(index + 1) ? ' marked' : '', isDiff ? changeOf(source[index] ?? '') : ''].join('')
    return kinds === '' && slot.numberedFrom === undefined ? line : `<span class="line${kinds}">${line}</span>`
  }).join('\n')
}

function changeOf(line: string): string {
  if (/^\+(?!\+\+)/.test(line)) return ' added'
  return /^-(?!--)/.test(line) ? ' removed' : ''
}
