// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest'
import { defineComponent } from 'vue'
import { listenToKeys } from '../../../src/renderer/composables/use-keys.ts'
import { useLinks, wantedBy, type OpenLink } from '../../../src/renderer/composables/use-links.ts'
import { mountInPage } from '../support/dom.ts'

const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }

it('knows by the keys that are held where a post is to open', () => {
  const by = (keys: Partial<typeof none>, button = 0, mac = false) => wantedBy({ ...none, ...keys, button }, mac)
  expect([by({}), by({ ctrlKey: true }), by({}, 1), by({ altKey: true }), by({ shiftKey: true, ctrlKey: true }), by({}, 2)]).toEqual([null, 'behind', 'behind', 'beside', null, null])
  expect([by({ metaKey: true }, 0, true), by({ ctrlKey: true }, 0, true), by({ altKey: true }, 0, true)]).toEqual(['behind', null, 'beside'])
})

const TEMPLATE = `<div><a id="post" href="#/post/f1-1" data-heading="post-x">A <b>title</b></a><a id="at" href="#/post/f1-2?q=a#b" data-heading="b">Hit</a>
  <a id="own" data-own href="#/post/f1-3">Tab</a><a id="web" href="https://example.com/">Web</a><a id="home" href="#/">Home</a></div>`

async function links() {
  const open = vi.fn<OpenLink>()
  const seen = vi.fn()
  const { wrapper } = await mountInPage(defineComponent({ setup: () => { useLinks(open); return { seen } }, template: TEMPLATE.replace('<div>', '<div @click="seen">') }))
  const press = (id: string, type: string, init: MouseEventInit) => {
    const event = new MouseEvent(type, { bubbles: true, cancelable: true, ...init })
    wrapper.get(`#${id}`).element.dispatchEvent(event)
    return event.defaultPrevented
  }
  return { open, seen, press, wrapper }
}

it('takes presses that ask for another place, and leaves all others to what they hit', async () => {
  const { open, seen, press } = await links()
  expect(press('post', 'click', { ctrlKey: true })).toBe(true)
  expect(press('at', 'auxclick', { button: 1 })).toBe(true)
  expect(press('post', 'click', { altKey: true })).toBe(true)
  expect(open.mock.calls).toEqual([['/post/f1-1#post-x', 'behind', 'A title'], ['/post/f1-2?q=a#b', 'behind', 'Hit'], ['/post/f1-1#post-x', 'beside', 'A title']])
  expect(seen).not.toHaveBeenCalled()
  for (const [id, init] of [['post', {}], ['own', { ctrlKey: true }], ['web', { ctrlKey: true }], ['home', { altKey: true }], ['post', { shiftKey: true }]] as const) press(id, 'click', init)
  expect(open).toHaveBeenCalledTimes(3)
  expect(seen).toHaveBeenCalledTimes(5)
})

it('opens the link that has the focus, by keys', async () => {
  const stop = listenToKeys()
  const { open, wrapper } = await links()
  const key = (init: KeyboardEventInit) => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init }))
  key({ ctrlKey: true })
  expect(open).not.toHaveBeenCalled()
  wrapper.get<HTMLElement>('#post').element.focus()
  key({ ctrlKey: true })
  key({ altKey: true })
  expect(open.mock.calls.map(([, how]) => how)).toEqual(['behind', 'beside'])
  stop()
})
