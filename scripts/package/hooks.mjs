/** What electron-builder calls while it packs. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../tools.mjs'

/** electron-builder's numbers for processors. */
const ARCHS = { 1: 'x64', 3: 'arm64' }

/**
 * `beforePack`: a package without its native parts would start nowhere.
 * @param {{ arch: number, electronPlatformName: string }} context
 */
export function requireNatives({ arch, electronPlatformName: platform }) {
  const target = `${platform}-${ARCHS[arch] ?? arch}`
  const watcher = `@parcel/watcher-${target}${platform === 'linux' ? '-glibc' : ''}`
  const missing = [`better-sqlite3/prebuilds/${target}.node`, `${watcher}/watcher.node`].filter((path) => !existsSync(join(root, 'node_modules', path)))
  if (missing.length === 0) return
  throw new Error(`For ${target}, ${missing.join(' and ')} must be in node_modules, but npm installs the native parts of this machine only. ` +
    'Those of its other processor are added by: node scripts/natives.mjs')
}
