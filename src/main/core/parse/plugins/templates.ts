import type MarkdownIt from 'markdown-it'
import type Token from 'markdown-it/lib/token.mjs'
import { escapeAttribute } from '../sanitise/escape.ts'
import { hasMark, MARK_HERE, MARK_START, replaceMarks, restoreMarks, snippetHtml, type Snippet } from '../templates/snippets.ts'
import type { Piece } from '../templates/template.ts'
import { lineText } from './nested-blocks.ts'
import type { MarkdownEnv } from './slots.ts'

/**
 * Puts what stands for tags (`templates/snippets.ts`) in the place of their marks: as blocks where one has its lines
 * for itself, within running text, and within the author's HTML. In code, formulas and addresses a tag is what its
 * author wrote.
 */
export function templatesPlugin(md: MarkdownIt): void {
  md.block.ruler.before('table', 'template', (state, startLine, _endLine, silent) => {
    const { snippets } = state.env as MarkdownEnv
    if (!snippets) return false
    const marked = marksOnly(lineText(state, startLine), snippets)
    if (!marked?.some(({ block }) => block)) return false
    if (silent) return true
    for (const piece of marked.flatMap(({ pieces }) => pieces)) {
      state.tokens.push(Object.assign(blockToken(state.Token, piece), { block: true, level: state.level, map: [startLine, startLine + 1] }))
    }
    state.line = startLine + 1
    return true
  }, { alt: ['paragraph', 'reference', 'blockquote', 'list'] })

  md.inline.ruler.before('escape', 'template', (state, silent) => {
    const { snippets } = state.env as MarkdownEnv
    if (!snippets || !state.src.startsWith(MARK_START, state.pos)) return false
    MARK_HERE.lastIndex = state.pos
    const snippet = snippets[Number(MARK_HERE.exec(state.src)?.[1] ?? NaN)]
    if (!snippet) return false
    const end = MARK_HERE.lastIndex
    if (!silent) {
      state.pushPending()
      for (const piece of snippet.pieces) {
        if ('markdown' in piece) state.md.inline.parse(piece.markdown, state.md, state.env, state.tokens)
        else state.tokens.push(Object.assign(inlineToken(state.Token, piece), { level: state.level }))
      }
    }
    state.pos = end
    return true
  })

  md.core.ruler.push('templates', ({ env, tokens }) => {
    const { snippets } = env as MarkdownEnv
    if (snippets) for (const token of tokens) settle(md, token, env as MarkdownEnv, snippets)
  })
}

/** The snippets of a line that holds nothing else. */
function marksOnly(line: string, snippets: readonly Snippet[]): Snippet[] | null {
  if (!line.startsWith(MARK_START) || line.length > 1000) return null
  const found: Snippet[] = []
  const rest = replaceMarks(line, snippets, (snippet) => {
    found.push(snippet)
    return ''
  })
  return rest.trim() === '' ? found : null
}

type TokenClass = new (type: string, tag: string, nesting: 0) => Token

function blockToken(TokenType: TokenClass, piece: Piece): Token {
  if ('code' in piece) return Object.assign(new TokenType('fence', 'code', 0), { content: `${piece.code}\n`, info: piece.info, markup: '```' })
  if ('html' in piece) return Object.assign(new TokenType('html_block', '', 0), { content: piece.html })
  // An image too is running text, so that it is told its line.
  const inline = new TokenType('inline', '', 0)
  return 'markdown' in piece
    ? Object.assign(inline, { content: piece.markdown, children: [] })
    : Object.assign(inline, { content: '', children: [inlineToken(TokenType, piece)] })
}

function inlineToken(TokenType: TokenClass, piece: Exclude<Piece, { markdown: string }>): Token {
  if (!('image' in piece)) {
    return Object.assign(new TokenType('html_inline', '', 0), { content: snippetHtml({ pieces: [piece] }, (text) => text) })
  }
  const { alt = '', ...attributes } = piece.image
  const words = Object.assign(new TokenType('text', '', 0), { content: alt })
  return Object.assign(new TokenType('image', 'img', 0), { attrs: Object.entries(attributes), content: alt, children: [words] })
}

const IN_TAG = /<[A-Za-z][^<>]*$/

/** What inline parsing left: marks in code and attributes, and in the author's HTML. */
function settle(md: MarkdownIt, token: Token, env: MarkdownEnv, snippets: readonly Snippet[]): void {
  for (const attribute of token.attrs ?? []) {
    // The number that a list starts with is one.
    if (typeof attribute[1] === 'string' && hasMark(attribute[1])) attribute[1] = restoreMarks(attribute[1], snippets)
  }
  for (const child of token.children ?? []) settle(md, child, env, snippets)
  if (token.type === 'inline' || !hasMark(token.content)) return
  if (token.type !== 'html_block' && token.type !== 'html_inline') {
    token.content = restoreMarks(token.content, snippets)
    return
  }
  const inline = (text: string) => md.renderInline(text, { ...env, footnotes: undefined, lineOffset: env.lineOffset + (token.map?.[0] ?? 0) })
  const { content } = token
  token.content = replaceMarks(content, snippets, (snippet, at) =>
    IN_TAG.test(content.slice(Math.max(0, at - 2000), at)) ? escapeAttribute(snippet.source) : snippetHtml(snippet, inline))
}
