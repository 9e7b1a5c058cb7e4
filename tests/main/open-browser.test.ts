import { expect, it } from 'vitest'
import { browserCommand } from '../../src/main/open-browser.ts'

const address = 'http://127.0.0.1:4777/#token=abc&folder=12'

it.each([
  ['linux', { DISPLAY: ':0' }, ['xdg-open', address]],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, ['xdg-open', address]],
  ['linux', {}, null],
  ['darwin', {}, ['open', address]],
  ['win32', {}, ['rundll32', 'url.dll,FileProtocolHandler', address]]
] as const)('on %s with %j opens the address as one argument, without a shell', (platform, env, expected) => {
  expect(browserCommand(address, env, platform)).toEqual(expected)
})
