/** Finds Electron's program, which its package downloads from outside the registry when it is first wanted. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { node, root } from './tools.mjs'

const home = join(root, 'node_modules/electron')
const DOWNLOAD_LIMIT = 120_000

/** @returns `{ program }`, or `{ reason }`: why Electron cannot be started on this machine */
export function findElectron() {
  const refusal = cannotRun()
  if (refusal) return { reason: refusal }
  const present = installed()
  if (present) return { program: present }
  if (!existsSync(join(home, 'install.js'))) return { reason: 'its package is not installed' }
  console.log('Getting Electron\'s program (once, about 110 MB) …')
  const { error, stderr, status } = spawnSync(node, [join(home, 'install.js')], { timeout: DOWNLOAD_LIMIT, encoding: 'utf8' })
  const program = installed()
  return program ? { program } : { reason: reasonOf(error, stderr, status) }
}

function installed() {
  try {
    const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
    const name = existsSync(join(home, 'path.txt')) ? readFileSync(join(home, 'path.txt'), 'utf8') : 'electron'
    const program = join(override || join(home, 'dist'), name)
    return existsSync(program) ? program : null
  } catch {
    return null
  }
}

function cannotRun() {
  if (process.platform !== 'linux') return null
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'there is no display'
  if (process.getuid?.() === 0) return 'it does not run as root'
  return null
}

function reasonOf(error, stderr, status) {
  if (error?.code === 'ETIMEDOUT') return `the download took more than ${DOWNLOAD_LIMIT / 1000} seconds`
  const code = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOSPC|EACCES)\b/.exec(stderr ?? '')?.[0]
  const first = (stderr ?? '').split('\n', 1)[0].replace(/^\w*Error: /, '').trim()
  return `the download failed: ${[first, code].filter(Boolean).join(', ') || error?.message || `exit code ${status}`}`
}
