import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Api } from '../../shared/api.ts'
import type { Folder } from '../../shared/model.ts'
import { openFolderPath } from '../core/library/open-folder-path.ts'
import { dataDir } from '../data-dir.ts'
import { withTemporaryCore } from './temporary-core.ts'

/** Runs `work` on a folder of posts, scanned to its end, with the notes that Lectern keeps for it on this machine. */
export async function withLibrary<T>(path: string, work: (api: Api, folder: Folder) => Promise<T>): Promise<T> {
  const root = await openFolderPath(path)
  const notesDir = dataDir()
  return withTemporaryCore(async (api) => {
    const folder = await api.addFolder({ path: root })
    const progress = await api.scanFolder({ id: folder.id })
    while (!(await progress.next()).done);
    for (const { message } of (await api.getLibrary()).notices) console.error(`lectern: ${message}`)
    return work(api, folder)
  }, { notesDir, journal: await journalOf(root, join(notesDir, 'folders.json')) })
}

/** Where the reader wants this folder's journal, as the app has it in its list of folders. */
async function journalOf(root: string, file: string): Promise<'library' | 'app'> {
  try {
    const { folders } = JSON.parse(await readFile(file, 'utf8')) as { folders: { path: string; journal: unknown }[] }
    return folders.find(({ path }) => path === root)?.journal === 'app' ? 'app' : 'library'
  } catch {
    return 'library'
  }
}
