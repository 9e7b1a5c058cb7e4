import { realpath } from 'node:fs/promises'
import { dirname, relative, resolve, sep } from 'node:path'
import { LecternError } from '../../shared/errors.ts'
import type { Warning } from '../../shared/model.ts'
import { folderIdOf, localIdOf, postIdOf } from '../core/ids.ts'
import { listFiles } from '../core/library/list-files.ts'
import { openFolderPath } from '../core/library/open-folder-path.ts'
import { readSource } from '../core/library/read-source.ts'
import { formatOf } from '../core/library/source-paths.ts'
import type { ParsedPost } from '../core/parse/parsed-post.ts'
import { createRenderer } from '../core/render/renderer.ts'
import { createResolve } from '../core/resolve.ts'
import { slugOf } from '../core/store/post-record.ts'
import { createSurroundings, type PostSurroundings } from '../core/surroundings.ts'
import { parseSource } from '../core/sync/index-post.ts'
import { filesBeside } from './files-beside.ts'
import { parseCommandLine, UsageError } from './usage-error.ts'

const OPTIONS = {
  library: { type: 'string' }, json: { type: 'boolean' }, html: { type: 'boolean' }, text: { type: 'boolean' }
} as const

/** `lectern render <file>`: a post as Lectern sets it. Links and images are looked for in the library folder, else beside the file. */
export async function render(args: string[]): Promise<string> {
  const { path, values } = parseCommandLine(args, 'file to render', OPTIONS)
  if ([values.json, values.html, values.text].filter(Boolean).length > 1) throw new UsageError('choose one of --json, --html and --text.')
  const { root, place } = await locate(path, values.library)
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

/** The folder that stands for the library, and the file's place in it. */
async function locate(path: string, library: string | undefined): Promise<{ root: string; place: string }> {
  if (formatOf(path) === null) throw new LecternError('POST_UNREADABLE', `Lectern reads .md, .markdown, .html, .htm and .ipynb files; this is none: ${path}`)
  const file = await realpath(resolve(path)).catch((cause: unknown) => {
    throw new LecternError('POST_MISSING', `There is no file at ${path}.`, { cause })
  })
  const root = await openFolderPath(library ?? dirname(file))
  const place = relative(root, file).split(sep).join('/')
  if (place.startsWith('../')) throw new LecternError('POST_MISSING', `The file does not lie in the library ${root}.`)
  return { root, place }
}

async function renderAll(parsed: ParsedPost, root: string, place: string, surroundings: PostSurroundings): Promise<{ html: string; warnings: Warning[]; ms: number }> {
  const id = folderIdOf(root)
  const posts = filesBeside(() => listFiles(root), slugOf, (path) => postIdOf(id, localIdOf(path)))
  const resolve = createResolve({ id, path: root }, place, { store: posts, assets: posts, surroundings })
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
