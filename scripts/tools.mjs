/** What the scripts share. They run on Node 20 and later, before anything is built, so they import no dependency. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(fileURLToPath(import.meta.url), '../..')

const windows = process.platform === 'win32'
const bundledNode = join(root, 'node_modules/node/bin', windows ? 'node.exe' : 'node')

/** The Node that the project runs on, whatever the machine's own is. */
export const node = existsSync(bundledNode) ? bundledNode : process.execPath

/** For the environment of what runs from its sources: where Node keeps what it compiled, so that the next start takes half the time. */
export const compiled = { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/lectern-compiled') }

/** For Node where it runs the core itself: V8 takes 250 MB more during a scan without it, and keeps them. */
export const sparing = '--max-semi-space-size=8'

/** Starts a program that speaks to the terminal. */
export function start(command, args, options = {}) {
  return spawn(command, args, { cwd: root, stdio: 'inherit', ...options })
}

/** Waits for a program; the exit code, 1 where a signal or an error ended it. */
export function ended(child) {
  return new Promise((done) => {
    child.on('error', (error) => {
      console.error(error.message)
      done(1)
    })
    child.on('exit', (code) => done(code ?? 1))
  })
}

/** Runs one of the package's own scripts; its exit code. */
export function runScript(name, args = [], options = {}) {
  return runNpm(['run', '--silent', name, ...(args.length > 0 ? ['--', ...args] : [])], options)
}

/** Runs npm, the one that runs this where there is one; its exit code. */
export function runNpm(args, options = {}) {
  const npm = process.env.npm_execpath
  return ended(npm?.endsWith('.js')
    ? start(process.execPath, [npm, ...args], options)
    : start('npm', args, { shell: windows, ...options }))
}

/** Hands signals on to a child and lets it end in its own time. */
export function passSignals(child) {
  // The terminal sends Ctrl+C to the child as well; other signals reach this process only.
  process.on('SIGINT', () => undefined)
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // npm passes a signal to the shell between it and us, and no further: we notice by being orphaned.
  const parent = process.ppid
  const watch = process.env.npm_lifecycle_event && setInterval(() => { if (process.ppid !== parent) child.kill() }, 500)
  child.on('exit', () => clearInterval(watch))
}

/** Whether system calls can be made to kill and to fail, for tests of crashes. */
export const canTrace = () => spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0
