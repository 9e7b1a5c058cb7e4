#!/usr/bin/env node
/**
 * As much of fpm (https://fpm.readthedocs.io) as electron-builder asks for, over dpkg-deb and rpmbuild: electron-builder would
 * download fpm, and package:check works offline. Started by electron-builder, which finds it by CUSTOM_FPM_PATH.
 */
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'

const text = { type: 'string' }
const many = { type: 'string', multiple: true, default: [] }
const { values: asked, positionals: contents } = parseArgs({
  allowPositionals: true,
  options: {
    s: { ...text, short: 's' }, t: { ...text, short: 't' }, d: { ...many, short: 'd' }, force: { type: 'boolean' },
    architecture: text, name: text, version: text, maintainer: text, vendor: text, url: text, description: text, license: text,
    category: text, package: text, iteration: text, 'after-install': text, 'after-remove': text, 'deb-priority': text,
    'deb-recommends': many, 'deb-compression': text, 'rpm-compression': text, 'rpm-summary': text, 'rpm-os': text, 'rpm-rpmbuild-define': many, 'rpm-tag': many
  }
})

const stage = mkdtempSync(join(tmpdir(), 'lectern-fpm-'))
const tree = join(stage, 'tree')
mkdirSync(tree)
// The root of the package becomes the mode of `/`.
chmodSync(tree, 0o755)
for (const mapping of contents) {
  const at = mapping.lastIndexOf('=')
  const [from, to] = [mapping.slice(0, at), join(tree, mapping.slice(at + 1))]
  mkdirSync(dirname(to), { recursive: true })
  cpSync(from, to, { recursive: true, verbatimSymlinks: true })
}
try {
  if (asked.t === 'deb') buildDeb()
  else if (asked.t === 'rpm') buildRpm()
  else throw new Error(`This fpm builds deb and rpm, not ${asked.t}.`)
} finally {
  rmSync(stage, { recursive: true, force: true })
}

function buildDeb() {
  const [summary, ...rest] = asked.description.split('\n').map((line) => line.trim()).filter(Boolean)
  const size = Number(execFileSync('du', ['-sk', tree], { encoding: 'utf8' }).split('\t')[0])
  const fields = {
    Package: asked.name, Version: asked.version, Architecture: asked.architecture, Maintainer: asked.maintainer, Vendor: asked.vendor,
    'Installed-Size': size, Depends: asked.d.join(', '), Recommends: asked['deb-recommends'].join(', '), Section: asked.category,
    Priority: asked['deb-priority'], Homepage: asked.url, License: asked.license,
    Description: [summary, ...rest.map((line) => ` ${line}`)].join('\n')
  }
  mkdirSync(join(tree, 'DEBIAN'))
  writeFileSync(join(tree, 'DEBIAN/control'), Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `${name}: ${value}\n`).join(''))
  for (const [script, name] of [['after-install', 'postinst'], ['after-remove', 'postrm']]) {
    writeFileSync(join(tree, 'DEBIAN', name), readFileSync(asked[script]), { mode: 0o755 })
  }
  execFileSync('dpkg-deb', ['-Zgzip', '-z6', '--root-owner-group', '--build', tree, asked.package], { stdio: ['ignore', 'ignore', 'inherit'] })
}

function buildRpm() {
  const scripts = [['%post', 'after-install'], ['%postun', 'after-remove']].map(([section, script]) => `${section}\n${readFileSync(asked[script], 'utf8').replaceAll('%', '%%')}`)
  const files = execFileSync('find', ['.', '-mindepth', '1', '(', '-type', 'f', '-o', '-type', 'l', ')'], { cwd: tree, encoding: 'utf8' })
    .trim().split('\n').map((path) => `"${path.slice(1)}"`)
  writeFileSync(join(stage, 'package.spec'), [
    `Name: ${asked.name}`, `Version: ${asked.version}`, 'Release: 1', `Summary: ${asked['rpm-summary'] ?? asked.name}`, `License: ${asked.license}`,
    `Group: ${asked.category}`, `URL: ${asked.url}`, `Vendor: ${asked.vendor}`, 'AutoReqProv: no', ...asked.d.map((name) => `Requires: ${name}`),
    '%description', asked.description, ...scripts, '%files', ...files, ''
  ].join('\n'))
  execFileSync('rpmbuild', [
    '-bb', '--quiet', '--target', asked.architecture, '--buildroot', tree, '--define', `_rpmdir ${stage}`, '--define', `_topdir ${stage}`,
    '--define', `_rpmfilename ${basename(asked.package)}`, '--define', '_binary_payload w1.gzdio', '--define', '__os_install_post %{nil}',
    '--define', '_build_id_links none', '--define', '__spec_install_pre %{nil}', '--define', '__spec_clean_body %{nil}', join(stage, 'package.spec')
  ], { stdio: ['ignore', 'ignore', 'inherit'] })
  cpSync(join(stage, basename(asked.package)), asked.package)
}
