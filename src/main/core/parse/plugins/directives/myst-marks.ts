import type MarkdownIt from 'markdown-it'
import { lineText } from '../nested-blocks.ts'
import { bareLabel, labelsOf } from '../labels/labels.ts'
import type { MarkdownEnv } from '../slots.ts'

/** What tells MyST from other dialects, of which `%` and `+++` on a line mean nothing. */
const SIGN = /^(?:`{3,}|:{3,}|~{3,})[ \t]*\{[A-Za-z][\w:-]*\}|^\([\w:.-]+\)=[ \t]*$|\{(?:ref|numref|doc|cite(?::[pt])?|eq|math|term)\}`/m
const known = new WeakMap<object, boolean>()

/** Whether a text is MyST, looked for once: many marks may ask. */
function isMyst(state: { src: string }): boolean {
  const found = known.get(state) ?? SIGN.test(state.src)
  known.set(state, found)
  return found
}

/** Small marks of MyST: comments `% words`, breaks between cells `+++`, and `[](#label)`, which takes the words of its target. */
export function mystMarksPlugin(md: MarkdownIt): void {
  md.block.ruler.before('fence', 'myst_comment', (state, startLine, _endLine, silent) => {
    const first = state.src.charCodeAt((state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0))
    if ((first !== 0x25 && first !== 0x2b) || state.sCount[startLine] !== state.blkIndent) return false
    const line = lineText(state, startLine)
    if (!/^(?:%(?:[ \t].*)?|\+\+\+(?:[ \t]*\{.*\})?[ \t]*)$/.test(line)) return false
    if (!isMyst(state)) return false
    if (!silent) state.line = startLine + 1
    return true
  }, { alt: ['paragraph', 'reference', 'blockquote', 'list'] })

  md.core.ruler.after('inline', 'empty_links', (state) => {
    if (!state.src.includes('[](')) return
    const labels = labelsOf(state.env as MarkdownEnv)
    for (const { children } of state.tokens) {
      for (let at = 0; children && at < children.length - 1; at++) {
        if (children[at]?.type !== 'link_open' || children[at + 1]?.type !== 'link_close') continue
        const href = children[at]?.attrGet('href') ?? ''
        const named = href.startsWith('#') ? labels.get(href.slice(1))?.words : undefined
        if (named === undefined && !isMyst(state)) continue
        if (named === undefined && /^#./.test(href)) {
          const label = href.slice(1)
          children.splice(at, 2, Object.assign(new state.Token('reference', '', 0), { content: bareLabel(label), meta: { label, named: false } }))
          continue
        }
        const words = named ?? href.replace(/^#|^.*\/(?=[^/])|\.(?:md|ipynb)$/g, '')
        if (words !== '') children.splice(at + 1, 0, Object.assign(new state.Token('text', '', 0), { content: words }))
      }
    }
  })
}
