/** `npm test`: every check in order, each with its time. Stops at the first that fails. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { canTrace, root, runScript } from './tools.mjs'

const results = join(root, 'test-results')
const unitResults = join(results, 'unit.json')
const e2eResults = join(results, 'e2e.json')
const packageResults = join(results, 'packages.json')

const STEPS = [
  { name: 'lint' },
  { name: 'types' },
  { name: 'unused' },
  // Before the unit tests: some of them measure in a real browser, and are left out where there is none.
  { name: 'browser' },
  { name: 'unit', args: ['--reporter=default', '--reporter=json', `--outputFile.json=${unitResults}`], read: readUnit },
  { name: 'build' },
  { name: 'e2e', args: ['--reporter=list,json'], env: { PLAYWRIGHT_JSON_OUTPUT_FILE: e2eResults }, read: readE2e },
  { name: 'package:check', read: () => readJson(packageResults) }
]

mkdirSync(results, { recursive: true })
for (const file of [unitResults, e2eResults, packageResults]) rmSync(file, { force: true })

const counts = { passed: 0, failed: 0, skipped: 0 }
const began = performance.now()
let failure = null

for (const { name, args = [], env, read } of STEPS) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 60 - name.length))}`)
  const start = performance.now()
  const code = await runScript(name, args, { env: { ...process.env, ...env } })
  const found = read?.()
  for (const key of Object.keys(counts)) counts[key] += found?.[key] ?? 0
  console.log(`${code === 0 ? 'ok' : 'FAILED'}: ${name}, ${seconds(start)}`)
  if (code !== 0) {
    failure = name
    break
  }
}

console.log(failure ? `\n"${failure}" failed after ${seconds(began)}; what follows it was not run.` : `\nAll checks passed in ${seconds(began)}.`)
if (!canTrace()) console.log('Left out: kills and failures at single system calls, which need strace (Debian: apt-get install strace).')
if (!existsSync(join(root, 'node_modules/electron/path.txt')) && process.env.LECTERN_E2E !== 'all') {
  console.log('Left out: the specs of the page alone over the stand-in of Electron; LECTERN_E2E=all runs them there, too.')
}
console.log(`${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`)
process.exit(failure ? 1 : 0)

function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`
}

/** The runners' own figures: undefined where they wrote none. */
function readUnit() {
  const report = readJson(unitResults)
  return report && { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + (report.numTodoTests ?? 0) }
}

function readE2e() {
  const stats = readJson(e2eResults)?.stats
  return stats && { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
