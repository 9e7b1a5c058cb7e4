// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { COMMANDS, type Command } from '../../../src/shared/commands.ts'
import { isTyping, keyNames, matchesKeys, toKeys } from '../../../src/renderer/composables/key-match.ts'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
  ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })

describe('matchesKeys', () => {
  it('takes Ctrl for Mod, and Cmd on macOS', () => {
    expect(matchesKeys('Mod+,', press(',', { ctrlKey: true }), false)).toBe(true)
    expect(matchesKeys('Mod+,', press(',', { metaKey: true }), false)).toBe(false)
    expect(matchesKeys('Mod+,', press(',', { metaKey: true }), true)).toBe(true)
    expect(matchesKeys('Mod+,', press(',', { ctrlKey: true }), true)).toBe(false)
  })

  it('takes a sign however the layout makes it, a letter only with the right Shift', () => {
    expect(matchesKeys('?', press('?', { shiftKey: true }), false)).toBe(true)
    expect(matchesKeys('/', press('/', { shiftKey: true }), false)).toBe(true)
    expect(matchesKeys('j', press('J', { shiftKey: true }), false)).toBe(false)
    expect(matchesKeys('Mod+Shift+F', press('F', { ctrlKey: true, shiftKey: true }), false)).toBe(true)
    expect(matchesKeys('Mod+Z', press('z', { ctrlKey: true, shiftKey: true }), false)).toBe(false)
  })

  it('leaves keys with other modifiers alone', () => {
    expect(matchesKeys('j', press('j', { ctrlKey: true }), false)).toBe(false)
    expect(matchesKeys('Alt+ArrowLeft', press('ArrowLeft', { altKey: true }), false)).toBe(true)
    expect(matchesKeys('Alt+ArrowLeft', press('ArrowLeft'), false)).toBe(false)
  })
})

it('names keys as they stand on the keyboard', () => {
  expect(keyNames('Mod+Shift+F', false)).toEqual(['Ctrl', 'Shift', 'F'])
  expect(keyNames('Mod+\\', true)).toEqual(['⌘', '\\'])
  expect(keyNames('Mod++', false)).toEqual(['Ctrl', '+'])
  expect(keyNames('j', false)).toEqual(['j'])
})

it('leaves plain keys to what is typed into', () => {
  document.body.innerHTML = '<input><input type="checkbox"><textarea></textarea><select></select><button></button><p contenteditable="true"></p>'
  expect([...document.body.children].map(isTyping)).toEqual([true, false, true, true, false, true])
})

it('gives no two commands of one group the same keys', () => {
  const all = COMMANDS.flatMap((command: Command) => command.keys.map((keys) => `${command.group} ${keys}`))
  expect(all.filter((keys, at) => all.indexOf(keys) !== at)).toEqual([])
  expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length)
})

describe('toKeys', () => {
  it('writes a press as the list of commands would', () => {
    expect(toKeys(press('k', { ctrlKey: true }), false)).toBe('Mod+K')
    expect(toKeys(press('k', { metaKey: true }), true)).toBe('Mod+K')
    expect(toKeys(press('J', { shiftKey: true }), false)).toBe('Shift+J')
    expect(toKeys(press('j'), false)).toBe('j')
    expect(toKeys(press(' '), false)).toBe('Space')
    expect(toKeys(press('?', { shiftKey: true }), false)).toBe('?')
    expect(toKeys(press('ArrowRight', { shiftKey: true, altKey: true }), false)).toBe('Shift+Alt+ArrowRight')
  })

  it('waits for the key that a modifier is held for', () => {
    expect(['Control', 'Shift', 'Alt', 'Meta', 'Dead'].map((key) => toKeys(press(key), false))).toEqual([null, null, null, null, null])
  })

  it('writes what then matches', () => {
    for (const held of [press('Q', { shiftKey: true }), press('q', { ctrlKey: true, altKey: true }), press('F7'), press('+', { shiftKey: true }), press('+', { ctrlKey: true })]) {
      expect(matchesKeys(toKeys(held, false) ?? '', held, false)).toBe(true)
    }
  })
})
