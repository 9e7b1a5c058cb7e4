import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { dataDir } from '../../src/main/data-dir.ts'

const home = join('/', 'home', 'reader')

it.each([
  ['linux', {}, join(home, '.config', 'Lectern')],
  ['linux', { XDG_CONFIG_HOME: join('/', 'cfg') }, join('/', 'cfg', 'Lectern')],
  ['darwin', {}, join(home, 'Library', 'Application Support', 'Lectern')],
  ['win32', { APPDATA: join('/', 'roaming') }, join('/', 'roaming', 'Lectern')],
  ['win32', {}, join(home, 'AppData', 'Roaming', 'Lectern')],
  ['linux', { LECTERN_DATA: 'here' }, resolve('here')],
  ['win32', { LECTERN_DATA: join('/', 'there'), APPDATA: 'x' }, join('/', 'there')]
] as const)('on %s with %j is %s', (platform, env, expected) => {
  expect(dataDir({ platform, env, home })).toBe(expected)
})
