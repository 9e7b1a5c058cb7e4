/**
 * `npm run package:check`: packs the build as it stands in out/ for this machine, around a stub of Electron, takes the packages apart
 * and checks what is in them. docs/packaging.md tells what this shows, and what only real Electron can show.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './tools.mjs'

if (process.platform !== 'linux') {
  console.log(`Left out: packages are checked on Linux only, where a .deb can be built and unpacked; this is ${process.platform}.`)
  report({ passed: 0, failed: 0, skipped: 1 })
  process.exit(0)
}
process.exit(await main())

async function main() {
  const { findPrograms } = await import('./package/programs.mjs')
  const { buildPackages } = await import('./package/build.mjs')
  const { unpack } = await import('./package/unpack.mjs')
  const { CHECKS, TARGET } = await import('./package/checks.mjs')

  const { has, missing } = findPrograms()
  for (const { program, from, without } of missing) console.log(`Left out, because ${program} is not here (Debian: apt-get install ${from}): ${without}.`)
  if (!has('cc') || !has('dpkg-deb')) {
    report({ passed: 0, failed: 0, skipped: CHECKS.length })
    return 0
  }
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lectern-package-')))
  const counts = { passed: 0, failed: 0, skipped: 0 }
  try {
    const packages = await buildPackages(folder, has)
    const found = unpack(packages, join(folder, 'found'))
    for (const { name, needs, run } of CHECKS) {
      if (needs && !has(needs)) {
        counts.skipped += 1
        continue
      }
      const wrong = await tell(run, found)
      console.log(`${wrong.length === 0 ? 'ok    ' : 'WRONG '} ${name}`)
      for (const line of wrong.slice(0, 20)) console.log(`         ${line}`)
      counts[wrong.length === 0 ? 'passed' : 'failed'] += 1
    }
    console.log(`Sizes without Electron, ${TARGET}: ${sizes({ 'app.asar': join(found.resources, 'app.asar'), '.deb': packages.deb, '.rpm': packages.rpm })}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  console.log(`${counts.passed} of ${CHECKS.length} checks passed${counts.failed > 0 ? `, ${counts.failed} failed` : ''}${counts.skipped > 0 ? `, ${counts.skipped} left out` : ''}.`)
  report(counts)
  return counts.failed > 0 ? 1 : 0
}

async function tell(run, found) {
  try {
    return await run(found)
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

function sizes(files) {
  return Object.entries(files).filter(([, path]) => path).map(([name, path]) => `${name} ${(statSync(path).size / 1e6).toFixed(1)} MB`).join(', ')
}

/** For the summary of `npm test`. */
function report(counts) {
  mkdirSync(join(root, 'test-results'), { recursive: true })
  writeFileSync(join(root, 'test-results/packages.json'), JSON.stringify(counts))
}
