import { createServer } from 'node:http'
import { readdir, readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { extname, join, resolve } from 'node:path'
import type { Api } from '../../src/shared/api.ts'

const PAGE = resolve(import.meta.dirname, '../../out/renderer')

/** The HTML of a post's sections, as the core renders it. */
export async function htmlOf(api: Api, id: string): Promise<string[]> {
  const sections: string[] = []
  for await (const chunk of await api.openPost({ id })) if (chunk.type === 'section') sections[chunk.index] = chunk.html
  return sections
}

/** Serves the HTML of a post with Lectern's styles as a page that needs no script: what the browser alone takes. */
export async function serveStatic(sections: string[]): Promise<{ address: string; close: () => void }> {
  const assets = await readdir(join(PAGE, 'assets'))
  const styles = assets.filter((name) => name.endsWith('.css')).map((name) => `<link rel="stylesheet" href="/assets/${name}">`).join('')
  const body = sections.map((html) => `<section class="post-section">${html}</section>`).join('')
  const html = `<!doctype html><html data-theme="paper"><meta charset="utf-8">${styles}<body><main><article class="post">${body}</article></main>`
  const types: Record<string, string> = { '.css': 'text/css', '.woff2': 'font/woff2' }
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    if (!path.startsWith('/assets/')) {
      response.setHeader('content-type', 'text/html')
      response.end(html)
      return
    }
    readFile(join(PAGE, path)).then((content) => {
      response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream')
      response.end(content)
    }, () => { response.writeHead(404).end() })
  })
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done) })
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => { server.close() } }
}
