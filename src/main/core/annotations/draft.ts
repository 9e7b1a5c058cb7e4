import { LecternError } from '../../../shared/errors.ts'
import { COLOURS } from '../../../shared/choices.ts'
import type { AnnotationDraft } from '../../../shared/model.ts'
import type { AnnotationRecord } from './journal/record.ts'
import type { MergedAnnotation } from './merge.ts'

/** A post with the text that annotations are placed on. */
export interface DraftPost { local: string; path: string }

/**
 * The record that makes a draft so; null where it would change nothing. What the draft leaves out stays
 * as it is, fields of later versions of Lectern included.
 * @throws LecternError ANNOTATION_INCOMPLETE for a new annotation without a selector
 */
export function recordOfDraft(
  known: MergedAnnotation | null, draft: AnnotationDraft, post: DraftPost, time: { t: string; at: string }
): AnnotationRecord | null {
  const selector = draft.selector ?? known?.selector
  if (!selector) throw new LecternError('ANNOTATION_INCOMPLETE')
  const fields: Fields = {
    post: post.local,
    path: post.path,
    selector: { ...known?.selector, ...selector },
    kind: draft.kind ?? known?.kind ?? 'highlight',
    colour: draft.colour ?? known?.colour ?? COLOURS[0],
    comment: draft.comment ?? known?.comment ?? '',
    tags: draft.tags ? cleanTags(draft.tags) : known?.tags ?? [],
    detached: draft.detached ?? known?.detached ?? false
  }
  const set = known ? changedFields(known, fields) : undefined
  // Where the post is now is worth a note only beside something else.
  if (known?.live && set?.every((field) => field === 'path')) return null
  return {
    ...known?.extra,
    ...(draft.foreign && { foreign: draft.foreign }),
    v: 1,
    t: time.t,
    k: 'annotation',
    id: draft.id,
    base: known?.read ?? [],
    ...(set && { set }),
    ...fields,
    created: known?.created ?? draft.created ?? time.at,
    modified: known ? time.at : draft.modified ?? time.at
  }
}

const NAMES = ['post', 'path', 'selector', 'kind', 'colour', 'comment', 'tags', 'detached'] as const
type Fields = Pick<AnnotationRecord, (typeof NAMES)[number]>

function changedFields(known: Fields, fields: Fields): string[] {
  return NAMES.filter((name) => JSON.stringify(known[name]) !== JSON.stringify(fields[name]))
}

const cleanTags = (tags: readonly string[]) => [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))]
