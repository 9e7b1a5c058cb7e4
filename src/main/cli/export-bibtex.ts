import { fieldText, parseBibtex, type BibEntry } from '../core/parse/bibliography/bibtex.ts'
import { isBibtex } from '../core/parse/enrich/cite-as.ts'
import { openFolderPath } from '../core/library/open-folder-path.ts'
import { createSurroundings } from '../core/surroundings.ts'
import { parseSource } from '../core/sync/index-post.ts'
import { eachPost } from './each-post.ts'

/** The BibTeX entries that stand in the posts of a library, each once, with the post above. */
export async function exportBibtex(path: string): Promise<string> {
  const taken = new Map<string, { source: string; path: string }>()
  const blocks: string[] = []
  const root = await openFolderPath(path)
  const surroundings = createSurroundings(root)
  for await (const post of eachPost(root)) {
    if ('problem' in post) {
      console.error(`lectern: ${post.path}: ${post.problem}`)
      continue
    }
    for (const entry of entriesIn(post.source.text, () => parseSource(post.source, surroundings.of(post.path)))) {
      const known = taken.get(entry.key)
      if (known) {
        if (plain(known.source) !== plain(entry.source)) console.error(`lectern: ${post.path} has another entry named ${entry.key} than ${known.path}; the first is kept.`)
        continue
      }
      taken.set(entry.key, { source: entry.source, path: post.path })
      blocks.push(`% ${post.path}\n${entry.source}`)
    }
  }
  return blocks.length === 0 ? '% No post of this library holds BibTeX.' : blocks.join('\n\n')
}

/** Entries that stand in code blocks. Most posts have none: a look at the text spares reading them. */
function entriesIn(text: string, parse: () => ReturnType<typeof parseSource>): BibEntry[] {
  if (!/@[a-z]{3,20}\s*[{(]/i.test(text)) return []
  return parse().sections.flatMap(({ parts }) => parts)
    .flatMap((part) => (typeof part !== 'string' && part.kind === 'code' && isBibtex(part) ? parseBibtex(part.code) : []))
    .filter((entry) => fieldText(entry, 'title', 'author', 'year', 'url') !== '')
}

const plain = (source: string): string => source.replace(/\s+/g, '')
