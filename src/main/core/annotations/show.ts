import { ANNOTATION_KINDS, COLOURS } from '../../../shared/choices.ts'
import { ForeignParts, type Annotation, type AnnotationKind, type Colour, type Placement } from '../../../shared/model.ts'
import type { AnnotationsChange } from './annotations-change.ts'
import type { AnnotationChange, StateChanges } from './journal-state.ts'
import type { MergedAnnotation } from './merge.ts'

const COLOUR_SET = new Set<string>(COLOURS)
const KIND_SET = new Set<string>(ANNOTATION_KINDS)

/** An annotation as the API shows it. A colour of a later version of Lectern shows as the first one, and is kept. */
export function toAnnotation(merged: MergedAnnotation, postId: string, placement: Placement): Annotation {
  const { id, selector, comment, tags, detached, created, modified } = merged
  const foreign = merged.extra.foreign === undefined ? undefined : ForeignParts.safeParse(merged.extra.foreign).data
  const colour = COLOUR_SET.has(merged.colour) ? merged.colour as Colour : COLOURS[0]
  const kind = KIND_SET.has(merged.kind) ? merged.kind as AnnotationKind : 'highlight'
  return { id, postId, kind, selector, colour, comment, tags, detached, created, modified, placement, ...(foreign && { foreign }) }
}

/** What changes of the state mean to those who show annotations. */
export function* changesOf(changes: StateChanges, folder: {
  postId: (post: string) => string
  show: (merged: MergedAnnotation) => Annotation
  /** A position of this process is newer than any that was read. */
  isPending: (post: string) => boolean
}): Generator<AnnotationsChange> {
  const marked = new Set<string>()
  for (const change of changes.annotations) {
    const { before, after } = change
    if (after.live && !isSameShown(change)) yield { type: 'saved', annotation: folder.show(after) }
    else if (before?.live && !after.live) yield { type: 'deleted', id: after.id, postId: folder.postId(after.post) }
    if (before?.live === after.live && before.post === after.post) continue
    marked.add(after.post)
    if (before) marked.add(before.post)
  }
  for (const { id, offset, progress } of changes.readings) {
    if (folder.isPending(id)) continue
    marked.add(id)
    yield { type: 'reading', postId: folder.postId(id), position: { offset, progress } }
  }
  if (changes.collections) yield { type: 'collections' }
  if (changes.reviews) yield { type: 'reviews' }
  if (marked.size > 0) yield { type: 'marks', postIds: [...marked].map(folder.postId) }
}

function isSameShown({ before, after }: AnnotationChange): boolean {
  return before !== null && JSON.stringify(withoutClocks(before)) === JSON.stringify(withoutClocks(after))
}

const withoutClocks = (merged: MergedAnnotation) => ({ ...merged, heads: null, read: null })

/** By path of the post, then by place in it, the lost ones of each post last. */
export function inReadingOrder(
  annotations: readonly MergedAnnotation[], show: (merged: MergedAnnotation) => Annotation
): Annotation[] {
  const paths = new Map([...Map.groupBy(annotations, ({ post }) => post)].map(([post, own]) => [post, latestPath(own)]))
  return annotations
    .map((merged) => ({ post: merged.post, path: paths.get(merged.post) ?? '', shown: show(merged) }))
    .sort((a, b) => compare(a.path, b.path) || compare(a.post, b.post) || comparePlaces(a.shown, b.shown))
    .map(({ shown }) => shown)
}

/** Where a post was when it was last annotated. */
export const latestPath = (annotations: readonly MergedAnnotation[]): string =>
  annotations.reduce<{ modified: string; path: string }>((latest, each) => (each.modified > latest.modified ? each : latest), { modified: '', path: '' }).path

function comparePlaces(a: Annotation, b: Annotation): number {
  const lost = ({ placement }: Annotation) => (placement.state === 'lost' ? 1 : 0)
  return lost(a) - lost(b) || a.placement.start - b.placement.start || a.placement.end - b.placement.end ||
    compare(a.created, b.created) || compare(a.id, b.id)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
