import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createParser } from '../../../../src/main/core/parser.ts'
import { createParseAhead } from '../../../../src/main/core/sync/parse-ahead.ts'
import { temporaryFolder, writeFiles } from '../folder.ts'
import { openLibrary } from './library.ts'

const ENTRY = new URL('../../../../src/main/parse-worker.ts', import.meta.url)
const COUNT = 180
const posts = Object.fromEntries(Array.from({ length: COUNT }, (_, n) => [
  `${n % 7}/post-${n}.md`,
  `---\ntitle: Post ${n}\ndate: 2024-01-${String(n % 28 + 1).padStart(2, '0')}\n---\n## Part ${n}\n\nWords of ${n}, $x_${n}$.\n\n\`\`\`js\nlet a = ${n}\n\`\`\`\n`
]))

/** What a scan of a folder with this thread left in the store. */
async function scanned(root: string, entry?: string | URL) {
  const parser = entry === undefined ? undefined : createParser(entry)
  if (parser) onTestFinished(() => parser.close())
  const library = await openLibrary({ root, ...(parser && { parser }) })
  const { ms: _ms, ...report } = await library.scan()
  const { store, folder } = library
  return { report, posts: store.files(folder.id).map((file) => ({ ...file, text: store.text(file.id)?.text, headings: store.text(file.id)?.headings })) }
}

/** A thread that answers some questions as the real one does, and then ends. */
function shortLivedThread(answers: number): string {
  const folder = temporaryFolder()
  writeFiles(folder, {
    'short.mjs': `
      import { parentPort } from 'node:worker_threads'
      let left = ${answers}
      parentPort.on('message', ({ paths }) => {
        if (left-- === 0) process.exit(1)
        parentPort.postMessage(paths.map(() => null))
      })`
  })
  return join(folder, 'short.mjs')
}

// Threads start slowly where the machine is busy.
describe('posts that are parsed ahead in a thread', { timeout: 120_000 }, () => {
  it('are the same as without one, with all that is wrong with them', async () => {
    const root = temporaryFolder({ ...posts, 'bytes.md': Buffer.from([0x63, 0xe9]), 'zz-long.md': '# Long\n\n' + 'words and more words '.repeat(4000), 'zz-gone.md': 'x' })
    const there = await scanned(root, ENTRY)
    expect(there.posts).toHaveLength(COUNT + 3)
    expect(there.report.warnings).toMatchObject([{ path: 'bytes.md', code: 'encoding-guessed' }])
    expect(there).toEqual(await scanned(root))
  })

  it('are all there where the thread cannot start, or ends in the middle', async () => {
    const root = temporaryFolder(posts)
    const here = await scanned(root)
    for (const entry of ['/nowhere/parse-worker.js', shortLivedThread(0), shortLivedThread(2)]) expect(await scanned(root, entry)).toEqual(here)
  })

  it.skipIf(process.getuid?.() === 0)('are told of where one cannot be read', async () => {
    const root = temporaryFolder(posts)
    chmodSync(join(root, '3/post-150.md'), 0)
    expect((await scanned(root, ENTRY)).report.warnings).toMatchObject([{ path: '3/post-150.md', code: 'post-unreadable' }])
  })

  it('need a thread only where there are many', async () => {
    const root = temporaryFolder(posts)
    const ahead = createParseAhead(ENTRY, root, Object.keys(posts).slice(0, 99))
    expect(await Promise.all(Object.keys(posts).map((path) => ahead.take(path)))).toEqual(Array.from({ length: COUNT }, () => null))
    await ahead.close()
  })
})
