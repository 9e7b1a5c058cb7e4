import { readdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { CANONICAL_TEXT_VERSION } from '../../shared/canonical-text.ts'
import { PARSE_VERSION } from './parse/parse-post.ts'
import { SCHEMA_VERSION } from './store/schema.ts'

/** Where the store of this version of Lectern is. */
export const storeFile = (dataDir: string): string =>
  join(dataDir, `store-${SCHEMA_VERSION}.${PARSE_VERSION}.${CANONICAL_TEXT_VERSION}.db`)

/** Deletes the stores of other versions of Lectern: they can always be made again. */
export async function clearOldStores(dataDir: string): Promise<void> {
  const name = basename(storeFile(dataDir))
  const others = (await readdir(dataDir)).filter((other) => /^store-[\d.]+\.db/.test(other) && !other.startsWith(name))
  await Promise.all(others.map((other) => rm(join(dataDir, other), { force: true }).catch(() => { /* still in use */ })))
}
