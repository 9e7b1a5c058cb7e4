import type { NotePage, NoteQuery } from '../../../shared/model.ts'
import { fold } from '../store/post-record.ts'
import type { NoteEntry } from './note-index.ts'

export type NoteFilter = Omit<NoteQuery, 'offset' | 'limit' | 'sort'>
export type Facets = NotePage['facets']

/** The filters that facets are counted for, as bits: what fails one of them alone would be there without it. */
const COLOUR = 1
const TAG = 2
const KIND = 4

/** Those that pass all filters, in the order they came; and what each value of a filter would show beside the other filters. */
export function filterNotes(entries: readonly NoteEntry[], filter: NoteFilter): { found: NoteEntry[]; facets: Facets } {
  const passes = createTest(filter)
  const colours = new Set<string>(filter.colours)
  const kinds = new Set<string>(filter.kinds)
  const tags = new Set(filter.tags.map(fold))
  const found: NoteEntry[] = []
  const count = { colours: createCounter(), tags: createCounter(), kinds: createCounter() }

  for (const entry of entries) {
    if (!passes(entry)) continue
    const { annotation, tagKeys } = entry
    let failed = 0
    if (colours.size > 0 && !colours.has(annotation.colour)) failed |= COLOUR
    if (kinds.size > 0 && !kinds.has(annotation.kind)) failed |= KIND
    if (tags.size > 0 && !tagKeys.some((key) => tags.has(key))) failed |= TAG
    if (failed === 0) found.push(entry)
    if ((failed & ~COLOUR) === 0) count.colours.add(annotation.colour, annotation.colour)
    if ((failed & ~KIND) === 0) count.kinds.add(annotation.kind, annotation.kind)
    if ((failed & ~TAG) === 0) tagKeys.forEach((key, at) => { count.tags.add(key, annotation.tags[at] ?? key) })
  }
  return {
    found,
    facets: {
      colours: count.colours.sorted() as Facets['colours'], tags: count.tags.sorted(), kinds: count.kinds.sorted() as Facets['kinds']
    }
  }
}

/** All filters that have no facets. */
function createTest({ words, withComment, since, folderId, postId, state }: NoteFilter): (entry: NoteEntry) => boolean {
  const wanted = [...new Set(fold(words).split(/\s+/))].filter((word) => word !== '')
  const from = since === undefined ? -Infinity : Date.parse(since)
  return ({ annotation, folderId: folder, folded, title, created }) =>
    (postId === undefined || annotation.postId === postId) &&
    (folderId === undefined || folder === folderId) &&
    (state === undefined || annotation.placement.state === state) &&
    (withComment === undefined || (annotation.comment !== '') === withComment) &&
    created >= from &&
    wanted.every((word) => folded.includes(word) || title.includes(word))
}

/** Counts by key; a key is called what it was called first. */
function createCounter() {
  const counts = new Map<string, { name: string; count: number }>()
  return {
    add(key: string, name: string) {
      const known = counts.get(key)
      if (known) known.count++
      else counts.set(key, { name, count: 1 })
    },
    sorted: () => [...counts.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
  }
}
