/**
 * Saves notes as fast as it can and prints the id of each once it is acknowledged, until it is killed.
 * `node crash-child.ts <library> <data folder> <honest | hasty>`; the hasty one says so before it writes: the control.
 */
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { createAnnotations } from '../../../../src/main/core/annotations/annotations.ts'
import { folderIdOf, localIdOf, postIdOf } from '../../../../src/main/core/ids.ts'

const [, , library = '', dataDir = '', manner = 'honest'] = process.argv
const id = folderIdOf('/notes')
const text = 'A cell divides'
const post = { postId: postIdOf(id, localIdOf('cells.md')), path: 'cells.md', hash: 'a'.repeat(64), text, headings: [] }
const selector = { quote: { exact: 'cell', prefix: 'A ', suffix: ' divides' }, position: { start: 2, end: 6 }, headings: [], hash: post.hash }

const annotations = await createAnnotations({ dataDir, onChange: () => undefined })
await annotations.openFolder({ id, path: library, journal: 'library' })

async function saveOn(worker: number): Promise<never> {
  for (let n = 0; ; n++) {
    const draft = { id: randomUUID(), postId: post.postId, selector, comment: `${worker}.${n} ${'x'.repeat(n % 400)}` }
    if (manner === 'hasty') {
      writeSync(1, `${draft.id}\n`)
      await new Promise((resolve) => setTimeout(resolve, 3))
    }
    await annotations.save(draft, post)
    if (manner === 'honest') writeSync(1, `${draft.id}\n`)
  }
}
await Promise.all([0, 1, 2].map(saveOn))
