import type { ExchangePost } from '../post.ts'
import type { ImportedNote, PostHint } from './imported-note.ts'

/** The posts that notes may stand on. */
export interface PostFinder {
  /** The post that a note means, by address, title and quote, in this order; null where none or several would do. */
  find(note: ImportedNote): ExchangePost | null
}

/** A quote of fewer characters does not tell a post by itself. */
const TELLING = 24
/** After so many quotes of one source that stand in no post, the rest of it is not looked for in all of them. */
const MAX_MISSES = 3

/**
 * @param textOf the canonical text of a post, folded as `foldQuote` does; it may be asked for often
 * @param addressesOf absolute addresses of a post on the web, the one it calls its own first; asked for when a note has one
 */
export function createPostFinder(
  posts: readonly ExchangePost[], textOf: (id: string) => string, addressesOf: (post: ExchangePost) => string[] = () => []
): PostFinder {
  const byPath = group(posts, ({ path }) => [fold(path)])
  const bySlug = group(posts, ({ path }) => slugsOf(path))
  const byTitle = group(posts, ({ title }) => [foldTitle(title)])
  const found = new Map<string, ExchangePost[]>()
  /** How many quotes of a source were looked for in all posts in vain. */
  const misses = new Map<string, number>()

  let addresses: Map<string, ExchangePost[]> | null = null

  const byAddress = (hint: PostHint): ExchangePost[] => {
    for (const url of hint.urls.filter((url) => /^https?:\/\//i.test(url))) {
      addresses ??= group(posts, (post) => [...new Set(addressesOf(post).flatMap(addressKeys))])
      const [key = ''] = addressKeys(url)
      const named = addresses.get(key)
      if (named) return named
    }
    for (const path of hint.urls.map(pathOf)) {
      const exact = byPath.get(fold(path))
      if (exact) return exact
      // A site may put its folder below another path: /posts/a.md for a.md.
      const ending = posts.filter((post) => fold(`/${path}`).endsWith(fold(`/${withoutEnding(post.path)}`)) || fold(`/${withoutEnding(path)}`).endsWith(fold(`/${withoutEnding(post.path)}`)))
      if (ending.length > 0) return longest(ending)
      const [slug = ''] = slugsOf(path)
      const named = slug === '' ? undefined : bySlug.get(slug)
      if (named) return named
    }
    return []
  }
  const candidates = (hint: PostHint): ExchangePost[] => {
    const key = JSON.stringify(hint)
    const known = found.get(key)
    if (known) return known
    const address = byAddress(hint)
    const titled = hint.title === '' ? [] : byTitle.get(foldTitle(hint.title)) ?? []
    const both = address.filter((post) => titled.includes(post))
    const result = both.length > 0 ? both : address.length > 0 ? address : titled
    found.set(key, result)
    return result
  }

  return {
    find(note) {
      const quote = foldQuote(note.quote.exact)
      const meant = candidates(note.post)
      if (meant.length === 1) return meant[0] ?? null
      const holding = (of: readonly ExchangePost[]) => of.filter((post) => textOf(post.id).includes(quote))
      if (meant.length > 1) return only(quote === '' ? [] : holding(meant))
      const key = JSON.stringify(note.post)
      if (quote.length < TELLING || (misses.get(key) ?? 0) >= MAX_MISSES) return null
      const owner = only(holding(posts))
      if (!owner) misses.set(key, (misses.get(key) ?? 0) + 1)
      // All that was read in one place stands on one post.
      else if (note.post.title !== '' || note.post.urls.length > 0) found.set(key, [owner])
      return owner
    }
  }
}

/** Without white space, so that texts that break their lines elsewhere compare equal. */
export const foldQuote = (text: string): string => text.replace(/\s+/g, '').normalize('NFC')

const fold = (text: string) => text.normalize('NFC').toLowerCase()
const foldTitle = (title: string) => title.normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, ' ').trim().toLowerCase()
const only = (posts: readonly ExchangePost[]) => (posts.length === 1 ? posts[0] ?? null : null)
const withoutEnding = (path: string) => path.replace(/(?:\/(?:_?index|README))?\.[a-z0-9]{1,8}$/i, '').replace(/\/$/, '')

function longest(posts: ExchangePost[]): ExchangePost[] {
  const length = Math.max(...posts.map(({ path }) => path.length))
  return posts.filter(({ path }) => path.length === length)
}

/** The last words of an address, without date and ending: `2023-01-27-a-title/` as it is, and as `a-title`. */
function slugsOf(path: string): string[] {
  const name = fold(withoutEnding(path).split('/').at(-1) ?? '')
  const bare = name.replace(/^\d{4}-\d{1,2}-\d{1,2}-(?=.)/, '')
  return [...new Set([bare, name])].filter((slug) => slug !== '' && slug !== 'index')
}

/**
 * What an address is known by: without scheme, `www.`, query, fragment, ending and the slash behind. An address with a file's
 * date is known without it, too: Jekyll and Hexo put the post below its slug.
 */
function addressKeys(url: string): string[] {
  const [, host = ''] = /^https?:\/\/(?:www\.)?([^/?#]*)/i.exec(url) ?? []
  const path = withoutEnding(pathOf(url))
  if (host === '' || path === '') return []
  const undated = path.replace(/(^|\/)\d{4}-\d{1,2}-\d{1,2}-(?=[^/]+$)/, '$1')
  return [...new Set([path, undated])].map((each) => fold(`${host}/${each}`))
}

/** The path of an address, decoded. */
function pathOf(url: string): string {
  const path = url.replace(/^[a-z][a-z0-9+.-]*:(?:\/\/)?[^/?#]*(?=\/)/i, '').replace(/[?#].*$/s, '').replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '')
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function group(posts: readonly ExchangePost[], keysOf: (post: ExchangePost) => string[]): Map<string, ExchangePost[]> {
  const groups = new Map<string, ExchangePost[]>()
  for (const post of posts) {
    for (const key of keysOf(post)) {
      if (key === '') continue
      const group = groups.get(key)
      if (group) group.push(post)
      else groups.set(key, [post])
    }
  }
  return groups
}
