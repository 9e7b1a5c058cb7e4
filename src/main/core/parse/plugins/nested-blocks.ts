import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs'

/** Reads the lines from `from` to `to` as blocks within the block that is being read. @param indent their own indentation */
export function readBlocks(state: StateBlock, from: number, to: number, indent = state.blkIndent): void {
  const { blkIndent, lineMax, parentType } = state
  Object.assign(state, { blkIndent: indent, lineMax: to, parentType: 'root' })
  if (from < to) state.md.block.tokenize(state, from, to)
  Object.assign(state, { blkIndent, lineMax, parentType })
}

/** The text of a line from its first character that is not white. */
export const lineText = (state: StateBlock, line: number): string =>
  state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])

/** Whether a line is indented so far that it is code. One that is out of a list may end what is in it, so it does not count. */
export const isOutside = (state: StateBlock, line: number): boolean => (state.sCount[line] ?? 0) - state.blkIndent >= 4

/** The line behind the last one that is indented by `indent` or more, seen from the line behind `start`. */
export function endOfIndented(state: StateBlock, start: number, endLine: number, indent: number): number {
  let end = start + 1
  for (let line = start + 1; line < endLine; line++) {
    if (state.isEmpty(line)) continue
    if ((state.sCount[line] ?? 0) < indent) break
    end = line + 1
  }
  return end
}

/** Adds a block of one element around what `body` adds. */
export function pushElement(
  state: StateBlock, tag: string, attributes: Readonly<Record<string, string>>, line: number, body: () => void
): void {
  const open = state.push('element_open', tag, 1)
  for (const [name, value] of Object.entries(attributes)) if (value !== '') open.attrSet(name, value)
  open.map = [line, line + 1]
  body()
  state.push('element_close', tag, -1)
}

/** Adds a block that holds one line of running text. */
export function pushLine(state: StateBlock, tag: string, className: string, markdown: string, line: number): void {
  pushElement(state, tag, { class: className }, line, () => {
    const inline = state.push('inline', '', 0)
    inline.content = markdown
    inline.children = []
    inline.map = [line, line + 1]
  })
}
