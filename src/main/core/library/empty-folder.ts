import { readdirSync, statSync } from 'node:fs'
import type { FolderTrouble } from './folder-trouble.ts'

/** An empty folder stands where a disk is not mounted. */
const EMPTY: FolderTrouble = {
  state: 'offline',
  problem: 'This folder is empty now, though it held posts. Connect its disk; if you emptied it yourself, take it off the list.'
}

/**
 * Tells a folder that was emptied from one whose disk went away and left its mount point: by the device that it lies on, and
 * where that was never seen, by there being nothing at all in it. Look only at folders that held posts.
 */
export function createEmptyFolder(path: string) {
  let device: number | null = null
  return {
    /** Null where the folder holds anything, or was emptied on the disk where it was. */
    trouble(): FolderTrouble | null {
      const { dev } = statSync(path)
      if (dev === device || readdirSync(path).length > 0) return null
      return EMPTY
    },
    /** The folder is there. */
    seen(): void { device = statSync(path).dev }
  }
}
