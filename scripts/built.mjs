import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './tools.mjs'

const SOURCES = ['src', 'package.json', 'package-lock.json', 'electron.vite.config.ts']
const OUTPUTS = ['out/main/start.js', 'out/main/index.js', 'out/main/web.js', 'out/main/worker.js', 'out/main/parse-worker.js', 'out/preload/index.cjs', 'out/renderer/index.html']

/** Whether every part of the build is newer than every source. Folders count too: they change when a file goes. */
export function isBuilt() {
  try {
    return Math.min(...OUTPUTS.map(changed)) > Math.max(...SOURCES.flatMap(everything).map(changed))
  } catch {
    return false
  }
}

const changed = (path) => statSync(join(root, path)).mtimeMs

function everything(path) {
  if (!statSync(join(root, path)).isDirectory()) return [path]
  return [path, ...readdirSync(join(root, path), { recursive: true }).map((name) => join(path, name))]
}
