import { COLOURS } from '../../../shared/choices.ts'
import type { NoteQuery } from '../../../shared/model.ts'
import type { NoteEntry } from './note-index.ts'

export interface GroupedNote { entry: NoteEntry; group: string }

/**
 * Orders annotations and tells what each stands under. By post: in reading order. By tag: once under each tag, those without
 * one last. By colour: in the order of the colours. By date: by day, newest first.
 */
export function groupNotes(entries: readonly NoteEntry[], sort: NoteQuery['sort']): GroupedNote[] {
  if (sort === 'post') return entries.map((entry) => ({ entry, group: entry.annotation.postId }))
  if (sort === 'date') {
    return [...entries].sort((a, b) => b.created - a.created).map((entry) => ({ entry, group: dayOf(entry.created) }))
  }
  if (sort === 'colour') return COLOURS.flatMap((colour) => inGroup(entries.filter(({ annotation }) => annotation.colour === colour), colour))
  const groups = new Map<string, { name: string; entries: NoteEntry[] }>()
  for (const entry of entries) {
    for (const [at, key] of entry.tagKeys.entries()) {
      const group = groups.get(key) ?? { name: entry.annotation.tags[at] ?? key, entries: [] }
      groups.set(key, group)
      if (group.entries.at(-1) !== entry) group.entries.push(entry)
    }
  }
  const tagged = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, group]) => inGroup(group.entries, group.name))
  return [...tagged, ...inGroup(entries.filter(({ tagKeys }) => tagKeys.length === 0), '')]
}

const inGroup = (entries: readonly NoteEntry[], group: string) => entries.map((entry) => ({ entry, group }))

function dayOf(time: number): string {
  const date = new Date(time)
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`
}
