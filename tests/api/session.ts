import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isDefinedError, safe } from '@orpc/client'
import type { Api } from '../../src/shared/api.ts'
import { describe } from '../../src/shared/anchor/describe.ts'
import type { CoreEvent, Post, PostChunk, PostSummary, ScanProgress, ScanReport, Selector } from '../../src/shared/model.ts'

/** A client that reached a fresh core through some door. */
export interface Connection {
  api: Api
  /** An empty folder on the core's machine, not yet added, that the spec may write into. */
  folder: string
  close(): Promise<void>
}

export const POST = `---
title: On anchors
date: 2024-03-01
updated: 2024-04-02
tags: [Notes, text]
summary: How a note finds its words again.
---
# On anchors

Words drift, but an anchor holds.

## The quote

See [the other post](other.md#parts) and ![a chart](chart.svg).
`
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
export const FILES = {
  'anchors.md': POST,
  'other.md': '# Another\n\n## Parts\n\nBack to [anchors](anchors).\n',
  'deep/2020-05-06-page.html': '<h1>A page</h1><p>Written by hand.</p>',
  'index.md': '---\ntitle: Welcome\n---\nA library of two.\n',
  'chart.svg': SVG,
  'notes.txt': 'no post'
}

/** Selects some words of a post. */
export function selectorIn(post: Post, words: string): Selector {
  const start = post.text.indexOf(words)
  return describe(post, { start, end: start + words.length })
}

export type Session = ReturnType<typeof createSession>

/** What a reader does through the API, in words that specs can use. */
export function createSession({ api, folder }: Connection) {
  const write = (files: Record<string, string>) => {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
    }
  }
  const scan = async (id: string) => {
    const stream = await api.scanFolder({ id })
    const progress: ScanProgress[] = []
    for (;;) {
      const step = await stream.next()
      if (step.done) return { report: step.value, progress }
      progress.push(step.value)
    }
  }
  /** Adds the folder with these files and waits until they are listed. */
  const addFolder = async (files: Record<string, string> = FILES): Promise<{ id: string; report: ScanReport }> => {
    write(files)
    const { id } = await api.addFolder({ path: folder })
    return { id, report: (await scan(id)).report }
  }
  const list = async (query: Partial<Parameters<Api['listPosts']>[0]> = {}) => (await api.listPosts(query)).posts
  const find = async (path: string): Promise<PostSummary> => {
    const post = (await list()).find((each) => each.path === path)
    if (!post) throw new Error(`${path} is not listed`)
    return post
  }
  const open = async (id: string) => {
    const chunks: PostChunk[] = []
    for await (const chunk of await api.openPost({ id })) chunks.push(chunk)
    const [first] = chunks
    if (first?.type !== 'post') throw new Error('The post does not come first')
    return { chunks, post: first.post, html: chunks.map((chunk) => (chunk.type === 'section' ? chunk.html : '')).join('') }
  }
  const codeOf = async (call: Promise<unknown>) => {
    const { error } = await safe(call)
    return isDefinedError(error) ? { code: (error as { code: string }).code, message: (error as Error).message } : error
  }
  /** Events from now on; `seen` grows. */
  const listen = async () => {
    const stop = new AbortController()
    const seen: CoreEvent[] = []
    const stream = await api.watchEvents(undefined, { signal: stop.signal })
    const ended = (async () => { for await (const event of stream) seen.push(event) })().catch(() => { /* some doors tell the abort */ })
    return { seen, stop: () => { stop.abort(); return ended } }
  }

  return { write, scan, addFolder, list, find, open, codeOf, listen }
}
