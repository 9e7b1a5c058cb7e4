import { posix } from 'node:path'
import type { AnnotationDraft, ImportPreview, ImportReport, ImportRequest, ImportState } from '../../shared/model.ts'
import type { Annotations } from './annotations/annotations.ts'
import { createPostFinder, foldQuote } from './exchange/import/find-post.ts'
import type { ImportedNote } from './exchange/import/imported-note.ts'
import type { MarkedCopy } from './exchange/import/obsidian.ts'
import { placeNote } from './exchange/import/place-note.ts'
import { readNotesFile } from './exchange/import/read-file.ts'
import type { ExchangePost } from './exchange/post.ts'
import { formatOf } from './library/source-paths.ts'
import type { Folders } from './folders.ts'
import type { NotedPosts } from './noted-posts.ts'
import { parsePost } from './parse/parse-post.ts'
import type { Store } from './store/store.ts'
import { createWebAddresses } from './web-addresses.ts'

export interface Importing {
  /** What `import` would do. Throws LecternError IMPORT_UNREADABLE. */
  preview(file: ImportRequest): ImportPreview
  /**
   * Adds the notes of a file, with one fsync for each folder's journal. Throws as `preview` and `Annotations.saveAll` do; notes
   * saved before a failure stay, and are known to the next try.
   */
  import(file: ImportRequest): Promise<ImportReport>
}

/** `draft` where there is something to save. */
interface Item { note: ImportedNote; post: ExchangePost | null; state: ImportState; draft?: AnnotationDraft }

export function createImporting({ noted, store, annotations, folders }: {
  noted: NotedPosts; store: Store; annotations: Annotations; folders: Pick<Folders, 'get'>
}): Importing {
  const examine = ({ name, text }: ImportRequest): { format: ImportPreview['format']; items: Item[] } => {
    const { format, notes } = readNotesFile(name, text, readCopy)
    const folded = new Map<string, string>()
    const textOf = (id: string) => {
      const known = folded.get(id) ?? foldQuote(store.text(id)?.text ?? '')
      folded.set(id, known)
      return known
    }
    const posts = noted.all()
    const finder = createPostFinder(posts, textOf, createWebAddresses(folders))
    const items = notes.map((note): Item => {
      const owner = annotations.owner(note.id)
      if (owner !== null) return { note, post: posts.find(({ id }) => id === owner) ?? null, state: 'known' }
      const post = finder.find(note)
      const body = post && store.text(post.id)
      if (!post || !body) return { note, post: null, state: 'unmatched' }
      const { selector, placed } = placeNote(note, body)
      return { note, post, state: placed ? 'new' : 'unplaced', draft: toDraft(note, body.postId, selector) }
    })
    return { format, items }
  }

  return {
    preview(file) {
      const { format, items } = examine(file)
      return {
        format,
        items: items.map(({ note, post, state }) => ({
          quote: note.quote.exact, comment: note.comment, postId: post?.id ?? null, postTitle: post?.title ?? null,
          source: note.post.title || (note.post.urls[0] ?? ''), state
        })),
        counts: count(items)
      }
    },
    async import(file) {
      const { items } = examine(file)
      await annotations.saveAll(items.flatMap(({ draft }) => draft ?? []), store.text)
      const { new: added, ...rest } = count(items)
      return { added, ...rest }
    }
  }
}

function toDraft({ id, kind, colour, comment, tags, detached, created, modified, foreign }: ImportedNote, postId: string, selector: AnnotationDraft['selector']): AnnotationDraft {
  const now = new Date().toISOString()
  const first = created ?? modified ?? now
  // A date to come would outrank every later change.
  const last = [modified ?? first].map((date) => (Date.parse(date) > Date.now() ? now : date))[0]
  return { id, postId, selector, kind, colour, comment, tags, detached, created: first, modified: last, ...(foreign && { foreign }) }
}

function count(items: readonly Item[]): ImportPreview['counts'] {
  const counts = { new: 0, known: 0, unplaced: 0, unmatched: 0 }
  for (const { state } of items) counts[state]++
  return counts
}

/** Reads a copy of a post as the post itself is read. */
function readCopy(name: string, text: string): MarkedCopy {
  const path = posix.basename(name.replaceAll('\\', '/'))
  const { meta, headings, sections } = parsePost({ source: text, format: formatOf(path) ?? 'markdown', path })
  const parts = sections.flatMap((section) => ['<section>', ...section.parts, '</section>'])
  return { title: meta.title, headings, parts, urls: [] }
}
