import { posix } from 'node:path'

/** The ways of writing posts that Lectern reads. */
type Format = 'markdown' | 'html' | 'notebook'

const FORMATS: Record<string, Format> = { '.md': 'markdown', '.markdown': 'markdown', '.html': 'html', '.htm': 'html', '.ipynb': 'notebook' }

/** How a file is written, by its extension in any case; null where it is no post. */
export function formatOf(path: string): Format | null {
  return FORMATS[posix.extname(path).toLowerCase()] ?? null
}

/** Whether a name is none of the library's business: hidden files and folders (`.git`, `.lectern`), `node_modules`. */
export const isIgnoredName = (name: string): boolean => name.startsWith('.') || name === 'node_modules'

/** `isIgnoredName` for any part of a relative path with `/`. */
export const isIgnoredPath = (path: string): boolean => path.split('/').some(isIgnoredName)

/** The front page of a folder, best name first. It greets the reader and is not listed among the posts. */
export const GREETING_PATHS: readonly string[] = ['index.md', '_index.md']

/** Whether a post file is the front page of its folder or of a section (`_index.md`, Hugo and Zola), and so no post. */
export const isFrontPage = (path: string): boolean => GREETING_PATHS.includes(path) || posix.basename(path) === '_index.md'

/** Whether `path` is `folder` or lies in it; everything lies in `''`. Both relative, with `/`. */
export const liesIn = (path: string, folder: string): boolean =>
  folder === '' || path === folder || path.startsWith(`${folder}/`)
