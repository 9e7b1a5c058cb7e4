// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { canRun, listenToKeys, runCommand, useKeys, type CommandHandlers } from '../../../src/renderer/composables/use-keys.ts'

let stop: () => void
beforeEach(() => { stop = listenToKeys() })
afterEach(() => { stop(); document.body.innerHTML = '' })

const withKeys = (handlers: CommandHandlers) => mount(defineComponent({ setup() { useKeys(handlers); return () => h('i') } }))
function press(key: string, options: KeyboardEventInit = {}, target: EventTarget = document.body): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options })
  target.dispatchEvent(event)
  return event
}

it('runs a command while its component is on screen', () => {
  const run = vi.fn()
  const component = withKeys({ 'shell.keys': run })
  expect(canRun('shell.keys')).toBe(true)
  expect(press('?', { shiftKey: true }).defaultPrevented).toBe(true)
  component.unmount()
  expect(press('?').defaultPrevented).toBe(false)
  expect(run).toHaveBeenCalledTimes(1)
  expect(runCommand('shell.keys')).toBe(false)
})

it('asks the last to come first, and goes on where it declines', () => {
  const order: string[] = []
  const first = withKeys({ 'edit.undo': () => { order.push('page') } })
  const second = withKeys({ 'edit.undo': () => { order.push('post'); return order.length > 2 } })
  press('z', { ctrlKey: true })
  press('z', { ctrlKey: true })
  expect(order).toEqual(['post', 'page', 'post'])
  second.unmount()
  first.unmount()
})

it('leaves the key alone when nobody wants it', () => {
  const component = withKeys({ 'posts.next': () => false })
  expect(press('ArrowDown').defaultPrevented).toBe(false)
  component.unmount()
})

it('leaves plain keys to fields and dialogs, but not those with Ctrl', () => {
  const run = vi.fn()
  const component = withKeys({ 'posts.next': run, 'shell.settings': run, 'edit.undo': run })
  document.body.innerHTML = '<input id="a"><div role="dialog"><button id="b"></button></div>'
  press('j', {}, document.querySelector('#a')!)
  press('j', {}, document.querySelector('#b')!)
  press('z', { ctrlKey: true }, document.querySelector('#a')!)
  expect(run).not.toHaveBeenCalled()
  press(',', { ctrlKey: true }, document.querySelector('#a')!)
  expect(run).toHaveBeenCalledTimes(1)
  component.unmount()
})

it('answers to the keys that the reader chose, and no more to a command’s own', () => {
  const run = vi.fn()
  const component = withKeys({ 'posts.next': run })
  stop()
  let choices: Record<string, string[]> = { 'posts.next': ['y'] }
  stop = listenToKeys({ choices: () => choices })
  press('j')
  expect(run).not.toHaveBeenCalled()
  press('y')
  expect(run).toHaveBeenCalledTimes(1)
  choices = {}
  press('j')
  expect(run).toHaveBeenCalledTimes(2)
  component.unmount()
})

it('leaves a field its clipboard, its own undo and the letters that Alt writes, whatever commands have those keys', () => {
  const run = vi.fn()
  const component = withKeys({ 'posts.next': run, 'edit.redo': run })
  stop()
  stop = listenToKeys({ choices: () => ({ 'posts.next': ['Mod+V', 'Alt+L', 'Mod+J'] }) })
  document.body.innerHTML = '<input id="a">'
  const field = document.querySelector('#a')!
  press('v', { ctrlKey: true }, field)
  press('l', { altKey: true }, field)
  press('y', { ctrlKey: true }, field)
  expect(run).not.toHaveBeenCalled()
  press('j', { ctrlKey: true }, field)
  press('v', { ctrlKey: true })
  expect(run).toHaveBeenCalledTimes(2)
  component.unmount()
})
