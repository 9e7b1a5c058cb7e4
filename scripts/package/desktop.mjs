/** What a package tells a Linux desktop: its entry, its types of files, its links, its page in a software centre, its icons. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../tools.mjs'

const ENTRY = 'usr/share/applications/lectern.desktop'
const METAINFO = 'usr/share/metainfo/app.lectern.Lectern.metainfo.xml'
const TYPES = ['text/markdown', 'text/html', 'application/xhtml+xml', 'x-scheme-handler/lectern']
const WANTED = { Type: 'Application', Name: 'Lectern', Exec: '/opt/Lectern/lectern %U', Icon: 'lectern', StartupWMClass: 'lectern', Terminal: 'false', Actions: 'NewWindow;' }
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024]

export function checkDesktop({ tree, app, files }) {
  const text = readFileSync(join(tree, ENTRY), 'utf8')
  // Of the entry itself, not of its actions.
  const values = Object.fromEntries(text.split(/^\[Desktop Action /m)[0].split('\n').map((line) => line.split(/=(.*)/s).slice(0, 2)))
  const types = (values.MimeType ?? '').split(';').filter(Boolean)
  const { desktopName } = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8'))
  return [
    ...judged('desktop-file-validate', '--no-hints', join(tree, ENTRY)),
    ...Object.entries(WANTED).filter(([name, value]) => values[name] !== value).map(([name]) => `${name} is ${values[name]}`),
    ...TYPES.filter((type) => !types.includes(type)).map((type) => `${type} is not opened`),
    ...types.filter((type) => !TYPES.includes(type)).map((type) => `${type} is nothing that Lectern opens`),
    ...(ENTRY.endsWith(`/${desktopName}`) ? [] : [`package.json calls the desktop file ${desktopName}`]),
    // Lists of defaults, and types of one's own, would take files away from what opens them now.
    ...files.filter((file) => /mimeapps|defaults\.list|usr\/share\/mime\//.test(file)).map((file) => `${file} changes what opens a file`)
  ]
}

export function checkMetainfo({ tree }) {
  const text = readFileSync(join(tree, METAINFO), 'utf8')
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const entry = /<launchable type="desktop-id">([^<]+)</.exec(text)?.[1]
  return [
    ...judged('appstreamcli', 'validate', '--no-net', join(tree, METAINFO)),
    ...(/<release version="([^"]+)"/.exec(text)?.[1] === version ? [] : [`its latest release is not ${version}`]),
    ...(entry && existsSync(join(tree, 'usr/share/applications', entry)) ? [] : [`it starts ${entry}, which is not there`]),
    ...TYPES.filter((type) => !text.includes(`<mediatype>${type}</mediatype>`)).map((type) => `${type} is not named`)
  ]
}

export function checkIcons({ tree }) {
  return SIZES.flatMap((size) => {
    const path = `usr/share/icons/hicolor/${size}x${size}/apps/lectern.png`
    if (!existsSync(join(tree, path))) return [`${path} is missing`]
    const png = readFileSync(join(tree, path))
    return png.readUInt32BE(16) === size && png.readUInt32BE(20) === size ? [] : [`${path} has another size`]
  })
}

/** What a validator complains of. */
function judged(program, ...args) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  return status === 0 ? [] : [`${program}: ${stdout}${stderr}`]
}
