import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { confine } from './library/confine.ts'
import { decodeText } from './library/decode-text.ts'
import { isIgnoredPath } from './library/source-paths.ts'
import { macrosIn, parseMacros, type TexMacros } from './parse/macros.ts'
import type { Site, Surroundings } from './parse/parsed-post.ts'
import { CONFIG_FILES, readSiteConfig } from './site-config.ts'

/** What lies around a post, with all that the core needs to know of its site. */
export interface PostSurroundings extends Surroundings {
  /** The folder of the site within the library's, `''` where they are one. */
  root: string
  /** Tells this configuration from any other. */
  version: string
}

export interface FolderSurroundings {
  /** @param path of the post, relative to the folder */
  of(path: string): PostSurroundings
}

/** A longer file is not read into a post. */
const MAX_BYTES = 2 * 1024 * 1024
const MACRO_FILES = ['macros.txt', '_macros.txt', '_macros', '_macros.tex', 'macros.tex']

interface FoundSite { root: string; site: Site; macros: TexMacros | undefined; version: string }

/**
 * Finds the site that a post of a folder belongs to: the nearest configuration file above it, within the folder.
 * Looks at each sub-folder once, so use a new one for each pass over the folder: that is when changes are seen.
 */
export function createSurroundings(folder: string): FolderSurroundings {
  const sites = new Map<string, FoundSite | null>()

  const read = (path: string): string | null => {
    const plain = posix.normalize(path.replace(/^\/+/, ''))
    if (plain.startsWith('..') || isIgnoredPath(plain)) return null
    try {
      const file = confine(folder, plain)
      const stats = statSync(file)
      return stats.isFile() && stats.size <= MAX_BYTES ? decodeText(readFileSync(file)).text : null
    } catch {
      return null
    }
  }
  const siteIn = (root: string): FoundSite | null => {
    const at = (name: string) => (root === '' ? name : `${root}/${name}`)
    // One look at the folder spares looking for each file.
    const names = namesIn(join(folder, root))
    const has = (name: string) => names.has(name.split('/', 1)[0] ?? '')
    for (const config of CONFIG_FILES) {
      const text = has(config.name) ? read(at(config.name)) : null
      const site = text === null ? null : readSiteConfig(config, text)
      if (text === null || !site) continue
      const macros = macrosOf(site, (name) => (has(name) ? read(at(name)) : null))
      const version = createHash('sha256').update(JSON.stringify([config.name, text, macros])).digest('hex').slice(0, 16)
      return { root, site, macros, version }
    }
    return names.has('.obsidian') ? { root, site: { engine: 'obsidian', title: '', author: '', baseUrl: '', url: '' }, macros: undefined, version: 'vault' } : null
  }
  const nearest = (root: string): FoundSite | null => {
    const known = sites.get(root)
    if (known !== undefined) return known
    const found = siteIn(root) ?? (root === '' ? null : nearest(parentOf(root)))
    sites.set(root, found)
    return found
  }

  return {
    of(path) {
      const here = parentOf(path)
      const found = nearest(here)
      const root = found?.root ?? ''
      return {
        root,
        version: found?.version ?? '',
        site: found?.site ?? bareSite(path),
        macros: found?.macros,
        read: (name) => name.startsWith('/')
          ? (root === '' ? null : read(root + name)) ?? read(name)
          : read(here === '' ? name : `${here}/${name}`)
      }
    }
  }
}

const parentOf = (path: string): string => {
  const parent = posix.dirname(path)
  return parent === '.' ? '' : parent
}

function namesIn(path: string): ReadonlySet<string> {
  try {
    return new Set(readdirSync(path))
  } catch {
    return new Set()
  }
}

/** Posts without a configuration: Jekyll's folders have names of their own. */
const bareSite = (path: string): Site | undefined =>
  /(?:^|\/)_(?:posts|drafts)\//.test(path) ? { engine: 'jekyll', title: '', author: '', baseUrl: '', url: '' } : undefined

function macrosOf({ data = {}, engine }: Site, read: (name: string) => string | null): TexMacros | undefined {
  const preprocessor = engine === 'mdbook' ? (data.preprocessor as { katex?: { macros?: unknown } } | undefined) : undefined
  const named = preprocessor?.katex?.macros
  const macros: TexMacros = {}
  for (const name of new Set([...MACRO_FILES, ...(typeof named === 'string' ? [posix.normalize(named)] : [])])) {
    const text = read(name)
    if (text !== null) Object.assign(macros, parseMacros(text))
  }
  Object.assign(macros, macrosIn(data))
  return Object.keys(macros).length > 0 ? macros : undefined
}
