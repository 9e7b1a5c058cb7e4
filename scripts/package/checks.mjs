/**
 * What package:check asks of the packages that were built. Each check gets what `unpack` found and answers what is wrong, in
 * words: nothing where all is well.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { root } from '../tools.mjs'
import { REPOSITORY } from './build.mjs'
import { compareContents, readExpected } from './contents.mjs'
import { checkDesktop, checkIcons, checkMetainfo } from './desktop.mjs'
import { checkNatives } from './natives.mjs'
import { productionPackages, writeNotices } from './notices.mjs'
import { readPackages } from './record-packages.mjs'
import { checkCommandLine, checkDoors } from './start.mjs'
import { filesIn } from './unpack.mjs'
import { checkInstallerScript } from './windows.mjs'

export const TARGET = `linux-${process.arch}`
const FUSES = {
  RunAsNode: false, EnableCookieEncryption: false, EnableNodeOptionsEnvironmentVariable: false, EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true, OnlyLoadAppFromAsar: true, LoadBrowserProcessSpecificV8Snapshot: false, GrantFileProtocolExtraPrivileges: false
}
const SOURCES = /\.(?:map|ts|mts|cts|tsx|vue|flow|c|cc|cpp|h|hh|hpp|gyp|o|a)$|(?:^|\/)(?:src|deps|tests?|\.github|\.bin)\//

/** @type {{ name: string, needs?: string, run: (found: any) => string[] | Promise<string[]> }[]} */
export const CHECKS = [
  { name: 'the archive holds what packaging/expected/app.txt names', run: ({ appFiles }) => compareContents(appFiles, expected('app.txt')) },
  { name: 'the package installs what packaging/expected/linux.txt names', run: ({ files }) => compareContents(files, expected('linux.txt')) },
  { name: 'the build and the shelf are there as they were made', run: sameFiles },
  { name: 'no sources, maps, headers or tests', run: ({ appFiles, files }) => [...appFiles, ...files].filter((file) => SOURCES.test(file)) },
  { name: 'no dependency that only developers need', run: checkDependencies },
  { name: 'notices of everything that is shipped, and of nothing else', run: checkNotices },
  { name: `native parts for ${TARGET} alone, which load`, run: (found) => checkNatives(found, TARGET) },
  { name: 'fuses as they were meant', run: checkFuses },
  { name: 'control fields and scripts', run: checkControl },
  { name: 'where updates come from', run: checkUpdates },
  { name: 'desktop file, types and links', needs: 'desktop-file-validate', run: checkDesktop },
  { name: 'AppStream metadata', needs: 'appstreamcli', run: checkMetainfo },
  { name: 'icons in every size', run: checkIcons },
  { name: 'the .rpm installs the same files', needs: 'rpmbuild', run: ({ files, rpmFiles }) => difference(files, rpmFiles) },
  { name: 'the .tar.gz holds the same program', needs: '7zz', run: checkTar },
  { name: 'what the Windows installer does of ours compiles', needs: 'makensis', run: checkInstallerScript },
  { name: 'the program starts under its name', run: checkProgram },
  { name: 'the terminal door works from the package', run: checkCommandLine },
  { name: 'both doors serve the shelf from the package', run: checkDoors }
]

const expected = (name) => readExpected(join(root, 'packaging/expected', name), TARGET)
const difference = (wanted, found) => [
  ...wanted.filter((file) => !found.includes(file)).map((file) => `${file} is missing`),
  ...found.filter((file) => !wanted.includes(file)).map((file) => `${file} should not be there`)
]

function sameFiles({ app }) {
  const folders = ['out/main', 'out/preload', 'out/renderer', 'resources/library', 'resources/guide', 'resources/guide-zh-Hans'].filter((folder) => existsSync(join(root, folder)))
  return folders.flatMap((folder) => {
    const wanted = filesIn(join(root, folder)).filter((file) => !file.endsWith('.map') && !file.endsWith('.DS_Store'))
    const changed = wanted.filter((file) => {
      try {
        return !readFileSync(join(root, folder, file)).equals(readFileSync(join(app, folder, file)))
      } catch {
        return true
      }
    })
    return changed.map((file) => `${folder}/${file} is missing or another`)
  })
}

function checkDependencies({ app, appFiles }) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const names = new Set(appFiles.flatMap((file) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []))
  const manifest = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8'))
  return [
    ...[...names].filter((name) => !packages[name] || packages[name].dev).map((name) => `${name} is for developers`),
    ...['devDependencies', 'scripts'].filter((field) => field in manifest).map((field) => `package.json still has ${field}`)
  ]
}

function checkNotices({ resources }) {
  const shipped = readFileSync(join(resources, 'app.asar.unpacked/THIRD-PARTY-NOTICES.md'), 'utf8')
  if (shipped === writeNotices([...productionPackages(), ...readPackages()])) return []
  return ['they are not about the packages as they are: npm run build && npm run notices']
}

async function checkFuses({ tree }) {
  const wire = await getCurrentFuseWire(join(tree, 'opt/Lectern/lectern'))
  return Object.entries(FUSES).filter(([name, on]) => wire[FuseV1Options[name]] !== (on ? FuseState.ENABLE : FuseState.DISABLE)).map(([name, on]) => `${name} is not ${on ? 'on' : 'off'}`)
}

function checkControl({ fields, control }) {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const wanted = {
    Package: /^lectern$/, Version: new RegExp(`^${manifest.version.replaceAll('.', '\\.')}$`), Architecture: process.arch === 'x64' ? /^amd64$/ : /^arm64$/,
    Maintainer: /^.+ <\S+@\S+>$/, Section: /^text$/, Priority: /^optional$/, Homepage: /^https:/, License: /^MIT$/, Depends: /libgtk-3-0/,
    Description: /^Read and annotate/, 'Installed-Size': /^\d{4,}$/
  }
  const wrong = Object.entries(wanted).filter(([name, pattern]) => !pattern.test(fields[name] ?? '')).map(([name]) => `${name}: ${fields[name]}`)
  for (const script of ['postinst', 'postrm']) {
    const { status, stderr } = spawnSync('bash', ['-n', join(control, script)], { encoding: 'utf8' })
    if (status !== 0) wrong.push(`${script}: ${stderr}`)
    if ((statSync(join(control, script)).mode & 0o111) === 0) wrong.push(`${script} cannot be run`)
  }
  const link = /update-alternatives --install '\/usr\/bin\/lectern' 'lectern' '\/opt\/Lectern\/lectern'/
  return link.test(readFileSync(join(control, 'postinst'), 'utf8')) ? wrong : [...wrong, 'postinst puts no lectern on the path']
}

function checkTar({ files, tarFiles }) {
  // It is no .deb and no .rpm, and must not be taken for one when it is updated.
  const own = ['resources/package-type', 'resources/apparmor-profile']
  const program = files.filter((file) => file.startsWith('opt/Lectern/')).map((file) => file.slice('opt/Lectern/'.length))
  return difference(program.filter((file) => !own.includes(file)), tarFiles)
}

function checkUpdates({ resources }) {
  const from = readFileSync(join(resources, 'app-update.yml'), 'utf8')
  const [owner, repo] = REPOSITORY.split('/')
  const wrong = ['provider: github', `owner: ${owner}`, `repo: ${repo}`].filter((line) => !from.split('\n').includes(line)).map((line) => `app-update.yml does not say ${line}`)
  return readFileSync(join(resources, 'package-type'), 'utf8').trim() === 'deb' ? wrong : [...wrong, 'package-type is not deb']
}

function checkProgram({ tree }) {
  const { status, stdout, error } = spawnSync(join(tree, 'opt/Lectern/lectern'), ['list', 'a folder'], { encoding: 'utf8' })
  return status === 0 && stdout === 'list a folder\n' ? [] : [error?.message ?? `it ended with ${status} and said "${stdout}"`]
}
