import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createAnnotations, type Annotations, type AnnotationsChange, type PostText } from '../../../../src/main/core/annotations/annotations.ts'
import { folderIdOf, localIdOf, postIdOf } from '../../../../src/main/core/ids.ts'
import { describe as describeSpan } from '../../../../src/shared/anchor/describe.ts'
import type { AnnotationDraft } from '../../../../src/shared/model.ts'

export const TEXT = 'A cell divides\nThe rate of division is not constant.\nThe rate of growth is not constant either.'
export const FOLDER = folderIdOf('/notes')

/** A folder that is gone after the test. */
export function tempFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'lectern-annotations-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

export function makePost(text = TEXT, path = 'cells.md'): PostText {
  const hash = createHash('sha256').update(text).digest('hex')
  const headings = [{ level: 1, text: 'A cell divides', id: 'post-a', start: 0 }]
  return { postId: postIdOf(FOLDER, localIdOf(path)), path, hash, text, headings }
}

/** A draft of a new note on some words of a post. */
export function draftOn(post: PostText, words: string, changes: Partial<AnnotationDraft> = {}): AnnotationDraft {
  const start = post.text.indexOf(words)
  if (start < 0) throw new Error(`no "${words}" in the post`)
  const selector = describeSpan(post, { start, end: start + words.length })
  return { id: randomUUID(), postId: post.postId, selector, ...changes }
}

export interface Opened { annotations: Annotations; changes: AnnotationsChange[]; dataDir: string; library: string }

/** Annotations with one open folder, closed after the test. */
export async function openAt(places: {
  library?: string; dataDir?: string; now?: () => number; journal?: 'library' | 'app'
} = {}): Promise<Opened> {
  const { library = tempFolder(), dataDir = tempFolder(), journal = 'library' } = places
  const changes: AnnotationsChange[] = []
  const annotations = await createAnnotations({ dataDir, now: places.now, onChange: (change) => changes.push(change) })
  onTestFinished(() => annotations.close())
  await annotations.openFolder({ id: FOLDER, path: library, journal })
  return { annotations, changes, dataDir, library }
}

/** All journal files below a folder. */
export function journalFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.jsonl')).map((name) => join(folder, name)).sort()
}

export const linesOf = (file: string): string[] => readFileSync(file, 'utf8').split('\n').filter((line) => line !== '')

/** The records of all journals below a folder, unchecked. */
export function recordsIn(folder: string): Record<string, unknown>[] {
  return journalFiles(folder).flatMap(linesOf).map((line) => JSON.parse(line) as Record<string, unknown>)
}

/** Waits for a condition, looking often. */
export async function until(holds: () => boolean, ms = 5000): Promise<number> {
  const start = performance.now()
  while (!holds()) {
    if (performance.now() - start > ms) throw new Error(`not so within ${ms} ms: ${holds}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return performance.now() - start
}

/** Every path below a folder with its size and time, to see that nothing changed. */
export function snapshotOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort().map((name) => {
    const { size, mtimeMs } = statSync(join(folder, name))
    return `${name} ${size} ${mtimeMs}`
  })
}
