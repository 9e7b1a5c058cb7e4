import { realpath } from 'node:fs/promises'
import { dirname, relative, resolve, sep } from 'node:path'
import { LecternError } from '../../shared/errors.ts'
import { openFolderPath } from '../core/library/open-folder-path.ts'
import { formatOf } from '../core/library/source-paths.ts'

/**
 * The folder that stands for the library (the file's own where none is named), and the file's place in it.
 * @throws LecternError POST_UNREADABLE, POST_MISSING, and what opening a folder does
 */
export async function locatePost(path: string, library: string | undefined): Promise<{ root: string; place: string }> {
  if (formatOf(path) === null) throw new LecternError('POST_UNREADABLE', `Lectern reads .md, .markdown, .html, .htm and .ipynb files; this is none: ${path}`)
  const file = await realpath(resolve(path)).catch((cause: unknown) => {
    throw new LecternError('POST_MISSING', `There is no file at ${path}.`, { cause })
  })
  const root = await openFolderPath(library ?? dirname(file))
  const place = relative(root, file).split(sep).join('/')
  if (place.startsWith('../')) throw new LecternError('POST_MISSING', `The file does not lie in the library ${root}.`)
  return { root, place }
}
