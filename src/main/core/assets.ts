import { createHmac, randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { posix } from 'node:path'
import { confine } from './library/confine.ts'
import { createPictureNames } from './library/picture-names.ts'

/** A file that lies beside posts and may be shown in the page. */
export interface Asset { path: string; /** Media type. */ type: string }

export interface Assets {
  /** The page's address of a file of a folder, or why it cannot be shown. */
  offer(folder: { id: string; path: string }, path: string): { url: string } | { missing: string }
  /** Paths of the pictures of this name anywhere in a folder, the nearest to `from` first. */
  named(folder: { path: string }, name: string, from: string): string[]
  /** The file that an id was given out for, checked again; null for any other id. */
  find(id: string): Asset | null
}

const TYPES: Record<string, string> = {
  '.apng': 'image/apng',
  '.avif': 'image/avif',
  '.bmp': 'image/bmp',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp'
}

/**
 * Gives pictures addresses that tell nothing and cannot be guessed: an id is a keyed hash of folder and path, with a
 * key that lives as long as the core. Only files that a post refers to ever get one.
 */
export function createAssets(): Assets {
  const key = randomBytes(32)
  const names = createPictureNames((name) => posix.extname(name).toLowerCase() in TYPES)
  const offered = new Map<string, { root: string; path: string }>()

  const locate = (root: string, path: string): Asset | null => {
    const type = TYPES[posix.extname(path).toLowerCase()]
    if (type === undefined) return null
    try {
      const real = confine(root, path)
      return statSync(real).isFile() ? { path: real, type } : null
    } catch {
      return null
    }
  }

  return {
    offer(folder, path) {
      if (!(posix.extname(path).toLowerCase() in TYPES)) return { missing: `This is not a picture that can be shown: ${path}` }
      if (!locate(folder.path, path)) return { missing: `There is no picture at ${path}` }
      const id = createHmac('sha256', key).update(`${folder.id}\0${path}`).digest('hex').slice(0, 32)
      offered.set(id, { root: folder.path, path })
      return { url: `asset/${id}` }
    },
    named: (folder, name, from) => names.find(folder.path, name, from),
    find(id) {
      const asset = offered.get(id)
      return asset ? locate(asset.root, asset.path) : null
    }
  }
}
