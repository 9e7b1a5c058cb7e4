/**
 * Finds the browser that the end-to-end specs drive: `LECTERN_CHROMIUM`, Playwright's own, an installed Chrome,
 * Chromium or Edge, and last, on Debian as root, the one that apt installs. Run directly, it prints what it found.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge', 'microsoft-edge-stable']
const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']

/** @returns {Promise<string | null>} the path of a browser that is there, or null */
export async function findBrowser() {
  const asked = process.env.LECTERN_CHROMIUM
  if (asked) {
    if (isProgram(asked)) return resolve(asked)
    throw new Error(`LECTERN_CHROMIUM names ${asked}, which is not a program.`)
  }
  return await playwrightBrowser() ?? installedPlaces().find(isProgram) ?? null
}

/** @returns {Promise<string>} as `findBrowser`, installing one where that is possible. Throws with what to do. */
export async function ensureBrowser() {
  const found = await findBrowser()
  if (found) return found
  if (canApt()) {
    console.error('No browser found: installing Chromium with apt …')
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
      spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    }
    const installed = installedPlaces().find(isProgram)
    if (installed) return installed
  }
  throw new Error('The end-to-end specs need a browser. Install Chrome, Chromium or Edge, or run ' +
    '"npx playwright install chromium", or name one in LECTERN_CHROMIUM.')
}

async function playwrightBrowser() {
  try {
    const { chromium } = await import('playwright-core')
    const path = chromium.executablePath()
    return isProgram(path) ? path : null
  } catch {
    return null
  }
}

function installedPlaces() {
  const { env, platform } = process
  if (platform === 'darwin') {
    return ['/Applications', join(env.HOME ?? '', 'Applications')]
      .flatMap((folder) => MAC.map((name) => `${folder}/${name}.app/Contents/MacOS/${name}`))
  }
  if (platform === 'win32') {
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean)
      .flatMap((folder) => WINDOWS.map((name) => join(folder, name)))
  }
  const folders = [...(env.PATH ?? '').split(delimiter).filter(Boolean), '/usr/bin', '/usr/local/bin', '/snap/bin']
  return [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), '/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge']
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const canApt = () => process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get')

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    console.log(`Browser: ${await ensureBrowser()}`)
  } catch (error) {
    console.error(error.message)
    process.exit(1)
  }
}
