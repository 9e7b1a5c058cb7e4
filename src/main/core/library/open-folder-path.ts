import { constants } from 'node:fs'
import { access, realpath, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { LecternError, type ErrorCode } from '../../../shared/errors.ts'

/**
 * The real path of a folder as a person writes it (`~` is the home folder), if it can be read. Throws FOLDER_MISSING,
 * FOLDER_UNREADABLE or FOLDER_NOT_A_FOLDER.
 */
export async function openFolderPath(path: string): Promise<string> {
  try {
    const real = await realpath(resolve(expandHome(path.trim())))
    if (!(await stat(real)).isDirectory()) throw new LecternError('FOLDER_NOT_A_FOLDER')
    await access(real, constants.R_OK | constants.X_OK)
    return real
  } catch (error) {
    if (error instanceof LecternError) throw error
    throw new LecternError(codeOf(error), undefined, { cause: error })
  }
}

const expandHome = (path: string): string => (/^~(?=$|[/\\])/.test(path) ? join(homedir(), path.slice(1)) : path)

function codeOf(error: unknown): ErrorCode {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return code === 'EACCES' || code === 'EPERM' || code === 'EIO' ? 'FOLDER_UNREADABLE' : 'FOLDER_MISSING'
}
