/** Which packages of others a build takes its code from: written beside the build, for the notices of their licences. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { root } from '../tools.mjs'

/** Not packed. */
const FOLDER = join(root, 'out/bundled')

/**
 * A plugin for Vite.
 * @param {string} part of the build: `main`, `preload` or `renderer`
 * @returns {import('vite').Plugin}
 */
export function recordPackages(part) {
  return {
    name: 'record-packages',
    generateBundle(_options, bundle) {
      // Fonts and other files are no modules.
      const files = Object.values(bundle).flatMap((output) => output.type === 'asset' ? output.originalFileNames : [])
      const packages = new Set([...this.getModuleIds(), ...files].map(packageOf).filter(Boolean))
      mkdirSync(FOLDER, { recursive: true })
      writeFileSync(join(FOLDER, `${part}.json`), `${JSON.stringify([...packages].sort(), null, 2)}\n`)
    }
  }
}

/** @returns {string[]} folders from `node_modules/` on, of all parts of the build, sorted */
export function readPackages() {
  return [...new Set(readdirSync(FOLDER).flatMap((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))))].sort()
}

/** `node_modules/a/node_modules/@b/c` for a file of that package; undefined for one of ours. */
function packageOf(id) {
  const path = id.replace(/^\0/, '').split(sep).join('/')
  return /node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/@?]+/.exec(path)?.[0]
}
