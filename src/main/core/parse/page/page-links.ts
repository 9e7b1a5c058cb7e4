import type { Edit } from './edits.ts'
import type { PageElement } from './page-element.ts'

/** The address a browser saved the page from, `''` where it does not tell; `<link rel="canonical">` is the other source. */
export const pageAddress = (source: string): string =>
  (/saved from url=\(\d{1,6}\)(https?:[^\s<>]{1,2000})/.exec(source.slice(0, 3000))?.[1] ?? '').replace(/#.*$/s, '')

/** Saving a page makes addresses inside it whole: they lead into the post again. */
export function linkEdit(source: string, { start, inner, attributes }: PageElement, page: string): Edit[] {
  const href = attributes.href
  if (!href?.startsWith(page)) return []
  const rest = href.slice(page.length).replace(/^\/(?=#)/, '')
  if (!rest.startsWith('#') || rest === '#') return []
  const tag = source.slice(start, inner)
  const at = tag.indexOf(href)
  return at < 0 ? [] : [{ start: start + at, end: start + at + href.length - rest.length, html: '' }]
}

/** Images that a script would load later name their file elsewhere. */
export function imageEdit(source: string, { start, attributes }: PageElement): Edit[] {
  const src = attributes.src ?? ''
  if (src !== '' && !(src.startsWith('data:') && src.length < 1000)) return []
  const later = attributes['data-src'] ?? attributes['data-original'] ?? attributes['data-lazy-src'] ?? firstOf(attributes['data-srcset'] ?? attributes.srcset)
  if (!later || later === src) return []
  return [{ start: start + 4, end: start + 4, html: ` src="${later.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"` }]
}

/** The largest of a `srcset`, which comes last most often. */
const firstOf = (srcset: string | undefined): string | undefined => srcset?.slice(0, 5000).split(/,\s+/).at(-1)?.trim().split(/\s+/)[0]

/** The space that generators put before the arrow back from a footnote. */
export function spaceBefore(source: string, { start, classes }: PageElement): Edit[] {
  if (!classes.some((one) => BACK.test(one))) return []
  const space = /(?:&#160;|&nbsp;|\u00a0)\s*$/.exec(source.slice(Math.max(0, start - 20), start))?.[0] ?? ''
  return space === '' ? [] : [{ start: start - space.length, end: start, html: '' }]
}

const BACK = /^(?:footnote-back(?:ref)?|reversefootnote|data-footnote-backref)$/
