/** The licences of what others wrote and Lectern ships: what the build takes in, and the dependencies that a package holds as they are. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../tools.mjs'

/** Headers for compilers, which no package of Lectern holds. */
const NOT_SHIPPED = /(?:^|\/)node-addon-api$/
/** The watcher's native part for one system, of which each package holds its own. */
const PER_SYSTEM = /^node_modules\/@parcel\/watcher-/
const LICENCE_FILE = /^(?:licen[cs]e|copying|notice|ofl)/i

const HEAD = `# Notices of others' work in Lectern

Lectern is MIT licensed (LICENSE). A package of it holds, besides Lectern's own code, what is listed here, under the licences
given here. Written by \`npm run notices\`.

Electron, and Chromium, Node.js and what else is in it, have their notices in the files LICENSE.electron.txt and
LICENSES.chromium.html of a package. SQLite, which is part of better-sqlite3, is in the public domain.
`

/** @returns {string[]} folders of the dependencies that are packed as they are */
export function productionPackages() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  return Object.entries(packages).filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
    .map(([path]) => path).filter((path) => !NOT_SHIPPED.test(path) && !PER_SYSTEM.test(path))
}

/**
 * @param {string[]} folders of packages, from `node_modules/` on
 * @returns {string} the notices; packages with the same words under the same licence share them
 */
export function writeNotices(folders) {
  const groups = new Map()
  for (const folder of folders) {
    const one = readPackage(folder)
    const key = `${one.licence}\n${one.texts.map(fold).join('\n')}`
    const group = groups.get(key) ?? { licence: one.licence, texts: one.texts, names: new Set() }
    group.names.add(`${one.name} ${one.version}`)
    groups.set(key, group)
  }
  const sections = [...groups.values()].map(({ licence, texts, names }) => ({ licence, texts, names: [...names].sort() })).sort((a, b) => a.names[0] < b.names[0] ? -1 : 1)
  return [HEAD, ...sections.map(toSection)].join('\n')
}

function readPackage(folder) {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
  const licence = typeof manifest.license === 'string' ? manifest.license : manifest.license?.type ?? manifest.licenses?.map(({ type }) => type).join(' OR ')
  const files = readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name)).map(({ name }) => name).sort()
  const texts = files.map((name) => readFileSync(join(root, folder, name), 'utf8').replace(/\r\n?/g, '\n').trim())
  if (!licence && texts.length === 0) throw new Error(`${folder} names no licence: it must not be shipped.`)
  return { name: manifest.name, version: manifest.version, licence: licence ?? 'see below', texts: texts.length > 0 ? texts : [withoutFile(manifest, licence)] }
}

function withoutFile({ author, contributors, homepage, repository }, licence) {
  const who = nameOf(author) ?? contributors?.map(nameOf).filter(Boolean).join(', ')
  const where = homepage ?? (typeof repository === 'string' ? repository : repository?.url)
  return `Its package has no file for its licence, and says: ${[licence, who, where].filter(Boolean).join('; ')}.`
}

const nameOf = (person) => typeof person === 'string' ? person.replace(/ *[<(].*/, '') : person?.name
const fold = (text) => text.replace(/\s+/g, ' ')

function toSection({ licence, texts, names }) {
  // Longer than any fence in the texts.
  const fence = '`'.repeat(Math.max(3, ...texts.flatMap((text) => [...text.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1))))
  return `## ${licence}\n\n${names.map((name) => `- ${name}`).join('\n')}\n\n${texts.map((text) => `${fence}text\n${text}\n${fence}\n`).join('\n')}`
}

/** @returns {string} the notices as they stand, or nothing */
export function readNotices() {
  const file = join(root, 'THIRD-PARTY-NOTICES.md')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
