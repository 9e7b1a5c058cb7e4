import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openFolderPath } from '../../../../src/main/core/library/open-folder-path.ts'
import { temporaryFolder } from '../folder.ts'

describe('openFolderPath', () => {
  it('answers the real path of a link', async () => {
    const root = temporaryFolder({ 'posts/a.md': '' })
    symlinkSync(join(root, 'posts'), join(root, 'link'))
    expect(await openFolderPath(` ${join(root, 'link')}/ `)).toBe(join(root, 'posts'))
  })

  it('knows the home folder as ~', async () => {
    const folder = mkdtempSync(join(homedir(), 'lectern-test-'))
    try {
      expect(await openFolderPath(`~/${basename(folder)}`)).toBe(realpathSync(folder))
      expect(await openFolderPath('~')).toBe(realpathSync(homedir()))
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('refuses what is no folder', async () => {
    const root = temporaryFolder({ 'a.md': '' })
    await expect(openFolderPath(join(root, 'gone'))).rejects.toMatchObject({ code: 'FOLDER_MISSING' })
    await expect(openFolderPath(join(root, 'a.md'))).rejects.toMatchObject({ code: 'FOLDER_NOT_A_FOLDER' })
    await expect(openFolderPath(join(root, 'a.md/b'))).rejects.toMatchObject({ code: 'FOLDER_MISSING' })
  })
})
