import type { FilledPart } from './cache.ts'
import type { Places } from './places.ts'

/** The HTML of a section: its images and links filled in. */
export function resolveSection(parts: readonly FilledPart[], places: Places): string {
  const hasImages = parts.some((part) => typeof part !== 'string' && part.kind === 'image')
  const html: string[] = []
  let inLink = false
  for (const part of parts) {
    const piece = typeof part === 'string' ? part : part.kind === 'image' ? places.image(part, inLink) : places.link(part)
    html.push(piece)
    if (hasImages) inLink = endsInLink(piece, inLink)
  }
  return html.join('')
}

function endsInLink(html: string, before: boolean): boolean {
  const close = html.lastIndexOf('</a>')
  const open = Math.max(html.lastIndexOf('<a '), html.lastIndexOf('<a>'))
  return open === close ? before : open > close
}
