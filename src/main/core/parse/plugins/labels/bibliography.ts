import { bibliographyNames, readBibliography } from '../../bibliography/bibliography-files.ts'
import { parseBibtex, type BibEntry } from '../../bibliography/bibtex.ts'
import type { MarkdownEnv } from '../slots.ts'

/** What books name their list of works, beside the chapter, above it, or at the site's root. */
const USUAL = ['references.bib', 'd2l.bib', 'bibliography.bib', 'refs.bib']
const ABOVE = ['', '../', '../../', '/']

const known = new WeakMap<MarkdownEnv, Map<string, BibEntry>>()
const searched = new WeakSet<MarkdownEnv>()
/** The file that was read last: the chapters of a book share one. */
let last: { text: string; entries: BibEntry[] } = { text: '', entries: [] }

/**
 * The entries of the files that the post's front matter names under `bibliography`, or its site's configuration there (Quarto) or
 * under `bibtex_bibfiles` (Jupyter Book), by key; the first of a key counts.
 */
export function bibliographyOf(env: MarkdownEnv): Map<string, BibEntry> {
  const before = known.get(env)
  if (before) return before
  const entries = new Map<string, BibEntry>()
  known.set(env, entries)
  const { data = {} } = env.surroundings.site ?? {}
  const book = (data['sphinx'] as { config?: Record<string, unknown> } | undefined)?.config
  const names = [env.data['bibliography'], data['bibliography'], data['bibtex_bibfiles'], book?.['bibtex_bibfiles']].flatMap(bibliographyNames)
  for (const name of new Set(names)) add(readBibliography(name, env.surroundings.read), entries)
  return entries
}

/** Looks for a list of works where books usually keep it, for posts that cite without saying from where. */
export function findBibliography(env: MarkdownEnv): void {
  const entries = bibliographyOf(env)
  const { read } = env.surroundings
  if (entries.size > 0 || !read || searched.has(env)) return
  searched.add(env)
  for (const above of ABOVE) {
    for (const name of USUAL) add(read(above + name), entries)
    if (entries.size > 0) return
  }
}

function add(text: string | null, to: Map<string, BibEntry>): void {
  if (text === null) return
  if (text !== last.text) last = { text, entries: parseBibtex(text) }
  for (const entry of last.entries) if (!to.has(entry.key)) to.set(entry.key, entry)
}
