import type { Annotation, Heading } from '../../../shared/model.ts'

/** A post as the exchange of notes knows it. */
export interface ExchangePost {
  id: string
  /** Tells it from the other posts of the library, and is the same on every machine. */
  key: string
  title: string
  /** In its folder, with `/`. */
  path: string
  authors: string[]
  date: string | null
}

/** A post whose text is at hand. */
export interface PostText { hash: string; text: string; headings: Heading[] }

/** A post with its notes in reading order; `text` null where the post is gone. */
export interface NotedPost { post: ExchangePost; text: PostText | null; notes: Annotation[] }

/** The words between which a note stands: `Chapter › Section`. */
export const headingLine = ({ selector }: Annotation): string => selector.headings.join(' › ')

/** What the reader calls the state of a note's place; '' for one that stands. */
export function placeProblem({ placement, detached, kind }: Annotation): string {
  if (kind === 'page') return ''
  if (detached) return 'kept without a place'
  return placement.state === 'lost' ? 'its words are gone' : ''
}
