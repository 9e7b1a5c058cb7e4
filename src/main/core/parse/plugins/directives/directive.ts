import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs'
import { lineText } from '../nested-blocks.ts'

/** A block with a name, as MyST, Quarto, Docusaurus, VitePress and Learn pages write it. */
export interface Directive {
  /** Lower case. */
  name: string
  /** What stands behind the name. */
  argument: string
  id: string
  /** Settings: `:name: value` below the first line, or `key="value"` in it. */
  options: ReadonlyMap<string, string>
  classes: readonly string[]
  /** The first line, as written. */
  opening: string
  /** Its own line, and those of its body, without the settings. */
  line: number
  from: number
  to: number
}

/** Adds what a directive shows. @returns false where it cannot */
export type ShowDirective = (state: StateBlock, directive: Directive) => boolean | undefined

const OPTION = /^:([\w-]+):[ \t]*(.*)$/
const FIELD = /^([\w-]+)[ \t]*:[ \t]*(.*)$/
const MAX_OPTIONS = 50

/** Takes the settings at the top of a body (`:name: value` lines, or YAML between `---`). @returns where the body begins then */
export function readOptions(state: StateBlock, from: number, to: number, options: Map<string, string>): number {
  let line = from
  const isYaml = line < to && lineText(state, line).trim() === '---'
  if (isYaml) line++
  for (let count = 0; line < to && count < MAX_OPTIONS; line++, count++) {
    const text = lineText(state, line)
    if (isYaml && text.trim() === '---') return line + 1
    const found = (isYaml ? FIELD : OPTION).exec(text)
    if (found) options.set((found[1] ?? '').toLowerCase(), (found[2] ?? '').trim().replace(/^(["'])(.*)\1$/, '$2'))
    else if (!isYaml) break
  }
  return isYaml ? from : line
}

/** The lines of a body as they are, without the indentation of what is around them. */
export const bodyText = (state: StateBlock, { from, to }: Directive): string => state.getLines(from, to, state.blkIndent, false)
