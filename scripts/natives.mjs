/**
 * `node scripts/natives.mjs`: installs the watcher's native part for this system's other processor beside that of this one, so that
 * packages for both can be built here. npm installs only what a machine runs itself. Nothing is written to package.json.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runNpm } from './tools.mjs'

const other = process.arch === 'x64' ? 'arm64' : 'x64'
const name = `@parcel/watcher-${process.platform}-${other}${process.platform === 'linux' ? '-glibc' : ''}`
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
const { version } = packages[`node_modules/${name}`]

// By force: it is made for another machine.
process.exit(await runNpm(['install', '--no-save', '--force', '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${version}`]))
