import type { CoreEvent } from '../../shared/model.ts'
import type { Annotations, AnnotationsChange } from './annotations/annotations.ts'
import type { Store } from './store/store.ts'
import type { Sync } from './sync/sync.ts'

/** Carries what the reader wrote, here or on another device, into the store's counts and to the listeners. */
export function applyNoteChange(
  change: AnnotationsChange,
  { annotations, store, sync, emit }: { annotations: Annotations; store: Store; sync: Sync; emit: (event: CoreEvent) => void }
): void {
  const mark = (postId: string) => { store.saveMarks(postId, annotations.marks(postId)) }
  switch (change.type) {
    case 'saved': {
      const { annotation } = change
      mark(annotation.postId)
      store.saveNote(annotation)
      emit({ type: 'annotation:saved', annotation })
      sync.libraryChanged()
      // Written on another device, for a post whose text was not yet asked for here.
      if (annotation.placement.state === 'same' && annotation.placement.confidence === 0) void sync.placeNotes([annotation.postId])
      break
    }
    case 'deleted':
      mark(change.postId)
      store.removeNote(change.id)
      emit({ type: 'annotation:deleted', id: change.id, postId: change.postId })
      sync.libraryChanged()
      break
    case 'reading':
      mark(change.postId)
      emit({ type: 'reading:saved', postId: change.postId, position: change.position })
      break
    case 'marks':
      change.postIds.forEach(mark)
      sync.libraryChanged()
      break
    case 'collections':
    case 'reviews':
      sync.libraryChanged()
  }
}
