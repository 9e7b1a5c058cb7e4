import { readdirSync } from 'node:fs'
import { join, posix } from 'node:path'

/** Entries of a folder that are looked at; a folder of more is no folder of notes. */
const MAX_ENTRIES = 20_000
/** How long a listing is good for, in ms: one post is rendered in less, and a picture that was just added is soon found. */
const LIFETIME = 10_000

export interface PictureNames {
  /** Paths of the files with this name anywhere below `root`, the nearest to `from` first. */
  find(root: string, name: string, from: string): string[]
}

/** Finds files by their name alone, as Obsidian does: `![[plan.png]]` may lie in any folder of a vault. */
export function createPictureNames(isPicture: (name: string) => boolean, now: () => number = Date.now): PictureNames {
  const listings = new Map<string, { at: number; paths: Map<string, string[]> }>()
  return {
    find(root, name, from) {
      let listing = listings.get(root)
      if (!listing || now() - listing.at > LIFETIME) {
        listing = { at: now(), paths: list(root, isPicture) }
        listings.set(root, listing)
      }
      const shared = (path: string) => sharedFolders(posix.dirname(path), posix.dirname(from))
      return (listing.paths.get(keyOf(name)) ?? []).toSorted((a, b) => shared(b) - shared(a) || a.length - b.length)
    }
  }
}

const keyOf = (name: string): string => name.normalize('NFC').toLowerCase()

function sharedFolders(a: string, b: string): number {
  const others = b.split('/')
  const parts = a.split('/')
  const at = parts.findIndex((part, index) => part !== others[index])
  return at < 0 ? parts.length : at
}

function list(root: string, isPicture: (name: string) => boolean): Map<string, string[]> {
  const paths = new Map<string, string[]>()
  const folders = ['']
  let left = MAX_ENTRIES
  for (const folder of folders) {
    for (const entry of entriesOf(join(root, folder))) {
      if (left-- <= 0) return paths
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.') && entry.name !== 'node_modules') folders.push(path)
      } else if (isPicture(entry.name)) {
        const key = keyOf(entry.name)
        paths.set(key, [...paths.get(key) ?? [], path])
      }
    }
  }
  return paths
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}
