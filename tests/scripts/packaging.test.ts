/** What packages promise that cannot be tried on this machine: how Windows and macOS are told of Lectern, and who publishes it. */
import { readFileSync } from 'node:fs'
import { join, matchesGlob, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Configuration } from 'electron-builder'
import { expect, it } from 'vitest'
import { LOCALES } from '../../src/shared/words/locales.ts'

interface Publisher { repository: { owner: string; repo: string } | null; homepage: string; maintainer: string }
interface Pattern { line: string; pattern: RegExp; required: boolean }

const ROOT = resolve(import.meta.dirname, '../..')
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8')
const load = (name: string): Promise<unknown> => import(pathToFileURL(join(ROOT, name)).href)

const { default: config } = await load('electron-builder.mjs') as { default: Configuration }
const { findPublisher } = await load('scripts/package/publisher.mjs') as { findPublisher: (manifest: object, env: object) => Publisher }
const { compareContents, readExpected } = await load('scripts/package/contents.mjs') as {
  compareContents: (files: string[], expected: Pattern[]) => string[]
  readExpected: (list: string, target: string) => Pattern[]
}
const manifest = JSON.parse(read('package.json')) as { version: string; author: string; desktopName: string }

it('closes every way into the program that it does not use itself', () => {
  expect(config.electronFuses).toEqual({
    runAsNode: false, enableNodeOptionsEnvironmentVariable: false, enableNodeCliInspectArguments: false, enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true, loadBrowserProcessSpecificV8Snapshot: false, grantFileProtocolExtraPrivileges: false, enableCookieEncryption: false
  })
})

it('is built for both processors of each system in every form that is promised', () => {
  expect(config.linux?.target).toEqual(['AppImage', 'deb', 'rpm'])
  expect(config.win?.target).toEqual(['nsis', 'portable'])
  expect(config.mac?.target).toEqual(['dmg', 'zip'])
  const release = read('.github/workflows/release.yml')
  for (const words of ['--linux tar.gz --x64 --arm64', '--linux --x64 --arm64', '--win --x64 --arm64', '--mac --x64 --arm64']) expect(release).toContain(words)
})

it('packs the native parts of the target alone, on whatever system it is packed', () => {
  const systems = { 'linux': config.linux, 'win32': config.win, 'darwin': config.mac }
  const natives = ['linux', 'linuxmusl', 'win32', 'darwin'].flatMap((system) => ['x64', 'arm64'].flatMap((arch) => [
    `node_modules/better-sqlite3/prebuilds/${system}-${arch}.node`,
    `node_modules/@parcel/watcher-${system.replace('musl', '')}-${arch}${{ linux: '-glibc', linuxmusl: '-musl' }[system] ?? ''}/watcher.node`
  ]))
  expect(config.files).toBeUndefined()
  for (const [system, options] of Object.entries(systems)) {
    const left = [options?.files ?? []].flat().filter((pattern) => typeof pattern === 'string' && pattern.startsWith('!')).map((pattern) => (pattern as string).slice(1))
    const packed = natives.filter((file) => !left.some((pattern) => matchesGlob(file, pattern.replaceAll('${arch}', 'arm64'))))
    expect(packed).toEqual(natives.filter((file) => new RegExp(`[/-]${system}-arm64(?:-glibc/|/|\\.)`).test(file)))
    expect(packed).toHaveLength(2)
  }
})

it('packs the shelf and the guide of each language, outside the archive and as the lists of files tell', () => {
  const pages = LOCALES.map((locale) => `resources/guide${locale === 'en' ? '' : `-${locale}`}/index.md`)
  for (const file of ['resources/library/index.md', ...pages]) {
    expect(read(file), file).not.toBe('')
    for (const patterns of [config.asarUnpack, config.linux?.files, config.win?.files, config.mac?.files]) {
      expect([patterns ?? []].flat().some((pattern) => typeof pattern === 'string' && matchesGlob(file, pattern)), file).toBe(true)
    }
    for (const [list, packed] of [['app.txt', file], ['linux.txt', `opt/Lectern/resources/app.asar.unpacked/${file}`]] as const) {
      expect(readExpected(join(ROOT, 'packaging/expected', list), 'linux-x64').some(({ pattern }) => pattern.test(packed)), `${list} ${file}`).toBe(true)
    }
  }
})

it('offers itself for posts on macOS, and is nobody\'s default', () => {
  const associations = [config.mac?.fileAssociations ?? []].flat()
  expect(associations.flatMap(({ ext }) => ext).sort()).toEqual(['htm', 'html', 'markdown', 'md'])
  expect(new Set(associations.map(({ rank, role }) => `${rank ?? ''} ${role ?? ''}`))).toEqual(new Set(['Alternate Viewer']))
})

it('leaves to electron-builder no association that would become the default on Windows, and none on Linux that is a type of its own', () => {
  expect([config.fileAssociations, config.win?.fileAssociations, config.linux?.fileAssociations]).toEqual([undefined, undefined, undefined])
})

it('writes no default of an extension on Windows, and takes away what it wrote', () => {
  const script = read('packaging/installer.nsh')
  const writes = [...script.matchAll(/Write\w+ SHELL_CONTEXT "([^"]+)" "([^"]*)"/g)].map(([, key = '', name = '']) => ({ key, name }))
  expect(writes.length).toBeGreaterThan(10)
  const defaults = writes.filter(({ key, name }) => /^Software\\Classes\\(?:\.|\$\{EXT\}$)/.test(key) && name === '')
  expect(defaults).toEqual([])
  expect(script).not.toMatch(/APP_ASSOCIATE|UserChoice/)
  const removed = [...script.matchAll(/DeleteReg(?:Key|Value) SHELL_CONTEXT "([^"]+)"/g)].map(([, key = '']) => key)
  const left = writes.filter(({ key }) => !removed.some((gone) => key === gone || key.startsWith(`${gone}\\`)))
  expect(left).toEqual([])
})

it('signs for macOS with the strictest runtime, and asks for the one right that V8 needs', () => {
  expect(config.mac).toMatchObject({ hardenedRuntime: true, entitlements: 'packaging/entitlements.mac.plist', entitlementsInherit: 'packaging/entitlements.mac.plist' })
  expect([...read('packaging/entitlements.mac.plist').matchAll(/<key>([^<]+)<\/key>/g)].map(([, key]) => key)).toEqual(['com.apple.security.cs.allow-jit'])
})

it('holds no key and no name of anyone', () => {
  const { maintainer, homepage, repository } = findPublisher({ author: manifest.author }, {})
  expect(repository).toBeNull()
  expect([maintainer, homepage]).toEqual([`${manifest.author} <nobody@lectern.invalid>`, 'https://lectern.invalid/'])
  expect(read('electron-builder.mjs')).not.toMatch(/(?:cscLink|password|token|identity|teamId)\b['"]?:/i)
})

it('is published where package.json says, else where it is built', () => {
  const built = { GITHUB_REPOSITORY: 'builder/fork' }
  expect(findPublisher({ author: 'A' }, built)).toEqual({
    repository: { owner: 'builder', repo: 'fork' }, homepage: 'https://github.com/builder/fork', maintainer: 'A <builder@users.noreply.github.com>'
  })
  for (const url of ['git+https://github.com/owner/name.git', 'https://github.com/owner/name', 'github:owner/name']) {
    expect(findPublisher({ author: 'A', repository: { url } }, built).repository).toEqual({ owner: 'owner', repo: 'name' })
  }
  expect(findPublisher({ author: 'A', repository: 'owner/name', homepage: 'https://example.org/' }, { LECTERN_MAINTAINER: 'B <b@example.org>' }))
    .toEqual({ repository: { owner: 'owner', repo: 'name' }, homepage: 'https://example.org/', maintainer: 'B <b@example.org>' })
})

it('has one version and one desktop file, whatever names them', () => {
  expect(/^## (\S+)/m.exec(read('CHANGELOG.md'))?.[1]).toBe(manifest.version)
  expect(/<release version="([^"]+)"/.exec(read('packaging/app.lectern.Lectern.metainfo.xml'))?.[1]).toBe(manifest.version)
  expect(read('packaging/app.lectern.Lectern.metainfo.xml')).toContain(`<launchable type="desktop-id">${manifest.desktopName}</launchable>`)
})

it('notices whatever a package holds too much or too little', () => {
  const expected = readExpected(join(ROOT, 'packaging/expected/app.txt'), 'linux-x64')
  const wanted = expected.filter(({ required }) => required).map(({ line }) => line.replaceAll('<name>', 'some-name').replaceAll('<hash>', 'aB3_-x9Z').replaceAll('<target>', 'linux-x64'))
  expect(compareContents(wanted, expected)).toEqual([])
  for (const extra of [
    'out/main/index.js.map', 'out/main/chunks/core-aB3_-x9Z.js.map', 'out/main/chunks/core.js', 'src/main/index.ts', 'node_modules/vue/package.json',
    'node_modules/better-sqlite3/prebuilds/win32-x64.node', 'node_modules/better-sqlite3/deps/sqlite3/sqlite3.c', 'resources/library/.DS_Store', '.env'
  ]) expect(compareContents([...wanted, extra], expected)).toEqual([`${extra} should not be there`])
  for (const file of wanted) expect(compareContents(wanted.filter((one) => one !== file), expected)).toHaveLength(1)
})
