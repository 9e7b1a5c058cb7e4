import { api } from '../api.ts'
import type { Annotation, AnnotationDraft } from '../../shared/model.ts'
import { codeOf } from './failure.ts'
import type { Write } from './save-queue.ts'

/** What a reader can change of an annotation besides its place. */
export type AnnotationFields = Partial<Pick<Annotation, 'kind' | 'colour' | 'comment' | 'tags' | 'detached'>>

/** Writes one change. @returns the annotation as it is on disk, null where it is in the trash */
export async function sendWrite(id: string, write: Write): Promise<Annotation | null> {
  if (write.type === 'save') return api.saveAnnotation(write.draft)
  try {
    if (write.type === 'delete') {
      await api.deleteAnnotation({ id })
      return null
    }
    const restored = await api.restoreAnnotation({ id })
    return differs(restored, write.draft) ? await api.saveAnnotation(write.draft) : restored
  } catch (error) {
    if (codeOf(error) !== 'ANNOTATION_MISSING') throw error
    // It never reached the disk. Gone is what was wanted; wanted back, it is written whole.
    return write.type === 'delete' ? null : api.saveAnnotation(write.draft)
  }
}

export const fieldsOf = ({ kind, colour, comment, tags, detached }: Annotation) => ({ kind, colour, comment, tags, detached })
export const draftOf = (annotation: Annotation): AnnotationDraft => ({ id: annotation.id, postId: annotation.postId, ...fieldsOf(annotation) })

export function differs(annotation: Annotation, fields: AnnotationFields): boolean {
  const { tags, ...plain } = fields
  return Object.entries(plain).some(([name, value]) => value !== undefined && value !== annotation[name as keyof typeof plain]) ||
    (tags !== undefined && tags.join('\n') !== annotation.tags.join('\n'))
}

/** By place in the post, the lost ones last, as the core lists them. */
export function inReadingOrder(a: Annotation, b: Annotation): number {
  const isLost = (annotation: Annotation) => Number(annotation.placement.state === 'lost')
  return isLost(a) - isLost(b) || a.placement.start - b.placement.start || a.placement.end - b.placement.end || a.created.localeCompare(b.created)
}
