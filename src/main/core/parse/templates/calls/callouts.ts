import { escapeAttribute } from '../../sanitise/escape.ts'
import { calloutKind, calloutTitle, isCalloutName } from '../../plugins/callouts/callout.ts'
import { argument, isTrue, type Answer, type Answerer, type Call, type Piece } from '../template.ts'

const CALLOUT = /^(?:alert|notice|callout|admonitions?|hint|panel|message|msg|box|pageinfo|info-?box|blockquote-alert|custom-block|note-?box|notification)$/
const DETAILS = /^(?:details?|expand(?:able)?|expander|collapse|collapsible|spoiler|accordion-?item|toggle|fold|foldable|hidden|reveal|solution|answer|detail-tag)$/
/** Bootstrap's words, and those of themes. */
const KINDS: Readonly<Record<string, string>> = {
  primary: 'note', secondary: 'note', default: 'note', light: 'note', dark: 'note', action: 'note', 'info-circle': 'info', information: 'info',
  lightbulb: 'tip', fire: 'danger', 'circle-info': 'info', 'triangle-exclamation': 'warning', 'exclamation-triangle': 'warning',
  critical: 'danger', 'success': 'success', green: 'success', red: 'danger', yellow: 'warning', orange: 'warning', blue: 'info'
}

/** The name of a callout that a word means, null where it means none. */
function kindWord(word: string): string | null {
  const plain = word.trim().toLowerCase()
  return KINDS[plain] ?? (isCalloutName(plain) ? plain : null)
}

/** Boxed remarks of all themes, and what folds. */
export const answerCallout: Answerer = (call) => {
  if (DETAILS.test(call.name)) return details(call)
  // A quote is one, with its author.
  if (calloutKind(call.name) === 'quote') return null
  const generic = CALLOUT.test(call.name)
  const named = generic ? null : kindWord(call.name.replace(/^(?:alert|notice|callout|admonition|prompt|hint)-|-(?:box|alert|callout)$/g, ''))
  if (!generic && named === null) return null
  const words = [...call.positional]
  const first = kindWord(words[0] ?? '')
  if (first !== null) words.shift()
  const asked = argument(call, 'type', 'kind', 'style', 'context', 'level', 'state', 'theme', 'variant', 'color', 'colour', 'icon')
  const name = (named === 'note' ? first : named) ?? named ?? kindWord(asked) ?? first ?? 'note'
  const content = argument(call, 'text', 'content', 'message', 'body')
  const hasContent = call.body !== null || content !== ''
  const text = content || (words[0] ?? '')
  if (!hasContent && text === '') return null
  const title = argument(call, 'title', 'header', 'heading', 'summary') || (hasContent ? words[0] ?? '' : '')
  const { before, after } = boxOf(call, name, title)
  if (call.body !== null) return { around: [before, after], block: true }
  return { pieces: [...before, { html: '<p>' }, { markdown: text }, { html: '</p>' }, ...after], block: true }
}

function boxOf(call: Call, name: string, title: string): { before: Piece[]; after: Piece[] } {
  const says = (key: string) => call.named.get(key)
  const folds = ['open', 'collapsible', 'collapsed', 'collapse', 'folded', 'closed'].some((key) => call.named.has(key))
  const closed = isTrue(says('closed')) || isTrue(says('collapsed')) || isTrue(says('folded')) || says('open') === 'false'
  const kind = `class="callout" data-callout="${escapeAttribute(calloutKind(name))}"`
  const words: Piece = { markdown: title || calloutTitle(name) }
  if (!folds) return { before: [{ html: `<aside ${kind}><p class="callout-title">` }, words, { html: '</p>' }], after: [{ html: '</aside>' }] }
  const open = closed ? '' : ' open'
  return { before: [{ html: `<details ${kind}${open}><summary class="callout-title">` }, words, { html: '</summary>' }], after: [{ html: '</details>' }] }
}

function details(call: Call): Answer | null {
  if (call.body === null) return null
  const words = call.positional.filter((word, index) => word !== '...' && !(index > 0 && word === 'open'))
  const title = argument(call, 'summary', 'title', 'header', 'label', 'name') || words.join(' ').trim()
  const open = isTrue(call.named.get('open')) || call.named.get('closed') === 'false' || call.positional.slice(1).includes('open')
  return {
    around: [[{ html: `<details${open ? ' open' : ''}><summary>` }, { markdown: title || 'Details' }, { html: '</summary>' }], [{ html: '</details>' }]],
    block: true
  }
}
