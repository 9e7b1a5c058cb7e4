import { readdirSync } from 'node:fs'
import { join, posix } from 'node:path'

const HUGO = /^hugo\.(?:toml|ya?ml|json)$/
const CONFIG = /^config\.(?:toml|ya?ml|json)$/

/** Programs that make sites, by the files beside their folders, and their folders that hold templates or what they made. */
const MAKERS: readonly { isHere: (names: ReadonlySet<string>) => boolean; folders: readonly string[] }[] = [
  {
    isHere: (names) => names.has('_config.yml') || names.has('_config.yaml') || names.has('_config.toml'),
    folders: ['_site', '_includes', '_layouts', '_sass', '_data', '_plugins', 'vendor']
  },
  { isHere: (names) => names.has('_config.yml') && names.has('source') && names.has('scaffolds'), folders: ['themes', 'scaffolds', 'public'] },
  {
    isHere: (names) => names.has('content') && (names.has('config') || [...names].some((name) => HUGO.test(name) || CONFIG.test(name))),
    folders: ['public', 'resources', 'layouts', 'archetypes', 'themes', 'templates', 'sass']
  },
  { isHere: (names) => names.has('mkdocs.yml') || names.has('mkdocs.yaml'), folders: ['site', 'overrides'] },
  { isHere: (names) => names.has('_quarto.yml') || names.has('_quarto.yaml'), folders: ['_site', '_book', '_freeze'] },
  { isHere: (names) => names.has('book.toml'), folders: ['book', 'theme'] }
]

const ALL = new Set(MAKERS.flatMap(({ folders }) => folders))
const NONE: ReadonlySet<string> = new Set()

/**
 * The folders among `names`, all in one folder, that hold no posts but the templates of a site or the pages that were
 * made of its posts.
 */
export function siteFolders(names: Iterable<string>): ReadonlySet<string> {
  const all = new Set(names)
  if (![...all].some((name) => ALL.has(name))) return NONE
  return new Set(MAKERS.filter(({ isHere }) => isHere(all)).flatMap(({ folders }) => folders))
}

/** Whether a path lies in such a folder. Looks at the disk only where a name could be that of one. */
export function isInSiteFolder(root: string, path: string): boolean {
  const parts = path.split('/')
  return parts.some((name, index) => index < parts.length - 1 && ALL.has(name) && siteFolders(namesIn(root, parts.slice(0, index))).has(name))
}

function namesIn(root: string, parts: readonly string[]): string[] {
  try {
    return readdirSync(join(root, posix.join('.', ...parts)))
  } catch {
    return []
  }
}
