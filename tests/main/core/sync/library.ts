import { renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { mkdirSync, readFileSync } from 'node:fs'
import { onTestFinished } from 'vitest'
import { createAnnotations } from '../../../../src/main/core/annotations/annotations.ts'
import { openFolders } from '../../../../src/main/core/folders.ts'
import { parserHere, type Parser } from '../../../../src/main/core/parser.ts'
import { createStore } from '../../../../src/main/core/store/store.ts'
import { createSync } from '../../../../src/main/core/sync/sync.ts'
import { describe as selectorOf } from '../../../../src/shared/anchor/describe.ts'
import type { CoreEvent } from '../../../../src/shared/model.ts'
import { temporaryFolder, writeFiles } from '../folder.ts'
import { query } from '../store/records.ts'

/** One folder, with a real store, real annotations and a real sync. Open another one on the same `dataDir` to restart. */
export async function openLibrary(
  { root = temporaryFolder(), dataDir = temporaryFolder(), watch = false, onRebuilt = () => { /* not asked for */ }, parser = parserHere }: {
    root?: string
    dataDir?: string
    watch?: boolean
    onRebuilt?: () => void
    parser?: Parser
  } = {}
) {
  const events: CoreEvent[] = []
  const store = createStore({ file: join(dataDir, 'store.db'), onRebuilt })
  const annotations = await createAnnotations({ dataDir, onChange: () => { /* the core's business */ } })
  const sync = createSync({ store, annotations, parser, emit: (event) => events.push(event), watch })
  const folders = await openFolders({ file: join(dataDir, 'folders.json') })
  const folder = folders.list()[0] ?? await folders.add(root, 'library')
  let open = true
  const close = async () => {
    if (!open) return
    open = false
    await sync.stop()
    await annotations.close()
    store.close()
  }
  onTestFinished(close)
  await sync.open(folder)
  const find = (path: string) => {
    const post = store.query(query({ limit: 500 })).posts.find((each) => each.path === path)
    if (!post) throw new Error(`${path} is not listed`)
    return post
  }
  return {
    root, dataDir, store, annotations, sync, folder, events, find, close,
    paths: () => store.query(query({ sort: 'title', limit: 500 })).posts.map(({ path }) => path).sort(),
    write: (files: Record<string, string | Buffer>) => { writeFiles(root, files) },
    move(from: string, to: string) {
      mkdirSync(dirname(join(root, to)), { recursive: true })
      renameSync(join(root, from), join(root, to))
    },
    read: (path: string) => readFileSync(join(root, path), 'utf8'),
    scan: () => sync.scan(folder.id),
    /** Puts a note on the first words of a post. */
    async annotate(path: string) {
      const post = store.text(find(path).id)
      if (!post) throw new Error(`${path} has no text`)
      return annotations.save({ id: crypto.randomUUID(), postId: post.postId, selector: selectorOf(post, { start: 0, end: 5 }) }, post)
    }
  }
}
