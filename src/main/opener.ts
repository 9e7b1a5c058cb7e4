/**
 * Opens what comes from outside the page: folders, files and links, from a command line, the system or a drop. Tells
 * of each that cannot be opened, and shows the first that can.
 */
import { parseLecternLink } from '../shared/lectern-link.ts'
import type { Launch } from './launch.ts'
import type { OpenedFolders } from './open-folders.ts'
import type { OpenedPath } from './core/open-path.ts'

export interface OpenerParts {
  addFolders: (paths: readonly string[]) => Promise<OpenedFolders>
  openPath: (path: string) => Promise<OpenedPath>
  /** The post that a note is on; null for an unknown note. */
  findNote: (id: string) => Promise<string | null>
  /** Brings a window to the front, at a route of the page; where it is if the route is null. */
  show: (route: string | null, inNewWindow: boolean) => void
  tell: (problems: readonly string[]) => void
  /** For the system's list of recent documents. */
  remember: (path: string) => void
}

const BAD_LINK = 'This is no link of Lectern\'s. Links look like lectern://post/… or lectern://note/…, as “Copy a link to it” writes them.'
const NO_NOTE = 'The note that this link names is in none of your folders. Open its folder first.'

/** @returns opens all that a command line names. It never rejects. */
export function createOpener({ addFolders, openPath, findNote, show, tell, remember }: OpenerParts): (launch: Launch) => Promise<void> {
  const routeOfLink = async (text: string): Promise<string> => {
    const link = parseLecternLink(text)
    if (!link) throw new Error(BAD_LINK)
    if (link.kind === 'post') return postRoute(link.id)
    const postId = await findNote(link.id)
    if (postId === null) throw new Error(NO_NOTE)
    return `${postRoute(postId)}?note=${link.id}`
  }
  const routeOfPath = async (path: string): Promise<string> => {
    const { folderId, postId } = await openPath(path)
    remember(path)
    return postId === null ? folderRoute(folderId) : postRoute(postId)
  }

  return async ({ libraries, paths, links, newWindow }) => {
    const { folderId, problems } = libraries.length > 0 ? await addFolders(libraries) : { folderId: null, problems: [] }
    const routes: string[] = []
    const told = [...problems]
    const attempt = async (name: string, route: Promise<string>) => {
      try {
        routes.push(await route)
      } catch (error) {
        told.push(`${name}${error instanceof Error ? error.message : String(error)}`)
      }
    }
    for (const path of paths) await attempt(`${path}: `, routeOfPath(path))
    // What a refused link says is not repeated: it is not ours.
    for (const link of links) await attempt('', routeOfLink(link))
    show(routes[0] ?? (folderId === null ? null : folderRoute(folderId)), newWindow)
    if (told.length > 0) tell([...new Set(told)])
  }
}

const postRoute = (id: string) => `#/post/${id}`
const folderRoute = (id: string) => `#/?folder=${id}`
