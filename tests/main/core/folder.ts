import { mkdirSync, mkdtempSync, rmSync, writeFileSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A real path of a new folder in the system's temporary folder, removed when the test ends. */
export function temporaryFolder(files: Record<string, string | Buffer> = {}): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'lectern-test-')))
  onTestFinished(() => { rmSync(path, { recursive: true, force: true }) })
  writeFiles(path, files)
  return path
}

/** Writes files, by relative path, with the folders they need. */
export function writeFiles(root: string, files: Record<string, string | Buffer>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
}
