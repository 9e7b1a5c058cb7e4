import type { Annotation } from '../../../shared/model.ts'
import type { Annotations } from '../annotations/annotations.ts'
import { splitPostId } from '../ids.ts'
import { fold } from '../store/post-record.ts'

/** An annotation, made ready to be searched. */
export interface NoteEntry {
  annotation: Annotation
  folderId: string
  /** Quote, comment and tags without case and accents. */
  folded: string
  tagKeys: readonly string[]
  /** Title of its post without case and accents. */
  title: string
  /** Ms since 1970. */
  created: number
}

export interface NoteIndex {
  /** All annotations in reading order: the same array until one of them, or a place or title, changes. */
  entries(): readonly NoteEntry[]
}

/** Keeps what searching needs of each annotation; folding thousands of texts anew for every letter would be felt. */
export function createNoteIndex(annotations: Pick<Annotations, 'list' | 'version'>, titleOf: (postId: string) => string): NoteIndex {
  let version = -1
  let entries: readonly NoteEntry[] = []
  let known = new Map<string, NoteEntry>()

  const refresh = () => {
    const titles = new Map<string, string>()
    const foldedTitle = (postId: string) => {
      const title = titles.get(postId) ?? fold(titleOf(postId))
      titles.set(postId, title)
      return title
    }
    entries = annotations.list().map((annotation) => {
      const title = foldedTitle(annotation.postId)
      const before = known.get(annotation.id)
      return before && hasSameText(before.annotation, annotation) ? { ...before, annotation, title } : toEntry(annotation, title)
    })
    known = new Map(entries.map((entry) => [entry.annotation.id, entry]))
  }

  return {
    entries() {
      const now = annotations.version()
      if (now !== version) refresh()
      version = now
      return entries
    }
  }
}

function toEntry(annotation: Annotation, title: string): NoteEntry {
  const { selector, comment, tags, created, postId } = annotation
  const tagKeys = tags.map(fold)
  return {
    annotation,
    folderId: splitPostId(postId)?.folderId ?? '',
    folded: [fold(selector.quote.exact), fold(comment), ...tagKeys].join('\n'),
    tagKeys,
    title,
    created: Date.parse(created) || 0
  }
}

const hasSameText = (a: Annotation, b: Annotation) =>
  a.selector.quote.exact === b.selector.quote.exact && a.comment === b.comment && a.postId === b.postId && a.created === b.created &&
  (a.tags === b.tags || a.tags.join('\n') === b.tags.join('\n'))
