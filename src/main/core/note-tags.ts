import type { Annotation } from '../../shared/model.ts'

/** The tags of notes and how many notes carry each; the most used first, then by name. */
export function noteTags(annotations: Iterable<Pick<Annotation, 'tags'>>): { name: string; notes: number }[] {
  const counts = new Map<string, number>()
  for (const { tags } of annotations) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts].map(([name, notes]) => ({ name, notes })).sort((a, b) => b.notes - a.notes || a.name.localeCompare(b.name))
}
