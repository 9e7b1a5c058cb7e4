/** Takes packages apart, outside the project, so that nothing in them is found in the project's own node_modules. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { extractAll } from '@electron/asar'

/**
 * @param {{ deb: string, rpm?: string, tar?: string }} packages
 * @param {string} folder
 * @returns what is in them: `tree` the installed files, `control` the .deb's own, `app` the archive's, `rpmFiles` and `tarFiles` lists of files
 */
export function unpack({ deb, rpm, tar }, folder) {
  const tree = join(folder, 'tree')
  const control = join(folder, 'control')
  const app = join(folder, 'app')
  mkdirSync(folder, { recursive: true })
  execFileSync('dpkg-deb', ['--extract', deb, tree])
  execFileSync('dpkg-deb', ['--control', deb, control])
  const archive = join(folder, 'archive')
  if (tar) {
    mkdirSync(archive)
    execFileSync('tar', ['--extract', '--gzip', '--file', tar, '--directory', archive, '--strip-components', '1'])
  }
  const resources = join(tree, 'opt/Lectern/resources')
  extractAll(join(resources, 'app.asar'), app)
  return {
    tree, control, app, resources,
    files: filesIn(tree),
    appFiles: filesIn(app),
    rpmFiles: rpm && execFileSync('rpm', ['-qlp', rpm], { encoding: 'utf8' }).trim().split('\n').map((path) => path.slice(1)).sort(),
    tarFiles: tar && filesIn(archive),
    fields: parseFields(readFileSync(join(control, 'control'), 'utf8'))
  }
}

/** @returns {string[]} paths relative to the folder, with `/`, sorted */
export const filesIn = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort()

const parseFields = (text) => Object.fromEntries(text.replace(/\n /g, ' ').split('\n').filter(Boolean).map((line) => line.split(/: (.*)/s).slice(0, 2)))
