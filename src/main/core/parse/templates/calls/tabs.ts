import { codeInfo } from './code.ts'
import { argument, isTrue, type Answerer, type Call, type Piece } from '../template.ts'

const GROUP = /^(?:tabs|tabpane|tab-pane|tabgroup|tab-group|tabset|code-?tabs|multi-?tab)$/
const TAB = /^(?:tab|tabitem|tab-item|code-?tab|tab-content)$/

/** Tabs one below the other, each under its label. */
export const answerTab: Answerer = (call) => {
  if (GROUP.test(call.name)) return call.body === null ? null : { around: [[], []], block: true }
  if (!TAB.test(call.name) || call.body === null) return null
  const before: Piece[] = [{ html: '<section class="tab"><p class="tab-title">' }, { markdown: labelOf(call) }, { html: '</p>' }]
  const after: Piece[] = [{ html: '</section>' }]
  const language = argument(call, 'lang', 'language', 'codelang') || (call.parent ? argument(call.parent, 'lang', 'language') : '')
  if (isCode(call, language)) return { pieces: [...before, { code: trimBlank(call.body), info: codeInfo(language) }, ...after], block: true }
  return { around: [before, after], block: true }
}

function labelOf(call: Call): string {
  const own = argument(call, 'name', 'title', 'header', 'label', 'tabname', 'tab')
  if (own !== '') return own
  const items = call.parent ? argument(call.parent, 'items').split(',') : []
  // `{% tab group label %}` of jekyll-tabs names the group first.
  const [first = '', ...rest] = call.positional
  const words = call.parent && first === call.parent.positional[0] ? rest.join(' ') : call.positional.join(' ')
  return words.trim() || (items[call.index] ?? '').trim() || `Tab ${call.index + 1}`
}

/** Docsy's tabs hold code unless they say `text=true`. */
function isCode({ parent, named, body }: Call, language: string): boolean {
  if (parent?.name !== 'tabpane') return named.has('code') || named.has('codelang')
  const says = named.get('text') ?? parent.named.get('text')
  return !isTrue(says) && (language !== '' || parent.named.has('text')) && !/^\s*(?:```|~~~)/.test(body ?? '')
}

const trimBlank = (code: string): string => code.replace(/^(?:[ \t]*\r?\n)+/, '').trimEnd()
