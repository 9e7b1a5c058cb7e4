/** Runs electron-builder around the stub of Electron. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { node, root } from '../tools.mjs'
import { buildStubRuntime, electronVersion } from './stub-runtime.mjs'

/** Any repository: where updates come from is packed as in a release. */
export const REPOSITORY = 'example/lectern'

/**
 * @param {string} folder for everything that is made
 * @param {(program: string) => boolean} has which programs are there
 * @returns {Promise<{ deb: string, rpm?: string, tar?: string }>} paths
 */
export async function buildPackages(folder, has) {
  const runtime = join(folder, 'electron')
  const built = join(folder, 'built')
  await buildStubRuntime(runtime)
  const run = (targets, ...rest) => runBuilder([
    '--linux', ...targets, `--${process.arch}`, ...rest,
    `-c.electronDist=${runtime}`, `-c.electronVersion=${electronVersion}`, `-c.directories.output=${built}`, '-c.compression=store'
  ], has)
  run(['dir', ...(has('7zz') ? ['tar.gz'] : [])])
  const unpacked = ['linux-unpacked', 'linux-arm64-unpacked'].map((name) => join(built, name)).find((path) => existsSync(path))
  run(['deb', ...(has('rpmbuild') ? ['rpm'] : [])], '--prepackaged', unpacked)

  const [deb, rpm, tar] = ['.deb', '.rpm', '.tar.gz'].map((ending) => readdirSync(built).filter((name) => name.endsWith(ending)).map((name) => join(built, name))[0])
  return { deb, rpm, tar }
}

function runBuilder(args, has) {
  const env = {
    ...process.env, GITHUB_REPOSITORY: REPOSITORY, CUSTOM_FPM_PATH: join(root, 'scripts/package/fpm.mjs'),
    ...(has('7zz') && { ELECTRON_BUILDER_7ZIP_PATH: spawnSync('which', ['7zz'], { encoding: 'utf8' }).stdout.trim() })
  }
  const program = join(root, 'node_modules/electron-builder/cli.js')
  const { status, stdout, stderr } = spawnSync(node, [program, ...args, '--publish', 'never', '--config', 'electron-builder.mjs'], { cwd: root, encoding: 'utf8', env })
  // What it quotes from other programs is indented by their whole command line.
  if (status !== 0) throw new Error(`electron-builder failed.\n${stdout}\n${stderr}`.replace(/ {20,}/g, ' '))
}
