import type { ImageSlot, Section } from '../parsed-post.ts'
import { escapeAttribute } from '../sanitise/escape.ts'
import { withClass } from './pieces.ts'

/** How authors number figures themselves. */
const NUMBERED = /^(?:\s|<[^>]*>)*(?:fig(?:ure|\.)?|abb(?:ildung|\.)|table|listing|algorithm|图|圖|表|図)\s*\d/i
const MARK = /<(\/?)(figure|figcaption|a)(?=[\s>])[^>]*>/g

interface Open { part: number; at: number; tag: string; images: number; align: string; caption: { part: number; at: number } | null }
interface Edit { part: number; at: number; length: number; html: string }

/**
 * Makes figures of all `<figure>`s that hold a picture: class `figure`, a button that opens the picture, and where a
 * post has several with captions that no author numbered, `data-number` on the caption for the page to show.
 */
export function markFigures(sections: readonly Section[]): void {
  const captions: { section: Section; edit: Edit; text: string }[] = []
  const edits = new Map<Section, Edit[]>()
  for (const section of sections) {
    if (!section.parts.some((part) => typeof part !== 'string' && part.kind === 'image')) continue
    const found: Edit[] = []
    edits.set(section, found)
    const open: Open[] = []
    let inLink = false
    for (const [part, content] of section.parts.entries()) {
      const figure = open.at(-1)
      if (typeof content !== 'string') {
        if (content.kind === 'link') inLink = true
        if (content.kind !== 'image' || !figure) continue
        figure.images++
        figure.align ||= takeFloat(content)
        if (!inLink) found.push({ part, at: -1, length: 0, html: zoomButton(content) })
        continue
      }
      for (const match of content.matchAll(MARK)) {
        const [tag, slash, name] = match
        const isOpen = slash === ''
        const inner = open.at(-1)
        if (name === 'a') inLink = isOpen
        else if (name === 'figure' && isOpen) open.push({ part, at: match.index, tag, images: 0, align: '', caption: null })
        else if (name === 'figcaption' && isOpen && inner) inner.caption ??= { part, at: match.index + tag.length - 1 }
        else if (name === 'figure' && inner) {
          open.pop()
          if (inner.images === 0) continue
          const isMarked = / class="[^"]*\bfigure\b/.test(inner.tag)
          const classes = [isMarked ? '' : 'figure', inner.tag.includes('align-') ? '' : inner.align].filter(Boolean).join(' ')
          if (classes !== '') found.push({ part: inner.part, at: inner.at, length: inner.tag.length, html: withClass(inner.tag, classes) })
          if (inner.caption) {
            const { part, at } = inner.caption
            const text = section.parts.slice(part, part + 3).map((piece, index) => (typeof piece !== 'string' ? '' : index === 0 ? piece.slice(at + 1) : piece)).join('')
            captions.push({ section, text, edit: { part, at, length: 0, html: '' } })
          }
        }
      }
    }
  }
  if (captions.length > 1 && !captions.some(({ text }) => NUMBERED.test(text.slice(0, 300)))) {
    for (const [index, { section, edit }] of captions.entries()) edits.get(section)?.push({ ...edit, html: ` data-number="${index + 1}"` })
  }
  for (const [section, found] of edits) apply(section, found)
}

/** A picture that floats takes its caption along: the figure floats in its place. */
function takeFloat(image: ImageSlot): string {
  const side = /(?:^|[";])float:(left|right);?/.exec(image.attributes)?.[1]
  if (side === undefined) return ''
  image.attributes = image.attributes.replace(/float:(?:left|right);?/, '').replace(/ style=""/, '')
  return `align-${side}`
}

function zoomButton({ alt }: ImageSlot): string {
  const label = alt.trim() === '' ? 'Enlarge the picture' : `Enlarge: ${alt.slice(0, 200)}`
  return `<button type="button" class="zoom" data-action="zoom" data-skip aria-label="${escapeAttribute(label)}"></button>`
}

/** From the last to the first, so that places stay. `at` -1: behind a slot. */
function apply(section: Section, edits: readonly Edit[]): void {
  for (const { part, at, length, html } of edits.toSorted((a, b) => b.part - a.part || b.at - a.at)) {
    const content = section.parts[part]
    if (typeof content === 'string') section.parts[part] = content.slice(0, at) + html + content.slice(at + length)
    else {
      const next = section.parts[part + 1]
      if (typeof next === 'string') section.parts[part + 1] = html + next
      else section.parts.splice(part + 1, 0, html)
    }
  }
}
