import { accessSync, constants, statSync } from 'node:fs'
import { reasonOf } from './path-warning.ts'

/** Why a folder's posts cannot be read now. */
export interface FolderTrouble { state: 'offline' | 'unreadable'; problem: string }

/** Looks whether a folder is there and can be read; null where all is well. */
export function folderTrouble(path: string): FolderTrouble | null {
  try {
    if (!statSync(path).isDirectory()) return { state: 'unreadable', problem: 'A file stands where this folder was.' }
    accessSync(path, constants.R_OK | constants.X_OK)
    return null
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENODEV' || code === 'ENOTCONN'
      ? { state: 'offline', problem: 'This folder is not there now. Connect its disk, or take it off the list if it is gone for good.' }
      : { state: 'unreadable', problem: `This folder cannot be read (${reasonOf(error)}). Check its permissions.` }
  }
}
