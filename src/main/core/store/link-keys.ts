import { posix } from 'node:path'
import { slugOf } from './post-record.ts'

/** Addresses of other places than the folder. */
const ELSEWHERE = /^([a-z][a-z0-9+.-]*:|\/\/)/i

/**
 * What the addresses in a post are looked up by: the names at their ends, as `slugOf` gives them to posts. Which post is meant,
 * if any, only its folder can tell; one that is meant has one of these names.
 * @param from path of the post
 * @param links addresses as written in it
 */
export function linkKeys(from: string, links: readonly string[]): Set<string> {
  const keys = new Set<string>()
  for (const link of links) {
    if (ELSEWHERE.test(link)) continue
    const path = decode(link.replace(/[?#].*$/s, '')).replaceAll('\\', '/').replace(/\/+$/, '')
    if (path === '') continue
    // `.` and `..` are named by where they lead.
    const named = /(^|\/)\.{1,2}$/.test(path) ? posix.normalize(posix.join(posix.dirname(from), path)) : path
    for (const slug of [slugOf(`${named}.md`), slugOf(named)]) if (slug !== '' && slug !== '.') keys.add(slug)
  }
  return keys
}

/** The names that links to a post may end in. */
export function keysOf(path: string): string[] {
  const slug = slugOf(path)
  // A folder is also called by the file that introduces it.
  return [...new Set(slug === 'readme' ? [slug, slugOf(`${posix.dirname(path)}.md`)] : [slug])]
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
