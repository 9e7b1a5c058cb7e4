import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { makeFolders, syncFoldersUpTo, systemCode, writeAside } from './journal/durable.ts'
import { textsRoot, type JournalPlace } from './journal/places.ts'

const pack = promisify(gzip)
const unpack = promisify(gunzip)
/** No post is that long; a file that unpacks to more is not ours. */
const MAX_BYTES = 256 * 1024 * 1024
const HASH = /^[0-9a-f]{64}$/

export interface OldTexts {
  /** Keeps the canonical text of a version, once. Never rejects: `onFail` hears why it could not be kept. */
  keep(hash: string, text: string): Promise<void>
  /** null where it was never kept or cannot be read */
  read(hash: string): Promise<string | null>
}

/**
 * The canonical text of each version that was annotated, by the SHA-256 of the version: from it annotations are carried to
 * later versions.
 * @param options.into where new texts go; `from` all places where texts may be
 */
export function createTexts(options: {
  into: () => JournalPlace
  from: readonly JournalPlace[]
  onFail: (reason: string) => void
}): OldTexts {
  const kept = new Set<string>()

  const write = async (hash: string, text: string) => {
    const place = options.into()
    const folder = await makeFolders(place.base, place.texts)
    const file = join(folder, `${hash}.gz`)
    if (await isThere(file)) return
    await writeAside(file, await pack(text))
    await syncFoldersUpTo(place.base, folder)
  }

  return {
    async keep(hash, text) {
      if (kept.has(hash) || !HASH.test(hash)) return
      kept.add(hash)
      try {
        await write(hash, text)
      } catch (error) {
        kept.delete(hash)
        options.onFail(systemCode(error) || String(error))
      }
    },
    async read(hash) {
      if (!HASH.test(hash)) return null
      for (const place of options.from) {
        const root = textsRoot(place)
        const text = await readText(join(root, `${hash}.gz`)) ?? await readCopy(root, hash)
        if (text !== null) return text
      }
      return null
    }
  }
}

async function isThere(file: string): Promise<boolean> {
  try {
    return (await stat(file)).size > 0
  } catch {
    return false
  }
}

/** null where it is missing or damaged: another may have it, and quotes still find their words without it. */
async function readText(file: string): Promise<string | null> {
  try {
    return (await unpack(await readFile(file), { maxOutputLength: MAX_BYTES })).toString('utf8')
  } catch {
    return null
  }
}

/** What a synchroniser left beside a text under another name that begins with its hash. */
async function readCopy(root: string, hash: string): Promise<string | null> {
  const names = await readdir(root).catch(() => [])
  for (const name of names.sort()) {
    if (!name.startsWith(hash) || !name.endsWith('.gz') || name === `${hash}.gz`) continue
    const text = await readText(join(root, name))
    if (text !== null) return text
  }
  return null
}
