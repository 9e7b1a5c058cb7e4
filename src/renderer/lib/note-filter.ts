import type { LocationQuery, LocationQueryRaw, LocationQueryValue } from 'vue-router'
import { ANNOTATION_KINDS, COLOURS, NOTE_SORTS } from '../../shared/choices.ts'
import type { NoteQuery } from '../../shared/model.ts'

export type NoteSort = NoteQuery['sort']

/** Which annotations the notebook shows, and how. Lives in the address, so Back works. */
export interface NoteFilter extends Pick<NoteQuery, 'words' | 'colours' | 'tags' | 'kinds' | 'sort' | 'folderId' | 'postId'> {
  /** Only those with a comment. */
  commented: boolean
  /** Only those of this calendar month. */
  month: boolean
}

export const ALL_NOTES: NoteFilter = { words: '', colours: [], tags: [], kinds: [], sort: 'post', commented: false, month: false }

/** Reads the address's query; what makes no sense counts as left out. */
export function toNoteFilter(query: LocationQuery): NoteFilter {
  const { words, sort, folder, post } = query
  return {
    words: typeof words === 'string' ? words.slice(0, 200) : '',
    colours: listOf(query.colour).filter(isOneOf(COLOURS)),
    tags: listOf(query.tag).map((tag) => tag.slice(0, 200)),
    kinds: listOf(query.kind).filter(isOneOf(ANNOTATION_KINDS)),
    sort: NOTE_SORTS.find((one) => one === sort) ?? 'post',
    commented: query.comment === 'yes',
    month: query.made === 'month',
    ...(typeof folder === 'string' && folder !== '' && { folderId: folder }),
    ...(typeof post === 'string' && post !== '' && { postId: post })
  }
}

/** The inverse of `toNoteFilter`; defaults are left out. */
export function fromNoteFilter(filter: NoteFilter): LocationQueryRaw {
  const { words, colours, tags, kinds, sort, commented, month, folderId, postId } = filter
  return {
    ...(words && { words }),
    ...(colours.length > 0 && { colour: colours }),
    ...(tags.length > 0 && { tag: tags }),
    ...(kinds.length > 0 && { kind: kinds }),
    ...(commented && { comment: 'yes' }),
    ...(month && { made: 'month' }),
    ...(folderId && { folder: folderId }),
    ...(postId && { post: postId }),
    ...(sort !== 'post' && { sort })
  }
}

/** What to ask the core. @param now for "this month", in the reader's time zone */
export function toNoteQuery(filter: NoteFilter, now = new Date()): Omit<NoteQuery, 'offset' | 'limit'> {
  const { commented, month, ...rest } = filter
  return {
    ...rest,
    ...(commented && { withComment: true }),
    ...(month && { since: new Date(now.getFullYear(), now.getMonth(), 1).toISOString() })
  }
}

export function sameNoteFilter(a: NoteFilter, b: NoteFilter): boolean {
  return JSON.stringify(fromNoteFilter(a)) === JSON.stringify(fromNoteFilter(b))
}

/** Whether any annotation may be left out. */
export function isNarrowedNotes(filter: NoteFilter): boolean {
  return !sameNoteFilter({ ...filter, sort: 'post' }, ALL_NOTES)
}

function listOf(value: LocationQueryValue | LocationQueryValue[] | undefined): string[] {
  return (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string' && each !== '') as string[]
}

const isOneOf = <T extends string>(values: readonly T[]) => (value: string): value is T => (values as readonly string[]).includes(value)
