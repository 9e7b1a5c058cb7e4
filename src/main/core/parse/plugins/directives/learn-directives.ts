import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs'
import { readAttributeList } from '../attribute-list.ts'
import { readNamed } from '../included.ts'
import { pushElement } from '../nested-blocks.ts'
import type { MarkdownEnv } from '../slots.ts'
import { pushUnknownTag } from '../unknown-tag.ts'

const LINE = /^([a-z]+(?:-end)?)\b[ \t]*(.*?)(?::::)?[ \t]*$/
/** What only orders a page of columns and versions. */
const LAYOUT = /^(?:row|column|row-end|column-end|zone-end|moniker-end|zone|moniker|image-end)$/

/**
 * The blocks of Microsoft's Learn pages that stand on one line
 * (https://learn.microsoft.com/contribute/content/markdown-reference): `:::image source="…" alt-text="…":::`,
 * `:::code language="…" source="…":::`, columns, zones and versions, all of which are shown.
 * @param rest what stands behind the colons
 * @returns false for any other block
 */
export function showLearnDirective(state: StateBlock, rest: string, line: number, silent: boolean): boolean {
  const [, name = '', words = ''] = LINE.exec(rest) ?? []
  const isMedia = /^(?:image|code|video)$/.test(name)
  if (LAYOUT.test(name)) return words === '' || /^(?:span|pivot|range|target|count)\b/.test(words) || rest.trimEnd().endsWith(':::')
  const list = isMedia ? readAttributeList(words) : null
  const source = list?.values.get('source') ?? ''
  if (!list || source === '') return false
  if (silent) return true
  if (name === 'image') image(state, source, list.values, line)
  else if (name === 'video') link(state, source, list.values.get('title') ?? source, line)
  else code(state, source, list.values.get('language') ?? '', `:::${rest}`, line)
  return true
}

function image(state: StateBlock, source: string, values: ReadonlyMap<string, string>, line: number): void {
  pushElement(state, 'p', {}, line, () => {
    const inline = state.push('inline', '', 0)
    inline.map = [line, line + 1]
    const token = new state.Token('image', 'img', 0)
    const alt = new state.Token('text', '', 0)
    alt.content = values.get('alt-text') ?? ''
    token.children = [alt]
    token.attrSet('src', source)
    inline.children = [token]
  })
}

function link(state: StateBlock, href: string, words: string, line: number): void {
  pushElement(state, 'p', {}, line, () => {
    const inline = state.push('inline', '', 0)
    inline.map = [line, line + 1]
    const open = new state.Token('link_open', 'a', 1)
    open.attrSet('href', href)
    open.attrSet('class', 'embed')
    const text = new state.Token('text', '', 0)
    text.content = `Video: ${words}`
    inline.children = [open, text, new state.Token('link_close', 'a', -1)]
  })
}

function code(state: StateBlock, source: string, language: string, written: string, line: number): void {
  const text = readNamed(state.env as MarkdownEnv, source)
  if (text === null) {
    pushUnknownTag(state, written, `the file ${source}`, line)
    return
  }
  const token = state.push('fence', 'code', 0)
  token.info = language
  token.content = `${text.trimEnd()}\n`
  token.map = [line, line + 1]
}
