import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

interface Locked { version: string; dev?: boolean; devOptional?: boolean }

const ROOT = resolve(import.meta.dirname, '../..')
const notices = readFileSync(join(ROOT, 'THIRD-PARTY-NOTICES.md'), 'utf8')
const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> }

const nameOf = (path: string) => path.replace(/^.*node_modules\//, '')
const versions = Map.groupBy(Object.entries(packages).map(([path, { version }]) => ({ name: nameOf(path), version })), ({ name }) => name)

/** The sections, without what stands between their fences. */
const sections = [...notices.matchAll(/^## (.+)\n\n((?:- .+\n)+)\n(`{3,})text\n([\s\S]*?)\n\3$/gm)].map(([, licence = '', list = '', , text = '']) => ({
  licence, text,
  parts: list.trim().split('\n').map((line) => line.slice(2).split(' ')).map(([name = '', version = '']) => ({ name, version }))
}))
const parts = sections.flatMap((section) => section.parts)

/** Licences under which a part may be shipped with a program that is MIT licensed. */
const ALLOWED = /^(?:MIT|ISC|BSD-2-Clause|BSD-3-Clause|0BSD|Apache-2\.0|OFL-1\.1|CC0-1\.0|Unlicense|BlueOak-1\.0\.0|\(MPL-2\.0 OR Apache-2\.0\)|\(MIT OR CC0-1\.0\)|Python-2\.0)$/

test('every part that is named has the version that is installed', () => {
  expect(parts.length).toBeGreaterThan(100)
  expect(parts.filter(({ name, version }) => !versions.get(name)?.some((one) => one.version === version))).toEqual([])
})

test('every dependency that is packed as it is has its notice', () => {
  const shipped = Object.entries(packages).filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional).map(([path]) => nameOf(path))
  const named = new Set(parts.map(({ name }) => name))
  // Headers are not packed; the watcher's part for one system is named by the watcher itself.
  expect([...new Set(shipped)].filter((name) => name !== 'node-addon-api' && !name.startsWith('@parcel/watcher-') && !named.has(name))).toEqual([])
})

test('no part comes without the words of its licence', () => {
  expect(sections.filter(({ text }) => text.length < 100).flatMap((section) => section.parts)).toEqual([])
})

test('every licence lets its part be shipped with Lectern', () => {
  const unknown = sections.filter(({ licence, text }) => !ALLOWED.test(licence) && !(licence === 'see below' && text.startsWith('The MIT License')))
  expect(unknown.map(({ licence, parts: [first] }) => `${first?.name ?? ''}: ${licence}`)).toEqual([])
})
