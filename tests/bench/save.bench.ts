import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe } from '../../src/shared/anchor/describe.ts'
import { createAnnotations } from '../../src/main/core/annotations/annotations.ts'
import { folderIdOf, localIdOf, postIdOf } from '../../src/main/core/ids.ts'
import { percentile, type Bench } from './measure.ts'

const SAVES = 500

export const bench: Bench = {
  title: 'saving an annotation to its acknowledgement, against one bare append with fsync of a line as long',
  async run() {
    const root = await mkdtemp(join(tmpdir(), 'lectern-bench-'))
    const id = folderIdOf(root)
    const annotations = await createAnnotations({ dataDir: join(root, 'data'), onChange: () => undefined })
    await annotations.openFolder({ id, path: root, journal: 'app' })
    const text = 'One sentence after another, none of them long. '.repeat(200)
    const post = { postId: postIdOf(id, localIdOf('a.md')), path: 'a.md', hash: 'a'.repeat(64), text, headings: [] }
    const selector = describe(post, { start: 100, end: 180 })
    const file = openSync(join(root, 'floor.jsonl'), 'a')
    const line = `${JSON.stringify({ ...selector, id: randomUUID(), comment: 'A short comment.', created: new Date().toISOString() })}\n`
    const ours: number[] = []
    const floor: number[] = []
    for (let save = 0; save < SAVES; save++) {
      let start = performance.now()
      await annotations.save({ id: randomUUID(), postId: post.postId, selector, colour: 'yellow', comment: 'A short comment.' }, post)
      ours.push(performance.now() - start)
      start = performance.now()
      writeSync(file, line)
      fsyncSync(file)
      floor.push(performance.now() - start)
    }
    closeSync(file)
    await annotations.close()
    await rm(root, { recursive: true })
    return [50, 99].map((percent) => ({
      what: `save, p${percent}`, value: percentile(ours, percent), unit: 'ms', beside: { what: 'append and fsync', value: percentile(floor, percent) }
    }))
  }
}
