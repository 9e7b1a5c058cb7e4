import type { FilledPart } from './cache.ts'
import type { Places } from './places.ts'

/** The HTML of a section: its images, links and references filled in. */
export function resolveSection(parts: readonly FilledPart[], places: Places): string {
  const asksForLinks = parts.some((part) => typeof part !== 'string' && part.kind !== 'link')
  const html: string[] = []
  let inLink = false
  for (const part of parts) {
    const piece = typeof part === 'string' ? part : fill(part, places, inLink)
    html.push(piece)
    if (asksForLinks) inLink = endsInLink(piece, inLink)
  }
  return html.join('')
}

function fill(part: Exclude<FilledPart, string>, places: Places, inLink: boolean): string {
  switch (part.kind) {
    case 'image': return places.image(part, inLink)
    case 'reference': return places.reference(part, inLink)
    case 'link': return places.link(part)
  }
}

function endsInLink(html: string, before: boolean): boolean {
  const close = html.lastIndexOf('</a>')
  const open = Math.max(html.lastIndexOf('<a '), html.lastIndexOf('<a>'))
  return open === close ? before : open > close
}
