import type { Warning } from '../../../../shared/model.ts'
import type { Surroundings } from '../parsed-post.ts'
import { bibliographyNames, readBibliography } from './bibliography-files.ts'
import { parseBibtex, type BibEntry } from './bibtex.ts'
import { formatEntry } from './format-entry.ts'

/** The works that a post cites by key, numbered as they come. */
export interface Bibliography {
  /** The number of the work with this key in the list, and the id of its entry; null where no file tells of it. */
  cite(key: string, line: number | null): { number: number; id: string } | null
  /** The list of what was cited, as HTML for the sanitiser; `''` where nothing was. */
  toHtml(): string
  /** What was not found. */
  readonly warnings: Warning[]
}

const INLINE = /<script[^>]*\btype\s*=\s*["']?text\/bib(?:liography|tex)["']?[^>]*>([\s\S]*?)<\/script\s*>/gi
const TAG = /<d(?:t)?-bibliography\b[^>]*?\bsrc\s*=\s*["']([^"'<>]{1,500})["']/gi

/**
 * Finds works in the post itself (`<script type="text/bibliography">`), in the files its front matter or its
 * `<d-bibliography>` name, or in the site's usual file. Reads none before the first key is asked for.
 */
export function createBibliography(source: string, data: Record<string, unknown>, read: Surroundings['read']): Bibliography {
  let entries: Map<string, BibEntry> | null = null
  const cited = new Map<string, { number: number; id: string; entry: BibEntry }>()
  const missing = new Set<string>()
  const warnings: Warning[] = []

  const load = () => {
    const texts = [...source.matchAll(INLINE)].map(([, text = '']) => text)
    const names = [...bibliographyNames(data.bibliography), ...[...source.matchAll(TAG)].map(([, name = '']) => name)]
    for (const name of names) {
      const text = readBibliography(name, read)
      if (text !== null) texts.push(text)
      else warnings.push({ code: 'bibliography-missing', message: `The list of works “${name.slice(0, 120)}” is not in this folder.`, line: null })
    }
    if (texts.length === 0) for (const name of ['references.bib', 'bibliography.bib', 'papers.bib', 'refs.bib']) {
      const text = readBibliography(name, read)
      if (text === null) continue
      texts.push(text)
      break
    }
    const found = new Map<string, BibEntry>()
    for (const entry of texts.flatMap(parseBibtex)) if (!found.has(entry.key)) found.set(entry.key, entry)
    return found
  }

  return {
    warnings,
    cite(key, line) {
      entries ??= load()
      const known = cited.get(key)
      if (known) return known
      const entry = entries.get(key)
      if (!entry) {
        if (!missing.has(key)) warnings.push({ code: 'citation-unknown', message: `No list of works tells what “${key.slice(0, 120)}” is.`, line })
        missing.add(key)
        return null
      }
      const citation = { number: cited.size + 1, id: `work-${cited.size + 1}`, entry }
      cited.set(key, citation)
      return citation
    },
    toHtml() {
      if (cited.size === 0) return ''
      const items = [...cited.values()].map(({ id, entry }) => `<li id="${id}">${formatEntry(entry)}</li>`)
      return `<h2 id="references">References</h2><ol>${items.join('\n')}</ol>`
    }
  }
}
