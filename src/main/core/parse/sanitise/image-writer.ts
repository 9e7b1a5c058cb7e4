import { writeAttributes, writeId } from './attributes.ts'
import type { Attributes, ElementContext } from './element-writer.ts'
import { attributesOf } from './attributes.ts'
import type { ElementRule } from './elements.ts'
import { escapeAttribute, escapeText } from './escape.ts'
import { foldText } from '../../../../shared/canonical-text.ts'
import { createSvgSink } from './sinks.ts'
import { imageSource, webAddress } from './urls.ts'

export interface ImageWriter {
  image(rule: ElementRule, attributes: Attributes): void
  svg(attributes: Record<string, string>): void
  /** Frames, videos and their kin: a quiet link to what they would load. */
  media(name: string, attributes: Record<string, string>): void
  /** The box of a task, which is not part of the text. */
  checkBox(checked: boolean): void
}

const LABELS: Readonly<Record<string, string>> = { audio: 'Sound', video: 'Video', iframe: 'Embedded page' }

/** Writes what is not text: pictures, drawings, and placeholders for what is not shown. */
export function createImageWriter(context: ElementContext, isInLink: () => boolean): ImageWriter {
  const { options, out, stack, post, enter } = context

  /** An element that stands for `text` in the canonical text, whatever it shows. */
  const atom = (html: string, text: string) => {
    stack.ensureCell()
    post.begun = true
    out.markup(html)
    out.builder.atom(foldText(text), false)
  }
  const missing = (alt: string, why: string, label = '') => {
    atom(`<span class="image-missing" data-text="${escapeAttribute(alt)}" title="${escapeAttribute(why)}">${escapeText(label)}</span>`, alt)
  }

  return {
    image(rule, attributes) {
      stack.push(stack.transparent())
      const alt = (attributes.get('alt') ?? '').slice(0, 5000)
      const written = attributes.get('src') || attributes.get('data-src') || ''
      const source = imageSource(options.images.take(written))
      if (source.kind === 'refused') {
        missing(alt, source.why)
        return
      }
      const kept = writeId(attributes, post.ids) + writeAttributes(attributes, rule)
      if (source.kind === 'data') {
        atom(`<img src="${escapeAttribute(source.src)}" alt="${escapeAttribute(alt)}"${kept}>`, alt)
        return
      }
      if (source.kind === 'local') post.assets.push(source.src)
      const line = attributes.get('data-line') ?? ''
      stack.ensureCell()
      post.begun = true
      out.image({
        kind: 'image',
        src: source.src,
        alt,
        attributes: kept,
        line: /^[1-9]\d{0,8}$/.test(line) ? Number(line) : options.line()
      })
    },
    svg(attributes) {
      enter(createSvgSink(attributes, (src, alt) => {
        if (src === null) missing(alt, 'This drawing is too large to be shown.')
        else atom(`<img src="${src}" alt="${escapeAttribute(alt)}">`, alt)
      }))
    },
    media(name, raw) {
      const attributes = attributesOf(raw)
      const first = attributes.get('src') || attributes.get('data') || attributes.get('data-src') || ''
      let address = webAddress(first)
      enter({
        open(inner, rest) {
          if (inner === 'source' || inner === 'embed') address ??= webAddress(attributesOf(rest).get('src') ?? '')
        },
        end() {
          const title = (attributes.get('title') ?? attributes.get('aria-label') ?? '').trim().slice(0, 300)
          const label = LABELS[name] ?? 'Embedded content'
          if (address === null || isInLink()) {
            missing(title, `${label}: not shown here.`, label)
            return
          }
          const host = /^https?:\/\/([^/?#]+)/i.exec(address)?.[1] ?? address
          atom(
            `<a class="image-remote" data-text="${escapeAttribute(title)}" href="${escapeAttribute(address)}" rel="noopener noreferrer" ` +
            `target="_blank">${escapeText(`${label}: ${host}`)}</a>`, title
          )
        }
      })
    },
    checkBox(checked) {
      stack.ensureCell()
      out.markup(checked
        ? '<span class="task" data-skip role="img" aria-label="Done">☑</span>'
        : '<span class="task" data-skip role="img" aria-label="To do">☐</span>')
    }
  }
}
