import { escapeAttribute } from '../../sanitise/escape.ts'
import { argument, SILENT, type Answer, type Answerer, type Call, type Piece } from '../template.ts'

/** What only arranges its content: the content is shown. */
const PLAIN = /^(?:columns?|cols?|row|grid|two-col|half|steps?|stepper|content-ref|cover|hero|link-down|cardpane|cards|card-group|card-body|accordion|timeline|lead|landing|section|block(?:s-.*)?|wrap(?:per)?|container|content|fullwidth|full-width|main|markdown|md|markdownify|raw-?html|html|raw|unsafe|safe|div|article|typeit|hide|show|filetree|scroll|list|list-item|verbatim|english|chinese|ltr|rtl|paige-.*)$/
/** What turns something on, or stands for what the page around a post shows. */
const SILENT_NAMES = /^(?:toc|toc2|tableofcontents|table-of-contents|tocinline|comments?|disqus|mathjax|mathjax-support|katex-support|load-photoswipe|clear|clearfix|clearboth|fas?|fab|far|bi|fontawesome|icon|icons|seo|feed-meta|analytics|google-analytics|google-adsense|adsense|ads|advert|head|header|footer|nav|navbar|sidebar|page-break|pagebreak|more|style|script|javascript|css|js|read-time|tags|share|social|related|pagination|subscribe|newsletter|endtab|options|swatches)$/
const INLINE: Readonly<Record<string, string>> = {
  mark: 'mark', kbd: 'kbd', sub: 'sub', sup: 'sup', small: 'small', underline: 'u', u: 'u', abbr: 'abbr', strong: 'strong', bold: 'strong',
  highlighter: 'mark', color: 'span', colour: 'span', span: 'span', font: 'span', badge: 'span', label: 'span', term: 'span', tooltip: 'span',
  gloss: 'span', newthought: 'span', smallcaps: 'span', key: 'kbd', keyword: 'span', 'glossary-tooltip': 'span'
}

/** What is around or beside text: columns, quotes, cards, buttons, notes in the margin. */
export const answerWrapper: Answerer = (call) => {
  const { name, body } = call
  if (SILENT_NAMES.test(name)) return SILENT
  if (/^(?:quote|blockquote|epigraph|pullquote|cq|centerquote)$/.test(name)) return quote(call)
  if (/^(?:button|btn|link-?button|linkcard|link-card|link|a|reference|ref-link)$/.test(name) || (name === 'article' && call.body === null)) return button(call)
  if (/^(?:card|feature|feature-card|timeline-?item)$/.test(name)) return card(call)
  if (/^(?:side-?note|margin-?note|marginalia|footnote|fn|aside)$/.test(name)) return sideNote(call)
  if (Object.hasOwn(INLINE, name)) return inline(call, INLINE[name] ?? 'span')
  if (body === null) return null
  if (/^(?:center|centered|align-center)$/.test(name)) return around('<div style="text-align:center">', '</div>')
  if (/^(?:p|paragraph)$/.test(name)) return { around: [[{ html: '<p>' }], [{ html: '</p>' }]], block: true }
  if (name === 'nomarkdown') return { pieces: [{ html: body }], block: body.includes('\n') }
  return PLAIN.test(name) ? { around: [[], []], block: true } : null
}

const around = (before: string, after: string): Answer => ({ around: [[{ html: before }], [{ html: after }]], block: true })

function quote(call: Call): Answer | null {
  const [first = '', ...rest] = call.positional
  const isWhole = call.body === null
  const words = (isWhole ? rest : call.positional).filter((word) => !/^https?:/.test(word)).join(' ').replace(/,$/, '')
  const author = argument(call, 'author', 'by', 'name') || words
  const source = argument(call, 'source', 'cite', 'title', 'from')
  const credit = [author, source].filter(Boolean).join(', ')
  const after: Piece[] = credit === '' ? [{ html: '</blockquote>' }] : [{ html: '<p>— ' }, { markdown: credit }, { html: '</p></blockquote>' }]
  if (!isWhole) return { around: [[{ html: '<blockquote>' }], after], block: true }
  const text = argument(call, 'text', 'quote', 'content') || first
  return text === '' ? null : { pieces: [{ html: '<blockquote><p>' }, { markdown: text }, { html: '</p>' }, ...after], block: true }
}

function button(call: Call): Answer | null {
  const href = argument(call, 'href', 'link', 'url', 'relref', 'ref', 'page', 'path', 'target') || call.positional.find((word) => /[/#.]/.test(word)) || ''
  if (href === '') return null
  const open: Piece = { html: `<a href="${escapeAttribute(href)}">` }
  const text = argument(call, 'text', 'title', 'label', 'content', 'name') || call.positional.find((word) => word !== href) || ''
  if (call.body === null || (call.body.trim() === '' && text !== '')) {
    return { pieces: [open, { markdown: text || href }, { html: '</a>' }], block: false }
  }
  return { around: [[open], [{ html: '</a>' }]], block: false }
}

function card(call: Call): Answer | null {
  const title = argument(call, 'title', 'header', 'name')
  const href = argument(call, 'link', 'href', 'url')
  const text = argument(call, 'subtitle', 'description', 'content', 'text')
  const image = argument(call, 'image', 'img', 'src')
  if (title === '' && text === '' && call.body === null) return null
  const words: Piece[] = title === '' ? [] : [{ html: '<strong>' }, { markdown: title }, { html: '</strong>' }]
  const head: Piece[] = words.length === 0 ? [] : href === '' ? words : [{ html: `<a href="${escapeAttribute(href)}">` }, ...words, { html: '</a>' }]
  const before: Piece[] = [
    ...(image === '' ? [] : [{ html: '<p>' }, { image: { src: image, alt: '' } }, { html: '</p>' }]),
    ...(head.length === 0 ? [] : [{ html: '<p>' }, ...head, { html: '</p>' }]),
    ...(text === '' ? [] : [{ html: '<p>' }, { markdown: text }, { html: '</p>' }])
  ]
  return call.body === null ? { pieces: before, block: true } : { around: [before, []], block: true }
}

/** Notes beside the text become footnotes, which the page shows where they are called. */
function sideNote(call: Call): Answer | null {
  const text = (call.body ?? argument(call, 'text', 'content', 'note')).trim() || (call.positional.at(-1) ?? '').trim()
  if (text === '' || /\n\s*\n/.test(text)) return call.body === null ? null : around('<aside>', '</aside>')
  const label = call.body === null ? '' : call.positional.join(' ')
  return { text: `${label}^[${text.replace(/\s*\n\s*/g, ' ')}]` }
}

function inline(call: Call, tag: string): Answer | null {
  const title = argument(call, 'title', 'tooltip', 'tip', 'description')
  const open: Piece = { html: title === '' ? `<${tag}>` : `<${tag} title="${escapeAttribute(title)}">` }
  const close: Piece = { html: `</${tag}>` }
  if (call.body !== null) return { around: [[open], [close]], block: false }
  // `{% label primary@words %}` of Hexo's themes.
  const text = (argument(call, 'text', 'content', 'label', 'term', 'term_id') || call.positional.at(-1) || '').replace(/^(?:default|primary|success|info|warning|danger)\s*@\s*/, '')
  return text === '' ? null : { pieces: [open, { markdown: text }, close], block: false }
}
