/** Prints what CHANGELOG.md says of this version: the notes of its release. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './tools.mjs'

const read = (name) => readFileSync(join(root, name), 'utf8')
const { version } = JSON.parse(read('package.json'))
const section = read('CHANGELOG.md').split(/^## /m).find((part) => part.startsWith(`${version} `) || part.startsWith(`${version}\n`))
if (!section) {
  console.error(`CHANGELOG.md has no section "## ${version}".`)
  process.exit(1)
}
console.log(section.slice(section.indexOf('\n')).trim())
