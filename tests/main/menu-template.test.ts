import { beforeEach, describe, expect, it } from 'vitest'
import { createMenu, toAccelerator, type MenuActions, type MenuEntry } from '../../src/main/menu-template.ts'
import { titleOf } from '../../src/shared/command-titles.ts'
import { COMMANDS, type Command, type CommandId } from '../../src/shared/commands.ts'

let done: string[]
beforeEach(() => { done = [] })
const actions: MenuActions = {
  openFile: () => done.push('file'), openFolder: () => done.push('folder'), newWindow: () => done.push('window'), showLog: () => done.push('log'),
  checkForUpdates: () => done.push('updates'), run: (id) => done.push(id)
}
const flat = (entries: readonly MenuEntry[]): MenuEntry[] => entries.flatMap((entry) => [entry, ...flat(entry.submenu ?? [])])
const menu = (mac: boolean) => flat(createMenu(actions, { mac, development: false }))
const commands: readonly Command[] = COMMANDS.filter((command: Command) => !command.native)

describe('the native menu', () => {
  it.each([true, false])('holds every command of the palette and the sheet of keys, once (macOS: %s)', (mac) => {
    const ids = menu(mac).map(({ id }) => id)
    for (const { id } of commands) expect(ids.filter((other) => other === id), id).toHaveLength(1)
  })

  it('does what its commands say', () => {
    for (const { id } of commands) menu(false).find((entry) => entry.id === id)?.click?.()
    expect(done).toEqual(commands.map(({ id }) => id))
  })

  it('shows the first key of each command and leaves it to the page', () => {
    for (const { id, keys } of commands) {
      const entry = menu(false).find((other) => other.id === id)
      expect(entry).toMatchObject({ label: titleOf(id as CommandId) })
      expect(entry?.accelerator).toBe(keys[0] === undefined ? undefined : toAccelerator(keys[0]))
      expect(entry?.registerAccelerator).toBe(keys[0] === undefined ? undefined : false)
    }
  })

  it('takes no letter from those who type, on macOS', () => {
    const accelerators = menu(true).flatMap(({ accelerator }) => (accelerator === undefined ? [] : [accelerator]))
    expect(accelerators.length).toBeGreaterThan(8)
    expect(accelerators.filter((keys) => !/^CmdOrCtrl\+|^F\d+$/.test(keys))).toEqual([])
  })

  it('writes keys as Electron does', () => {
    expect(['Mod+Shift+F', 'Alt+ArrowLeft', 'Mod+,', 'Shift+Alt+ArrowUp', 'Escape', 'F3', '+', 'Mod++', '-'].map(toAccelerator))
      .toEqual(['CmdOrCtrl+Shift+F', 'Alt+Left', 'CmdOrCtrl+,', 'Shift+Alt+Up', 'Escape', 'F3', 'Plus', 'CmdOrCtrl+Plus', '-'])
  })

  it('uses no key twice of those it takes itself', () => {
    const taken = menu(false).filter(({ accelerator, registerAccelerator }) => accelerator !== undefined && registerAccelerator !== false).map(({ accelerator }) => accelerator)
    const shown = menu(false).filter(({ registerAccelerator }) => registerAccelerator === false).map(({ accelerator }) => accelerator)
    expect(new Set(taken).size).toBe(taken.length)
    expect(taken.filter((key) => shown.includes(key))).toEqual([])
  })

  it('offers developers their tools only while developing', () => {
    const roles = (development: boolean) => flat(createMenu(actions, { mac: false, development })).map(({ role }) => role)
    expect(roles(true)).toContain('toggleDevTools')
    expect(roles(false)).not.toContain('toggleDevTools')
    expect(roles(false)).not.toContain('reload')
  })
})
