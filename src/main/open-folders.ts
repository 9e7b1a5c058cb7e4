import { realpath } from 'node:fs/promises'
import { isDefinedError, safe } from '@orpc/client'
import type { Api } from '../shared/api.ts'

export interface OpenedFolders {
  /** The id of the first folder that is open now, or null. */
  folderId: string | null
  /** A sentence for each folder that could not be opened. */
  problems: string[]
}

/** Adds folders to the library; one that is there already is fine. */
export async function openFolders(api: Api, paths: readonly string[]): Promise<OpenedFolders> {
  const opened: string[] = []
  const problems: string[] = []
  for (const path of paths) {
    const [error, folder] = await safe(api.addFolder({ path }))
    if (folder) opened.push(folder.id)
    else {
      const known = isDefinedError(error) && error.code === 'FOLDER_KNOWN' ? await knownFolder(api, path) : undefined
      if (known) opened.push(known)
      else problems.push(`${path}: ${error?.message ?? 'This folder could not be opened.'}`)
    }
  }
  return { folderId: opened[0] ?? null, problems }
}

async function knownFolder(api: Api, path: string): Promise<string | undefined> {
  const { folders } = await api.getLibrary()
  const real = await realpath(path)
  return folders.find((folder) => folder.path === real || folder.path === path)?.id
}
