import type { TextObject } from '../../../shared/model.ts'
import type { Annotations } from '../annotations/annotations.ts'
import type { PostRecord } from '../store/post-record.ts'
import type { Store } from '../store/store.ts'
import { keepReadText } from './keep-read-text.ts'

/** Posts and characters that are written in one transaction at most; another process waits no longer than that takes. */
const BATCH_POSTS = 50
const BATCH_CHARACTERS = 2_000_000

interface Touched { id: string; size: number; mtime: number }

export interface Writer {
  /** @param objectsOf the objects of its text; asked only where notes are placed on it */
  put(record: PostRecord, objectsOf: () => TextObject[]): Promise<void>
  touch(file: Touched): Promise<void>
  flush(): Promise<void>
  /** Whether this post was put. */
  wrote(id: string): boolean
}

/** Collects posts and writes them in batches; the notes of each are placed on its new text. */
export function createWriter({ store, annotations, marked, onWritten }: {
  store: Store
  annotations: Annotations
  /** Posts that have notes or a reading position. */
  marked: ReadonlySet<string>
  onWritten: () => void
}): Writer {
  let records: { record: PostRecord; objects: TextObject[] | undefined }[] = []
  let touched: Touched[] = []
  let characters = 0
  const written = new Set<string>()

  const flush = async () => {
    if (records.length + touched.length === 0) return
    const batch = records
    const again = touched
    records = []
    touched = []
    characters = 0
    for (const { record: { id, hash } } of batch) if (marked.has(id)) await keepReadText(id, hash, { store, annotations })
    store.savePosts(batch.map(({ record }) => record))
    store.touchPosts(again)
    for (const { record: { id, path, hash, text, headings }, objects } of batch) {
      if (marked.has(id)) await annotations.place({ postId: id, path, hash, text, headings, objects })
    }
    onWritten()
  }
  const flushIfFull = async () => {
    if (records.length + touched.length >= BATCH_POSTS || characters >= BATCH_CHARACTERS) await flush()
  }

  return {
    put(record, objectsOf) {
      records.push({ record, objects: marked.has(record.id) ? objectsOf() : undefined })
      written.add(record.id)
      characters += record.text.length
      return flushIfFull()
    },
    touch(file) {
      touched.push(file)
      return flushIfFull()
    },
    flush,
    wrote: (id) => written.has(id)
  }
}
