/** What Lectern was started with, or was asked to open by a second start. */
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { looksLikeLink } from '../shared/lectern-link.ts'

export interface Launch {
  /** Folders to add, as `--library` names them. */
  libraries: string[]
  /** Files and folders to open. */
  paths: string[]
  /** `lectern:` links as they came, unchecked. */
  links: string[]
  newWindow: boolean
}

/**
 * Reads a command line. Chromium's own switches stand among the arguments, so what is unknown is let be. Where a link
 * is among them nothing else counts: the system puts it there, and what it was made of came from a web page.
 * @param argv the program first
 * @param directory what relative paths are meant from
 * @param appPath the app's folder, which stands before the reader's arguments while the app is not packaged
 */
export function parseLaunch(argv: readonly string[], directory: string, appPath: string | null = null): Launch {
  const options = { library: { type: 'string', multiple: true }, 'new-window': { type: 'boolean' } } as const
  const args = argv.slice(1)
  const links = args.filter(looksLikeLink)
  if (links.length > 0) return { libraries: [], paths: [], links, newWindow: false }
  const { values, positionals } = parseArgs({ args, options, strict: false, allowPositionals: true })
  const libraries = (values.library ?? []).filter((folder) => typeof folder === 'string').map((folder) => resolve(directory, folder))
  const paths = positionals.filter((path) => path !== '').map((path) => resolve(directory, fromFileUrl(path)))
  const app = appPath === null ? -1 : paths.indexOf(resolve(appPath))
  return { libraries, paths: paths.slice(app + 1), links: [], newWindow: values['new-window'] === true }
}

/** Some desktops hand over `file:` addresses. */
function fromFileUrl(path: string): string {
  if (!path.startsWith('file://')) return path
  try {
    return fileURLToPath(path)
  } catch {
    return path
  }
}
