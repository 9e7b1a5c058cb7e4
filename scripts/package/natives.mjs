/** The compiled parts of a package: for the right system, outside the archive, and loadable. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getRawHeader } from '@electron/asar'
import { node } from '../tools.mjs'

/** `e_machine` of an ELF file (https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html). */
const MACHINES = { x64: 62, arm64: 183 }
/** Run in the unpacked archive: both parts do something that only they can do. */
const PROBE = `
const { join } = require('node:path')
const { mkdtempSync } = require('node:fs')
const Database = require('better-sqlite3')
const database = new Database(':memory:')
database.exec("CREATE VIRTUAL TABLE words USING fts5(word); INSERT INTO words VALUES ('loaded')")
console.log(database.prepare("SELECT word FROM words WHERE words MATCH 'load*'").pluck().get())
const folder = mkdtempSync(join(require('node:os').tmpdir(), 'lectern-native-'))
require('@parcel/watcher').subscribe(folder, () => undefined).then((watch) => watch.unsubscribe()).then(() => {
  require('node:fs').rmdirSync(folder)
  console.log('watched')
})
`

export function checkNatives({ app, appFiles, resources }, target) {
  const natives = appFiles.filter((file) => /\.(?:node|so|dylib|dll|exe)(?:\.\d+)*$/.test(file))
  const inside = packedNames(getRawHeader(join(resources, 'app.asar')).header)
  const { status, stdout, stderr } = spawnSync(node, ['-e', PROBE], { cwd: app, encoding: 'utf8', env: { ...process.env, NODE_PATH: '' } })
  return [
    ...(natives.length === 2 ? [] : [`there are ${natives.length} native parts: ${natives.join(', ')}`]),
    ...natives.filter((file) => !isFor(readFileSync(join(app, file)), target)).map((file) => `${file} is not for ${target}`),
    ...natives.filter((file) => !existsSync(join(resources, 'app.asar.unpacked', file))).map((file) => `${file} lies in the archive, where the system cannot load it`),
    ...inside.filter((file) => file.endsWith('.node')).map((file) => `${file} is packed into the archive`),
    ...(status === 0 && stdout === 'loaded\nwatched\n' ? [] : [`they do not load: ${stdout}${stderr}`])
  ]
}

function isFor(bytes, target) {
  return bytes.subarray(0, 4).toString('latin1') === '\x7fELF' && bytes.readUInt16LE(18) === MACHINES[target.split('-')[1]]
}

/** The files whose bytes are in the archive itself. */
function packedNames(entry, path = '') {
  if (!entry.files) return entry.unpacked ? [] : [path]
  return Object.entries(entry.files).flatMap(([name, child]) => packedNames(child, path === '' ? name : `${path}/${name}`))
}
