import type { Warning } from '../../../../shared/model.ts'
import type { LinkSlot, Section } from '../parsed-post.ts'

const MOST = 2000

/** Links inside a post whose target does not stand in it. `#` and `#top` lead to its beginning. */
export function deadAnchors(sections: readonly Section[]): Warning[] {
  const inside = new Set<LinkSlot>()
  for (const { parts } of sections) {
    for (const part of parts) if (typeof part !== 'string' && part.kind === 'link' && part.href.startsWith('#')) inside.add(part)
  }
  if (inside.size === 0) return []
  const ids = new Set<string>()
  const add = (html: string) => {
    for (const [, id = ''] of html.matchAll(/ id="([^"]*)"/g)) ids.add(id)
  }
  for (const { parts } of sections) {
    for (const part of parts) {
      if (typeof part === 'string') add(part)
      else if (part.kind === 'link' || part.kind === 'image') add(part.attributes)
    }
  }
  return [...inside].slice(0, MOST).flatMap(({ href, line }) => {
    const id = href.slice(1).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
    if (ids.has(id) || id === 'post-top' || id === 'post-') return []
    return [{ code: 'link-dead', message: `Nothing in this post has the name #${href.slice('#post-'.length).slice(0, 120)}.`, line }]
  })
}
