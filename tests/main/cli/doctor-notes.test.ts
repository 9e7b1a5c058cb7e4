import { appendFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { doctor } from '../../../src/main/cli/doctor.ts'
import type { NotesReport } from '../../../src/main/cli/doctor-notes.ts'
import { createAnnotations } from '../../../src/main/core/annotations/annotations.ts'
import { folderIdOf, localIdOf, postIdOf } from '../../../src/main/core/ids.ts'
import { describe as selectorOf } from '../../../src/shared/anchor/describe.ts'
import { journalFiles, linesOf } from '../core/annotations/helpers.ts'
import { temporaryFolder } from '../core/folder.ts'

const TEXT = 'One sentence stands.\n\nAnother one moves about.\n\nA third is changed a little later on.\n\nThe fourth one goes away for good.\n'
const PLACES = ['One sentence', 'Another one moves', 'third is changed a little', 'fourth one goes away']

let root: string
let data: string
/** The annotations of the folder, as on some day. */
const open = async (now?: () => number) => {
  const annotations = await createAnnotations({ dataDir: data, now, onChange: () => undefined })
  await annotations.openFolder({ id: folderIdOf(root), path: root, journal: 'library' })
  return annotations
}
const postId = () => postIdOf(folderIdOf(root), localIdOf('a.md'))
const textOf = (source: string) => source.trimEnd().replaceAll('\n\n', '\n')
const draftOn = (words: string) => {
  const text = textOf(TEXT)
  const start = text.indexOf(words)
  const hash = 'a'.repeat(64)
  return { post: { postId: postId(), path: 'a.md', hash, text, headings: [] }, draft: {
    id: crypto.randomUUID(), postId: postId(), selector: selectorOf({ text, headings: [], hash }, { start, end: start + words.length })
  } }
}
const examine = async (...args: string[]) => JSON.parse(await doctor([root, '--json', '--data', data, ...args])) as NotesReport & { posts: number }

beforeEach(async () => {
  root = temporaryFolder({ 'a.md': TEXT, 'b.md': '# Other\n' })
  data = temporaryFolder()
  const annotations = await open()
  for (const words of PLACES) {
    const { draft, post } = draftOn(words)
    await annotations.save(draft, post)
  }
  await annotations.close()
})

describe('lectern doctor on notes', () => {
  it('counts the notes that stand, moved, changed and went, and names the last three', async () => {
    expect(await examine()).toMatchObject({ posts: 2, notes: 4, trash: 0, anchors: { same: 4, moved: 0, changed: 0, lost: 0, gone: 0 }, misplaced: [] })
    writeFileSync(join(root, 'a.md'), `New.\n\n${TEXT.replace('changed a little', 'changed just a little')}`.replace(/The fourth.*\n/, ''))
    const { anchors, misplaced } = await examine()
    expect(anchors).toMatchObject({ changed: 1, lost: 1 })
    expect(anchors.same + anchors.moved).toBe(2)
    expect(misplaced.filter(({ state }) => state === 'changed' || state === 'lost').map(({ path, state, quote }) => `${path} ${state} ${quote}`).sort())
      .toEqual(['a.md changed third is changed a little', 'a.md lost fourth one goes away'])
    rmSync(join(root, 'a.md'))
    expect((await examine()).anchors).toMatchObject({ gone: 4, same: 0 })
    expect(await doctor([root, '--data', data])).toContain('a.md: its post is not there: "One sentence"')
  })

  it('tells damaged lines with file and line, and leaves them', async () => {
    const [file = ''] = journalFiles(root)
    const [first = ''] = linesOf(file)
    appendFileSync(file, `${first.replace('One', 'Oné')}\nrubbish\n${first.replace('"annotation"', '"card"').slice(0, -19)}\n${first.slice(0, 30)}`)
    const { journals } = await examine()
    expect(journals).toMatchObject({ files: 1, lines: 4 })
    expect(journals.bad.map(({ file: name, line, problem }) => [name, line, problem])).toEqual([[file, 5, 'damaged'], [file, 6, 'torn'], [file, 7, 'torn'], [file, 8, 'torn']])
    expect(await doctor([root, '--data', data])).toContain(`${file}:5 was changed after it was written`)
    expect(linesOf(file)).toHaveLength(8)
  })

  it('checks the index, and makes it anew on request', async () => {
    expect((await examine()).store).toMatchObject({ state: 'missing' })
    expect(await examine('--rebuild')).toMatchObject({ store: { state: 'sound', posts: 2 }, rebuilt: { posts: 2 } })
    const [store = ''] = readdirSync(data).filter((name) => name.endsWith('.db'))
    writeFileSync(join(data, store), 'This is no index. '.repeat(500))
    expect((await examine()).store).toMatchObject({ state: 'damaged' })
    expect(await doctor([root, '--data', data])).toContain('The index is damaged')
    expect(await examine('--rebuild')).toMatchObject({ notes: 4, store: { state: 'sound', posts: 2 }, rebuilt: { posts: 2 } })
  })

  it('compacts what is over on request, and says by how much', async () => {
    for (let offset = 1; offset < 6; offset++) {
      const annotations = await open(() => Date.UTC(2024, 0, offset))
      await annotations.saveReading(postId(), { offset, progress: 0.1 })
      await annotations.close()
    }
    const old = journalFiles(root).find((name) => name.endsWith('2024-01.jsonl')) ?? ''
    utimesSync(old, 0, 0)
    expect(linesOf(old)).toHaveLength(5)
    const { compacted, notes } = await examine('--compact')
    expect(compacted).toMatchObject({ files: [{ file: '2024-01.jsonl', dropped: 4 }], problems: [] })
    expect([notes, linesOf(old).length]).toEqual([4, 1])
  })
})
