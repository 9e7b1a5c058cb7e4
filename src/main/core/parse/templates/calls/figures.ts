import { alignOf } from '../../alignment.ts'
import { escapeAttribute } from '../../sanitise/escape.ts'
import { argument, type Answer, type Answerer, type Call, type Piece } from '../template.ts'

const FIGURE = /^(?:figure|fig|image|img|picture|photo|responsive-image|responsive-figure|imgproc|imgcap|imgh|img-fit|image-caption|captioned-image|asset-img|post-image|postimage|intextimg|in-text-img|zoom-img|lightbox|maincolumn|main-column|marginfigure|margin-figure|fullwidth|tmfigure|sidefigure|figure-dynamic)$/
const PATH = /[./]/

/** Figures, by any of the names and arguments that themes give them. */
export const answerFigure: Answerer = (call, context) => {
  if (call.name === 'gallery') return call.body === null ? gallery(call, context.data) : { around: [[], []], block: true }
  if (!FIGURE.test(call.name)) return null
  const words = positional(call)
  const src = argument(call, 'src', 'path', 'image_path', 'image-path', 'url', 'file', 'filename', 'image', 'img', 'source', 'name') || words.src
  // Docsy names a resource of the page by a part of its name.
  if (src === '' && call.name === 'imgproc' && call.positional[0]) return answerFigure({ ...call, named: new Map(call.named).set('src', call.positional[0] ?? '') }, context)
  if (src === '') return null
  const caption = argument(call, 'caption', 'description', 'desc', 'text') || bodyCaption(call) || words.caption
  const title = argument(call, 'title')
  const image: Record<string, string> = { src, alt: argument(call, 'alt', 'alttext') || words.alt || (caption === '' ? title : '') }
  const width = argument(call, 'width', 'w') || words.width
  const height = argument(call, 'height', 'h')
  const style = [lengthStyle('width', width), lengthStyle('max-width', argument(call, 'max-width', 'maxwidth', 'max_width'))].filter(Boolean).join(';')
  if (isPixels(width)) image.width = width.replace('px', '')
  if (isPixels(height)) image.height = height.replace('px', '')
  if (style !== '') image.style = style

  const align = alignOf(`${argument(call, 'class', 'classes')} ${argument(call, 'align', 'float', 'position')} ${words.classes}`)
  const shown = caption !== '' || title !== '' || argument(call, 'attr') !== ''
  // A mere image stays in its line of text.
  if (/^(?:img|asset-img|intextimg|in-text-img)$/.test(call.name) && !shown) return { pieces: [{ image: align ? { ...image, class: align } : image }], block: false }
  return { pieces: figure({ image, title, caption, align, id: argument(call, 'id', 'label', 'ref'), call }), block: true }
}

interface Parts { image: Record<string, string>; title: string; caption: string; align: string; id: string; call: Call }

function figure({ image, title, caption, align, id, call }: Parts): Piece[] {
  const link = argument(call, 'link', 'href')
  const credit = argument(call, 'attr', 'attribution', 'credit')
  const creditLink = argument(call, 'attrlink', 'attr_link')
  const pieces: Piece[] = [{ html: `<figure class="${['figure', align].filter(Boolean).join(' ')}"${id === '' ? '' : ` id="${escapeAttribute(id)}"`}>` }]
  pieces.push(...(link === '' ? [{ image }] : [{ html: `<a href="${escapeAttribute(link)}">` }, { image }, { html: '</a>' }]))
  const texts: Piece[][] = []
  if (title !== '') texts.push([{ html: '<strong>' }, { markdown: title }, { html: '</strong>' }])
  if (caption !== '') texts.push([{ markdown: caption }])
  if (credit !== '') {
    texts.push(creditLink === '' ? [{ markdown: credit }] : [{ html: `<a href="${escapeAttribute(creditLink)}">` }, { markdown: credit }, { html: '</a>' }])
  }
  if (texts.length > 0) {
    pieces.push({ html: '<figcaption>' }, ...texts.flatMap((text, index) => (index === 0 ? text : [{ html: ' ' }, ...text])), { html: '</figcaption>' })
  }
  pieces.push({ html: '</figure>' })
  return pieces
}

/** Inner text is the caption: of Docsy's `imgproc`, and of figures that are written as pairs. */
const bodyCaption = ({ body }: Call): string => (body === null ? '' : body.trim().replace(/\s*\n\s*/g, ' '))

/** `{% img left /a.png 300 "caption" %}` of Octopress and Hexo, `{% marginfigure 'id' 'a.png' 'caption' %}` of Tufte. */
function positional({ positional: words }: Call): { src: string; caption: string; alt: string; width: string; classes: string } {
  const at = words.findIndex((word) => PATH.test(word) && !/\s/.test(word.trim()))
  const rest = words.slice(at + 1)
  return {
    src: at < 0 ? '' : words[at] ?? '',
    classes: words.slice(0, Math.max(0, at)).join(' '),
    width: rest.find((word) => /^\d+(?:px|%)?$/.test(word)) ?? '',
    caption: rest.find((word) => /[^\d\s]/.test(word) && !/^\d+(?:px|%)?$|^(?:Fit|Fill|Resize|Crop)$/.test(word)) ?? '',
    alt: ''
  }
}

const isPixels = (length: string): boolean => /^\d{1,5}(?:px)?$/.test(length)
const lengthStyle = (property: string, length: string): string =>
  (property === 'width' && isPixels(length)) || !/^[\d.]{1,8}(?:px|em|rem|%|ch|vw|cm)?$/.test(length)
    ? ''
    : `${property}:${length}${/\d$/.test(length) ? 'px' : ''}`

/** Minimal Mistakes keeps the images of a gallery in the front matter. */
function gallery(call: Call, data: Readonly<Record<string, unknown>>): Answer | null {
  const images = data[argument(call, 'id') || 'gallery']
  if (!Array.isArray(images)) return null
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  const pieces: Piece[] = images.slice(0, 100).flatMap((entry: unknown): Piece[] => {
    const { image_path: path, url, alt, title } = (entry ?? {}) as Record<string, unknown>
    const src = text(path) || text(url)
    return src === '' ? [] : [{ image: { src, alt: text(alt) || text(title) } }]
  })
  const caption = argument(call, 'caption')
  if (pieces.length === 0) return null
  return {
    pieces: [{ html: '<figure class="figure">' }, ...pieces, ...(caption === '' ? [] : [{ html: '<figcaption>' }, { markdown: caption }, { html: '</figcaption>' }]), { html: '</figure>' }],
    block: true
  }
}
