import type { Annotation, Heading, ReadingPosition, TextObject } from '../../../shared/model.ts'

/** What happened to the annotations. `marks`: counts or progress that the library shows changed. */
export type AnnotationsChange =
  | { type: 'saved'; annotation: Annotation }
  | { type: 'deleted'; id: string; postId: string }
  | { type: 'reading'; postId: string; position: ReadingPosition }
  | { type: 'marks'; postIds: string[] }
  | { type: 'collections' }
  | { type: 'reviews' }

/** A post as it is now: what annotations are placed on. The objects of its text are known where it was just parsed. */
export interface PostText { postId: string; path: string; hash: string; text: string; headings: Heading[]; objects?: TextObject[] }
