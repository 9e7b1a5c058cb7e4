import { foldText } from '../../../shared/canonical-text.ts'

const MAX_SUMMARY = 300

/** Text in one line of at most 300 characters, cut at the end of a word. */
export function toSummary(text: string): string {
  const line = foldText(text.slice(0, MAX_SUMMARY * 10))
  if (line.length <= MAX_SUMMARY) return line
  const head = line.slice(0, MAX_SUMMARY - 1)
  const end = Math.max(head.lastIndexOf(' '), head.search(/[，。；、！？][^，。；、！？]*$/))
  const cut = end > MAX_SUMMARY / 2 ? head.slice(0, end) : head.replace(/[\ud800-\udbff]$/, '')
  return `${cut.replace(/[\s,;:–—-]+$/, '')}…`
}
