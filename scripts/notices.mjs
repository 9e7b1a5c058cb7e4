/**
 * `npm run notices`: writes THIRD-PARTY-NOTICES.md anew, from the licences that the packages of the build in out/ and of the
 * dependencies bring. `--check` only tells whether it is up to date.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { productionPackages, readNotices, writeNotices } from './package/notices.mjs'
import { readPackages } from './package/record-packages.mjs'
import { root } from './tools.mjs'

const folders = [...productionPackages(), ...readPackages()]
const notices = writeNotices(folders)

if (process.argv.includes('--check')) {
  if (readNotices() !== notices) {
    console.error('THIRD-PARTY-NOTICES.md is not about the packages as they are. Renew it with: npm run build && npm run notices')
    process.exit(1)
  }
} else {
  writeFileSync(join(root, 'THIRD-PARTY-NOTICES.md'), notices)
  console.log(`Notices of ${folders.length} packages written.`)
}
