import { createRouterClient } from '@orpc/server'
import { expect, it, onTestFinished } from 'vitest'
import { startCore } from './core.ts'
import { createSession } from './session.ts'

const PARSE_WORKER = new URL('../../src/main/parse-worker.ts', import.meta.url)
const LONG = `# Long\n\n${'Some *words* and [a link](other.md).\n\n## A heading\n\n'.repeat(1300)}`

/** A core with one long post listed. */
async function open(parseWorker?: URL) {
  const { core, folder, close } = await startCore({ parseWorker, watch: false })
  onTestFinished(close)
  const api = createRouterClient(core.router)
  const session = createSession({ api, folder, close })
  session.write({ 'long.md': LONG, 'other.md': '# Other\n\nShort.\n' })
  const { id } = await api.addFolder({ path: folder })
  await session.scan(id)
  const { posts } = await api.listPosts({})
  return { api, posts, id: posts.find(({ path }) => path === 'long.md')?.id ?? '' }
}

/** What comes first of a post: its text and headings, and how many sections will follow. */
async function firstOf({ api, id }: Awaited<ReturnType<typeof open>>) {
  for await (const chunk of await api.openPost({ id })) {
    if (chunk.type === 'post') return { text: chunk.post.text, headings: chunk.post.headings, warnings: chunk.post.warnings, sections: chunk.sections }
  }
  throw new Error('The post does not come first')
}

it('lists and shows a long post as a core does that parses in its own thread', async () => {
  const [there, here] = [await open(PARSE_WORKER), await open()]
  expect(there.posts.map(({ path, title, words }) => [path, title, words])).toEqual(here.posts.map(({ path, title, words }) => [path, title, words]))
  const shown = await firstOf(there)
  expect(shown.headings.length).toBeGreaterThan(1000)
  expect(shown).toEqual(await firstOf(here))
})

it('stops reading a long post that the reader left', async () => {
  const { api, id } = await open(PARSE_WORKER)
  const leaving = new AbortController()
  const opening = (async () => { for await (const chunk of await api.openPost({ id }, { signal: leaving.signal })) return chunk })()
  leaving.abort()
  await expect(opening).rejects.toBeDefined()
  expect((await api.listPosts({})).posts).toHaveLength(2)
})
