import { LecternError } from '../../shared/errors.ts'
import type { Locale } from '../../shared/words/locales.ts'
import type { Folders } from './folders.ts'
import { openFolderPath } from './library/open-folder-path.ts'
import type { Sync } from './sync/sync.ts'

/** A guide is called in its own language, as its pages are: several may be listed, and readers tell them apart. */
const NAMES: Record<Locale, string> = { 'en': 'Guide to Lectern', 'zh-Hans': 'Lectern 使用指南' }

/**
 * Lists the guide beside the reader's folders until the program quits.
 *
 * @param guide the folder of the English one; others lie beside it as `<guide>-<locale>`
 * @param language the one that is wanted; English where there is no guide in it
 * @returns its folder's id; throws NOT_OFFERED
 */
export async function openGuide(guide: string, language: Locale, { folders, sync }: { folders: Folders; sync: Sync }): Promise<string> {
  const translated = language === 'en' ? null : await openFolderPath(`${guide}-${language}`).catch(() => null)
  const path = translated ?? await openFolderPath(guide).catch((cause: unknown) => { throw new LecternError('NOT_OFFERED', 'The guide is not there. Install Lectern again.', { cause }) })
  const { entry, isNew } = folders.lend(path, { name: NAMES[translated === null ? 'en' : language] })
  if (isNew) await sync.open(entry)
  return entry.id
}
