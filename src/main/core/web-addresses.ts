import { closeSync, openSync, readSync } from 'node:fs'
import type { ExchangePost } from './exchange/post.ts'
import type { Folders } from './folders.ts'
import { splitPostId } from './ids.ts'
import { confine } from './library/confine.ts'
import { decodeText } from './library/decode-text.ts'
import { formatOf } from './library/source-paths.ts'
import { splitFrontMatter } from './parse/front-matter.ts'
import { createSurroundings, type FolderSurroundings } from './surroundings.ts'

/** Front matter and the head of a page stand in the first bytes of a file. */
const HEAD = 65_536
/** Names that engines give the address of an original: `canonicalURL` (Hugo's PaperMod), `canonical_url` (Jekyll, dev.to), ... */
const CANONICAL = /^(?:canonical|canonical_?url|original_?url)$/i

/**
 * Where posts stand on the web: the address that a post or page calls canonical, and the one that the configuration of its site
 * gives it. Read from the files when asked, since only an import asks.
 * @returns a function that answers absolute addresses, none for what cannot be read
 */
export function createWebAddresses(folders: Pick<Folders, 'get'>): (post: ExchangePost) => string[] {
  const surroundings = new Map<string, FolderSurroundings>()
  return ({ id, path }) => {
    const folderId = splitPostId(id)?.folderId ?? ''
    const folder = folders.get(folderId)
    if (!folder) return []
    const around = surroundings.get(folderId) ?? createSurroundings(folder.path)
    surroundings.set(folderId, around)
    const head = readHead(folder.path, path)
    const { site, root } = around.of(path)
    const inSite = root !== '' && path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path
    const base = site && site.url !== '' ? [`${site.url}${site.baseUrl}/${inSite.replace(/^(?:_?posts|content|docs|src)\//, '')}`] : []
    return [...canonicalIn(head, formatOf(path) === 'html'), ...base].filter((url) => /^https?:\/\//i.test(url))
  }
}

function canonicalIn(head: string, isPage: boolean): string[] {
  if (!isPage) {
    return Object.entries(splitFrontMatter(head).data).flatMap(([name, value]) => (CANONICAL.test(name) && typeof value === 'string' ? [value.trim()] : []))
  }
  const [link] = head.match(/<link\s[^>]*\brel\s*=\s*["']?canonical\b[^>]*>/i) ?? []
  const [, double, single, bare] = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(link ?? '') ?? []
  const href = double ?? single ?? bare
  return href === undefined ? [] : [href.trim().replaceAll('&amp;', '&')]
}

function readHead(root: string, path: string): string {
  try {
    const file = openSync(confine(root, path), 'r')
    try {
      const bytes = Buffer.alloc(HEAD)
      return decodeText(bytes.subarray(0, readSync(file, bytes, 0, HEAD, 0)), formatOf(path) === 'html').text
    } finally {
      closeSync(file)
    }
  } catch {
    return ''
  }
}
