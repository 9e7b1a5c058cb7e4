import { createRouterClient } from '@orpc/server'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Api } from '../../../src/shared/api.ts'
import { startCore } from '../../api/core.ts'
import { temporaryFolder } from './folder.ts'

const FILES = {
  '_config.yml': 'title: First title\nauthor: The author\nbaseurl: /blog\n',
  '_includes/greeting.html': '<p>Hello, {{ include.who }}.</p>',
  '_posts/2024-01-01-one.md': '---\ntitle: One\n---\n{{ site.title }} [two]({{ site.baseurl }}{% post_url 2024-01-02-two %}) {% include greeting.html who="reader" %}\n\n![pic]({{ "assets/pic.png" | relative_url }})',
  '_posts/2024-01-02-two.md': '---\ntitle: Two\nauthor: Somebody\n---\n[one](/blog/one/)',
  '_drafts/three.md': 'Three',
  '_site/one/index.html': '<p>made of one</p>',
  'assets/pic.png': 'x'
}

async function openSite() {
  const root = temporaryFolder(FILES)
  const { core, close } = await startCore({ watch: false })
  onTestFinished(close)
  const api: Api = createRouterClient(core.router)
  const folder = await api.addFolder({ path: root })
  for await (const _ of await api.scanFolder({ id: folder.id })) { /* until it is done */ }
  const posts = () => api.listPosts({ folderId: folder.id, sort: 'title' })
  return { root, api, posts }
}

async function read(api: Api, id: string) {
  let text = ''
  let html = ''
  for await (const chunk of await api.openPost({ id })) {
    if (chunk.type === 'post') text = chunk.post.text
    if (chunk.type === 'section') html += chunk.html
  }
  return { text, html }
}

it('reads a site of Jekyll as it stands in its folder', async () => {
  const { root, api, posts } = await openSite()
  const list = (await posts()).posts
  expect(list.map(({ path, authors, draft }) => [path, authors, draft]).sort()).toEqual([
    ['_drafts/three.md', ['The author'], true], ['_posts/2024-01-01-one.md', ['The author'], false], ['_posts/2024-01-02-two.md', ['Somebody'], false]
  ])
  const idOf = (path: string) => list.find((post) => post.path === path)?.id ?? ''
  const one = await read(api, idOf('_posts/2024-01-01-one.md'))
  expect(one.text).toContain('First title two')
  expect(one.text).toContain('Hello, reader.')
  expect(one.html).toContain(`data-post="${idOf('_posts/2024-01-02-two.md')}"`)
  expect(one.html).toMatch(/<img src="asset\/[0-9a-f]{32}" alt="pic"/)
  expect((await read(api, idOf('_posts/2024-01-02-two.md'))).html).toContain(`data-post="${idOf('_posts/2024-01-01-one.md')}"`)

  writeFileSync(join(root, '_config.yml'), 'title: Second title\n')
  expect((await read(api, idOf('_posts/2024-01-01-one.md'))).text).toContain('Second title two')
})
