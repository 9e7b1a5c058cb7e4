import type { Annotation } from '../../../../src/shared/model.ts'
import type { Annotations } from '../../../../src/main/core/annotations/annotations.ts'

export const POST_A = '11111111-aaaaaaaaaaaaaaaa'
export const POST_B = '22222222-bbbbbbbbbbbbbbbb'

let made = 0

/** An annotation as the core lists it. */
export function note(exact: string, fields: Partial<Annotation> = {}): Annotation {
  const created = `2024-03-${String(1 + (made % 28)).padStart(2, '0')}T12:00:00.000Z`
  return {
    id: `note-${++made}`, postId: POST_A, kind: 'highlight', colour: 'yellow', comment: '', tags: [], detached: false, created, modified: created,
    selector: { quote: { exact, prefix: '', suffix: '' }, position: { start: 0, end: exact.length }, headings: [], hash: 'h' },
    placement: { start: 0, end: exact.length, state: 'same', confidence: 1 },
    ...fields
  }
}

/** The part of the annotations that the notebook reads; `change` replaces what it lists. */
export function listOf(annotations: Annotation[]): Pick<Annotations, 'list' | 'version' | 'pathOf' | 'trash'> & { change(next: Annotation[]): void } {
  let version = 0
  let list = annotations
  return {
    list: () => list, version: () => version, pathOf: () => 'once/here.md', trash: () => [],
    change(next) {
      list = next
      version++
    }
  }
}
