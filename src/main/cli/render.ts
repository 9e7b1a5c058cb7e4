import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Warning } from '../../shared/model.ts'
import type { Assets } from '../core/assets.ts'
import { folderIdOf } from '../core/ids.ts'
import { readSource } from '../core/library/read-source.ts'
import type { ParsedPost } from '../core/parse/parsed-post.ts'
import { createRenderer } from '../core/render/renderer.ts'
import { createResolve } from '../core/resolve.ts'
import { createSurroundings, type PostSurroundings } from '../core/surroundings.ts'
import { parseSource } from '../core/sync/index-post.ts'
import { filesBeside } from './files-beside.ts'
import { locatePost } from './locate-post.ts'
import { parseCommandLine, UsageError } from './usage-error.ts'

const OPTIONS = {
  library: { type: 'string' }, json: { type: 'boolean' }, html: { type: 'boolean' }, text: { type: 'boolean' }
} as const

/** `lectern render <file>`: a post as Lectern sets it. Links and images are looked for in the library folder, else beside the file. */
export async function render(args: string[]): Promise<string> {
  const { path, values } = parseCommandLine(args, 'file to render', OPTIONS)
  if ([values.json, values.html, values.text].filter(Boolean).length > 1) throw new UsageError('choose one of --json, --html and --text.')
  const { root, place } = await locatePost(path, values.library)
  const source = readSource(root, place)
  const surroundings = createSurroundings(root).of(place)
  const start = performance.now()
  const parsed = parseSource(source, surroundings)
  const parseMs = performance.now() - start
  if (values.text) return parsed.text
  const { html, warnings, ms } = await renderAll(parsed, root, place, surroundings)
  if (values.html) return html
  const { meta, headings, text } = parsed
  return JSON.stringify({ meta, headings, html, text, warnings, ms: { parse: parseMs, render: ms } }, null, 2)
}

/** Pictures keep their paths in the folder. */
const picturesBeside: Pick<Assets, 'offer' | 'named'> = {
  offer: (folder, path) => (existsSync(join(folder.path, path)) ? { url: path } : { missing: `There is no picture at ${path}` }),
  named: () => []
}

async function renderAll(parsed: ParsedPost, root: string, place: string, surroundings: PostSurroundings): Promise<{ html: string; warnings: Warning[]; ms: number }> {
  const id = folderIdOf(root)
  const resolve = createResolve({ id, path: root }, place, { store: filesBeside(root), assets: picturesBeside, surroundings })
  const renderer = createRenderer()
  const start = performance.now()
  const sections: string[] = []
  const rendering = renderer.render(parsed, { hash: place, resolve })
  try {
    for (;;) {
      const step = await rendering.next()
      if (step.done) return { html: sections.join('\n'), warnings: [...parsed.warnings, ...step.value], ms: performance.now() - start }
      sections.push(step.value.html)
    }
  } finally {
    renderer.close()
  }
}
