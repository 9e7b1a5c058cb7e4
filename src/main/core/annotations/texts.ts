import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { z } from 'zod'
import { TextPart } from '../../../shared/model.ts'
import { makeFolders, syncFoldersUpTo, systemCode, writeAside } from './journal/durable.ts'
import { textsRoot, type JournalPlace } from './journal/places.ts'

const pack = promisify(gzip)
const unpack = promisify(gunzip)
/** No post is that long; a file that unpacks to more is not ours. */
const MAX_BYTES = 256 * 1024 * 1024
const HASH = /^[0-9a-f]{64}$/
const Parts = z.array(TextPart)

export interface OldTexts {
  /**
   * Keeps the canonical text of a version, and which parts of it are no prose where given, each once. Never rejects: `onFail`
   * hears why it could not be kept.
   */
  keep(hash: string, text: string, parts?: readonly TextPart[]): Promise<void>
  /** null where it was never kept or cannot be read */
  read(hash: string): Promise<string | null>
  /** Empty where they were never kept or cannot be read. */
  readParts(hash: string): Promise<TextPart[]>
  /** Resolves when nothing is being written any more. */
  idle(): Promise<void>
}

/**
 * The canonical text of each version that was annotated or read, by the SHA-256 of the version: from it annotations are carried
 * to later versions, and later versions are compared with it. `<hash>.parts` tells beside `<hash>.gz` which parts are no prose.
 * @param options.into where new texts go; `from` all places where texts may be
 */
export function createTexts(options: {
  into: () => JournalPlace
  from: readonly JournalPlace[]
  onFail: (reason: string) => void
}): OldTexts {
  /** By name, what was written or is being written. */
  const kept = new Map<string, Promise<void>>()

  const write = async (name: string, text: string) => {
    const place = options.into()
    const folder = await makeFolders(place.base, place.texts)
    const file = join(folder, name)
    if (await isThere(file)) return
    await writeAside(file, await pack(text))
    await syncFoldersUpTo(place.base, folder)
  }

  return {
    async keep(hash, text, parts = []) {
      if (!HASH.test(hash)) return
      const files = [[`${hash}.gz`, () => text], [`${hash}.parts`, () => JSON.stringify(parts)]] as const
      for (const [name, content] of files) {
        if (parts.length === 0 && name.endsWith('.parts')) continue
        try {
          const writing = kept.get(name) ?? write(name, content())
          kept.set(name, writing)
          await writing
        } catch (error) {
          kept.delete(name)
          options.onFail(systemCode(error) || String(error))
        }
      }
    },
    idle: async () => { await Promise.allSettled(kept.values()) },
    async readParts(hash) {
      if (!HASH.test(hash)) return []
      for (const place of options.from) {
        const parts = Parts.safeParse(fromJson(await readText(join(textsRoot(place), `${hash}.parts`))))
        if (parts.success) return parts.data
      }
      return []
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

function fromJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
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
