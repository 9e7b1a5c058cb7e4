/** The programs that package:check calls, installed by apt where that is possible, as nightly.mjs does. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Program -> the package of Debian that brings it, and what is left out without it. */
const PROGRAMS = {
  cc: { from: 'gcc', without: 'everything: the stub of Electron is compiled' },
  'dpkg-deb': { from: 'dpkg', without: 'everything: a .deb is built and unpacked' },
  'desktop-file-validate': { from: 'desktop-file-utils', without: 'whether the desktop file is valid' },
  appstreamcli: { from: 'appstream', without: 'whether the AppStream metadata are valid' },
  rpmbuild: { from: 'rpm', without: 'the .rpm' },
  makensis: { from: 'nsis', without: 'whether our part of the Windows installer compiles' },
  '7zz': { from: '7zip', without: 'the .tar.gz' }
}

/** @returns {{ has: (program: string) => boolean, missing: { program: string, from: string, without: string }[] }} */
export function findPrograms() {
  let missing = absent()
  if (missing.length > 0 && canApt()) {
    console.log(`Installing with apt: ${missing.map(({ from }) => from).join(', ')} …`)
    apt('update')
    const packages = missing.map(({ from }) => from)
    // One that cannot be had keeps the others away, if all are asked for at once.
    if (!install(...packages)) packages.forEach((name) => install(name))
    missing = absent()
  }
  return { has: (program) => !missing.some((one) => one.program === program), missing }
}

const absent = () => Object.entries(PROGRAMS).filter(([program]) => spawnSync('which', [program]).status !== 0).map(([program, rest]) => ({ program, ...rest }))
const canApt = () => process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get')
const install = (...packages) => apt('install', '--yes', '--no-install-recommends', ...packages).status === 0
const apt = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'ignore'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
