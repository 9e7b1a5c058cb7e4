/**
 * How Lectern is packed: what `npm run package` reads. docs/packaging.md tells what is built, how it is signed, and what of
 * it has been tried. Names that belong to whoever publishes come from package.json's `repository`, else from the environment.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { env } from 'node:process'
import { requireNatives } from './scripts/package/hooks.mjs'
import { findPublisher } from './scripts/package/publisher.mjs'

const manifest = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8'))
const { repository, homepage, maintainer } = findPublisher(manifest, env)

/** Types of files that Lectern can open, and never claims as its own: whatever opened them before goes on doing so. */
const POSTS = { markdown: ['md', 'markdown'], html: ['html', 'htm'] }
const alternate = (name, ext) => ({ name, ext, role: 'Viewer', rank: 'Alternate' })

/** What a Linux package installs besides the program, its desktop file and its icons. */
const sharedFiles = [
  'packaging/app.lectern.Lectern.metainfo.xml=/usr/share/metainfo/app.lectern.Lectern.metainfo.xml',
  'LICENSE=/usr/share/doc/lectern/copyright',
  'resources/lectern.svg=/usr/share/icons/hicolor/scalable/apps/lectern.svg'
]

/**
 * What the archive holds on a system. Each has the whole list, because electron-builder takes one of exclusions for "everything
 * else"; and its own `${platform}` is the system that it runs on.
 */
const filesFor = (platform, libc = '') => [
  'out/{main,preload,renderer}/**',
  'resources/{library,guide,guide-zh-Hans}/**',
  'resources/icons/256x256.png',
  'THIRD-PARTY-NOTICES.md',
  'LICENSE',
  'package.json',
  '!**/*.map',
  '!**/*.{ts,mts,cts,flow}',
  '!node_modules/**/{README,CHANGELOG,HISTORY}*',
  '!node_modules/**/{test,tests,.github}{,/**}',
  '!node_modules/better-sqlite3/{deps,src,node_modules,binding.gyp}{,/**}',
  '!node_modules/better-sqlite3/lib/{darwin,linux,linuxmusl,win32}-*.js',
  // Headers, which only a compiler reads.
  '!node_modules/node-addon-api{,/**}',
  '!node_modules/@parcel/watcher/{src,scripts,binding.gyp}{,/**}',
  // The native parts of this system alone.
  `!node_modules/better-sqlite3/prebuilds/!(${platform}-\${arch}.node)`,
  `!node_modules/@parcel/!(watcher|watcher-${platform}-\${arch}${libc}){,/**}`
]

/** Only where the program's place is known: an AppImage lies anywhere. */
const newWindow = {
  entry: { Actions: 'NewWindow;' },
  desktopActions: { NewWindow: { Name: 'New Window', Exec: '/opt/Lectern/lectern --new-window' } }
}

/** @type {import('electron-builder').Configuration} */
export default {
  appId: 'app.lectern.Lectern',
  productName: manifest.productName,
  copyright: `MIT licensed, © ${manifest.author}`,
  directories: { output: 'dist', buildResources: 'packaging' },
  extraMetadata: { homepage },
  artifactName: 'lectern-${version}-${os}-${arch}.${ext}',
  // The native parts are built for Node's stable interface: nothing is compiled for Electron.
  npmRebuild: false,
  beforePack: requireNatives,

  asar: { smartUnpack: false },
  // Shelf and guide are libraries like any other, and are read as such: by scans and watchers that know nothing of archives.
  // Licences are for everyone to read.
  asarUnpack: ['**/*.node', 'resources/{library,guide,guide-zh-Hans}/**', 'LICENSE', 'THIRD-PARTY-NOTICES.md'],
  removePackageScripts: true,

  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    // The page has its own scheme; file: gives nothing to anyone.
    grantFileProtocolExtraPrivileges: false,
    // Lectern keeps no cookie, and a key for none would ask the reader for the system's keyring.
    enableCookieEncryption: false
  },

  protocols: [{ name: 'Lectern', schemes: ['lectern'], role: 'Viewer' }],

  linux: {
    files: filesFor('linux', '-glibc'),
    // And tar.gz, in a run of its own: beside the others it would hold what they write for their updates (docs/packaging.md).
    target: ['AppImage', 'deb', 'rpm'],
    executableName: 'lectern',
    syncDesktopName: true,
    icon: 'resources/icons',
    category: 'Office;Viewer;Literature;',
    maintainer,
    vendor: manifest.author,
    synopsis: 'Read and annotate long technical posts offline',
    description: manifest.description,
    // Types that the system knows already: nothing is registered anew, and no default is changed.
    mimeTypes: ['text/markdown', 'text/html', 'application/xhtml+xml'],
    desktop: {
      entry: {
        GenericName: 'Reader of technical posts',
        Keywords: 'Markdown;HTML;notes;annotation;highlight;blog;posts;reader;math;',
        StartupNotify: 'true'
      }
    }
  },
  deb: {
    packageCategory: 'text',
    // electron-builder's own choice serves icons beside the clock, which Lectern has none of.
    recommends: [],
    desktop: newWindow,
    fpm: sharedFiles
  },
  rpm: {
    packageCategory: 'Applications/Text',
    desktop: newWindow,
    fpm: sharedFiles
  },

  win: {
    files: filesFor('win32'),
    target: ['nsis', 'portable'],
    icon: 'resources/icons/icon.ico',
    // The certificate comes from WIN_CSC_LINK and WIN_CSC_KEY_PASSWORD; without it the installer is not signed.
    extraFiles: [{ from: 'packaging/lectern.cmd', to: 'bin/lectern.cmd' }]
  },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowElevation: true,
    allowToChangeInstallationDirectory: true,
    deleteAppDataOnUninstall: false,
    // File types are registered there, because electron-builder's own way makes Lectern the default for them.
    include: 'packaging/installer.nsh',
    artifactName: 'lectern-${version}-win-${arch}-setup.${ext}'
  },
  portable: { artifactName: 'lectern-${version}-win-${arch}-portable.${ext}' },

  mac: {
    files: filesFor('darwin'),
    target: ['dmg', 'zip'],
    icon: 'resources/icons/icon.icns',
    category: 'public.app-category.productivity',
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: 'packaging/entitlements.mac.plist',
    entitlementsInherit: 'packaging/entitlements.mac.plist',
    // Signed with CSC_LINK and CSC_KEY_PASSWORD; notarised where Apple's keys are in the environment, too.
    notarize: Boolean(env.APPLE_API_KEY || env.APPLE_ID),
    fileAssociations: [alternate('Markdown', POSTS.markdown), alternate('HTML', POSTS.html)],
    extraResources: [{ from: 'packaging/lectern.sh', to: 'bin/lectern' }]
  },

  publish: repository === null ? null : [{ provider: 'github', ...repository, releaseType: 'draft' }]
}
