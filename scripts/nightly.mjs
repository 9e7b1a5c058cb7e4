/**
 * `npm run nightly [kills]`: what takes too long for every day. The tests of crashes with at least 2,000 kills, at random
 * moments and at every system call that writes; the latter need strace, which is installed on Debian where the right is
 * there. Then a store that is cut off at each 512 bytes and damaged at thousands of bits, and every end-to-end spec over
 * both doors.
 */
import { spawnSync } from 'node:child_process'
import { canTrace, runScript } from './tools.mjs'

const kills = Number(process.argv[2] ?? 2000)
if (!Number.isInteger(kills) || kills < 1) {
  console.error('Usage: npm run nightly [-- kills]')
  process.exit(2)
}

if (!canTrace() && process.getuid?.() === 0) {
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', 'strace']]) spawnSync('apt-get', args, { stdio: 'inherit' })
}
console.log(canTrace()
  ? `${kills} kills, at random moments and at single system calls.`
  : 'strace is not here or may not trace, and cannot be installed: kills and failures at single system calls are left out.')
const began = performance.now()
const code = await runScript('unit', ['tests/main/core/annotations/crash.test.ts', '--reporter=verbose'], { env: { ...process.env, LECTERN_KILLS: `${kills}` } })
console.log(`${code === 0 ? 'Survived' : 'FAILED'} after ${((performance.now() - began) / 60_000).toFixed(1)} min.`)
if (code !== 0) process.exit(code)
const faults = await runScript('unit', ['tests/main/core/store/faults.test.ts'], { env: { ...process.env, LECTERN_FAULTS: 'full' } })
if (faults !== 0) process.exit(faults)
await runScript('build')
process.exit(await runScript('e2e', [], { env: { ...process.env, LECTERN_E2E: 'all' } }))
