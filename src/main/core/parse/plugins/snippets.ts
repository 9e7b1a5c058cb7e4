import type MarkdownIt from 'markdown-it'
import { hasIncluded, readIncluded, readNamed } from './included.ts'
import { isOutside, lineText } from './nested-blocks.ts'
import type { MarkdownEnv } from './slots.ts'
import { pushUnknownTag } from './unknown-tag.ts'

/** `--8<-- "file:section"` (https://facelessuser.github.io/pymdown-extensions/extensions/snippets/). */
const SNIPPET = /^-+8<-+[ \t]+(?:"([^"\n]{1,300})"|'([^'\n]{1,300})')[ \t]*$/
/** `[!INCLUDE [words](file.md)]` of Learn pages. */
const LEARN = /^\[!INCLUDE[ \t]*\[[^\]\n]*\]\(([^()\n]{1,300})\)\][ \t]*$/i

/** Text of other files: `--8<-- "file"` of MkDocs, also in code, and `[!INCLUDE[…](file)]` of Learn pages. */
export function snippetsPlugin(md: MarkdownIt): void {
  md.block.ruler.before('fence', 'snippet', (state, startLine, _endLine, silent) => {
    const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
    const first = state.src.charCodeAt(start)
    if ((first !== 0x2d && first !== 0x5b) || isOutside(state, startLine)) return false
    if (first === 0x5b ? !state.src.startsWith('[!', start) : !/8</.test(state.src.slice(start + 1, start + 12))) return false
    const line = lineText(state, startLine)
    const found = first === 0x2d ? SNIPPET.exec(line) : LEARN.exec(line)
    if (!found) return false
    if (silent) return true
    const name = found[1] ?? found[2] ?? ''
    const text = readSnippet(state.env as MarkdownEnv, name)
    if (text === null || !readIncluded(state, text, startLine)) pushUnknownTag(state, line, `the file ${name}`, startLine)
    state.line = startLine + 1
    return true
  }, { alt: ['paragraph', 'reference', 'blockquote', 'list'] })

  md.core.ruler.after('block', 'snippets_in_code', (state) => {
    if (!state.src.includes('8<-') && !hasIncluded(state.env as MarkdownEnv)) return
    const env = state.env as MarkdownEnv
    for (const token of state.tokens) {
      if (token.type !== 'fence' || !token.content.includes('8<-')) continue
      token.content = token.content.replace(/^([ \t]*)(-+8<-+[ \t]+["'].*)$/gm, (line, indent: string, words: string) => {
        const found = SNIPPET.exec(words)
        const text = found ? readSnippet(env, found[1] ?? found[2] ?? '') : null
        return text === null ? line : text.replace(/\n$/, '').replace(/^/gm, indent)
      })
    }
  })
}

/** A file, or the lines or the section of it that stand behind its name. */
function readSnippet(env: MarkdownEnv, name: string): string | null {
  const [, path = name, part = ''] = /^(.*?):((?:[\w-]+|\d*:?\d*))$/.exec(name) ?? []
  const text = readNamed(env, path, `/docs/${path}`, `/includes/${path}`)
  if (text === null || part === '') return text
  const lines = text.split(/\r?\n/)
  const numbers = /^(\d*):?(\d*)$/.exec(part)
  if (numbers) {
    const from = Number(numbers[1] || 1)
    const to = part.includes(':') ? Number(numbers[2] || lines.length) : from
    return `${lines.slice(from - 1, to).join('\n')}\n`
  }
  const start = lines.findIndex((line) => line.includes(`--8<-- [start:${part}]`))
  const end = lines.findIndex((line) => line.includes(`--8<-- [end:${part}]`))
  return start < 0 ? null : `${lines.slice(start + 1, end < 0 ? undefined : end).join('\n')}\n`
}
