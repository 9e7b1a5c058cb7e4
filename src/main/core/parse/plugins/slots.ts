import type { Warning } from '../../../../shared/model.ts'
import type { CodeSlot, MathSlot, ReferenceSlot, Surroundings } from '../parsed-post.ts'
import type { Snippet } from '../templates/snippets.ts'

/** What the plugins and the renderer share while one post is rendered. */
export interface MarkdownEnv {
  slots: (MathSlot | CodeSlot | ReferenceSlot)[]
  /** Lines of the source before the body. */
  lineOffset: number
  /** What could not be shown as written. */
  warnings: Warning[]
  /** The post's front matter. */
  data: Readonly<Record<string, unknown>>
  surroundings: Surroundings
  /** What stands for the tags of template languages, where the post has any. */
  snippets?: readonly Snippet[]
  /** Tags that stand in the text. */
  tags: Set<string>
}

/**
 * Formulas, code and references pass by the sanitiser as data: in the HTML a comment marks the place of a slot, the lines of an
 * author's own HTML begin with `<!--@line-->` and end with `<!--@-->`. A forged mark can only show what the post holds
 * anyway, and each slot once.
 */
export function markSlot(env: MarkdownEnv, slot: MathSlot | CodeSlot | ReferenceSlot): string {
  env.slots.push(slot)
  return `<!--@s${env.slots.length - 1}-->`
}

export const markRawStart = (line: number): string => `<!--@${line}-->`
export const RAW_END = '<!--@-->'

/** What a comment says to the sanitiser, null for a comment of the author's. */
export function readMark(comment: string): { slot: number } | { rawFrom: number } | 'raw-end' | null {
  if (!comment.startsWith('@')) return null
  if (comment === '@') return 'raw-end'
  const match = /^@(s?)(\d{1,9})$/.exec(comment)
  return match ? (match[1] === 's' ? { slot: Number(match[2]) } : { rawFrom: Number(match[2]) }) : null
}
