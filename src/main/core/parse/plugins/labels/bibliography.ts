import { bibliographyNames, readBibliography } from '../../bibliography/bibliography-files.ts'
import { parseBibtex, type BibEntry } from '../../bibliography/bibtex.ts'
import type { MarkdownEnv } from '../slots.ts'

const known = new WeakMap<MarkdownEnv, Map<string, BibEntry>>()

/** The entries of the files that the post's front matter names under `bibliography`, by key; the first of a key counts. */
export function bibliographyOf(env: MarkdownEnv): Map<string, BibEntry> {
  const before = known.get(env)
  if (before) return before
  const entries = new Map<string, BibEntry>()
  known.set(env, entries)
  for (const name of bibliographyNames(env.data['bibliography'])) {
    for (const entry of parseBibtex(readBibliography(name, env.surroundings.read) ?? '')) if (!entries.has(entry.key)) entries.set(entry.key, entry)
  }
  return entries
}
