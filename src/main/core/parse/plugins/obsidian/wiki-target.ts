import { slugOf } from '../../sanitise/ids.ts'

/** What stands between double brackets: `note#heading|alias`. */
export interface WikiTarget {
  /** Path or name, `''` for the post itself. */
  path: string
  /** Heading or, with a `^`, id of a block; `''` for the whole note. */
  part: string
  /** The words behind the bar, `''` where there are none. */
  alias: string
}

const MAX_LENGTH = 500

/** @returns null where it cannot be a target: nothing, or digits as in `[[1, 2]]` */
export function readWikiTarget(content: string): WikiTarget | null {
  if (content.length > MAX_LENGTH || content.trim() === '' || /^[\d\s.,;^-]*$/.test(content)) return null
  const bar = content.indexOf('|')
  const address = (bar < 0 ? content : content.slice(0, bar).replace(/\\$/, '')).trim()
  const hash = address.indexOf('#')
  const path = (hash < 0 ? address : address.slice(0, hash)).trim()
  // Of a path of headings the last one.
  const part = hash < 0 ? '' : address.slice(address.lastIndexOf('#') + 1).trim()
  return path === '' && part === '' ? null : { path, part, alias: bar < 0 ? '' : content.slice(bar + 1).trim() }
}

/** The words Obsidian shows: the alias, or path and headings. */
export const wikiLabel = ({ path, part, alias }: WikiTarget): string => alias || [path, part.replace(/^\^/, '')].filter(Boolean).join(' > ')

/** The target as an address that the library resolves. */
export function wikiAddress({ path, part }: WikiTarget): string {
  const file = path.split('/').map(encodeURIComponent).join('/')
  if (part === '') return file
  return `${file}#${encodeURIComponent(part.startsWith('^') || path === '' || isFile(path) ? part : slugOf(part))}`
}

/** Whether a path names a file of another kind, whose parts are pages or moments: `a.pdf#page=3`. */
const isFile = (path: string): boolean => /\.(?:pdf|mp[34]|m4a|ogg|wav|webm|mov|canvas|base)$/i.test(path)

/** Pictures as Obsidian knows them, by extension. */
export const isPicture = (path: string): boolean => /\.(?:apng|avif|bmp|gif|ico|jpe?g|png|svg|webp)$/i.test(path)

/** Width and height of `|300` or `|300x200`, or null. */
export function readSize(alias: string): { width: string; height: string } | null {
  const size = /(?:^|\|)\s*(\d{1,5})(?:x(\d{1,5}))?\s*$/.exec(alias)
  return size ? { width: size[1] ?? '', height: size[2] ?? '' } : null
}
