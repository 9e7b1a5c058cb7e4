import { LecternError } from '../../shared/errors.ts'
import type { Folders } from './folders.ts'
import { openFolderPath } from './library/open-folder-path.ts'
import type { Sync } from './sync/sync.ts'

/** Lists the guide beside the reader's folders until the program quits. @returns its folder's id; throws NOT_OFFERED */
export async function openGuide(path: string, { folders, sync }: { folders: Folders; sync: Sync }): Promise<string> {
  const real = await openFolderPath(path).catch((cause: unknown) => { throw new LecternError('NOT_OFFERED', 'The guide is not there. Install Lectern again.', { cause }) })
  const { entry, isNew } = folders.lend(real, { name: 'Guide to Lectern' })
  if (isNew) await sync.open(entry)
  return entry.id
}
