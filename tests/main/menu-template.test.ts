import { beforeEach, describe, expect, it } from 'vitest'
import { createMenu, toAccelerator, type MenuActions, type MenuEntry } from '../../src/main/menu-template.ts'
import { titleOf } from '../../src/shared/command-titles.ts'
import { createDoorWords, sayEnglish } from '../../src/main/words.ts'
import { COMMANDS, type Command, type CommandId } from '../../src/shared/commands.ts'

let done: string[]
beforeEach(() => { done = [] })
const actions: MenuActions = {
  openFile: () => done.push('file'), openFolder: () => done.push('folder'), newWindow: () => done.push('window'), showLog: () => done.push('log'),
  checkForUpdates: () => done.push('updates'), run: (id) => done.push(id)
}
const flat = (entries: readonly MenuEntry[]): MenuEntry[] => entries.flatMap((entry) => [entry, ...flat(entry.submenu ?? [])])
const menu = (mac: boolean) => flat(createMenu(actions, { mac, development: false, say: sayEnglish }))
const commands: readonly Command[] = COMMANDS.filter((command: Command) => !command.native)

describe('the native menu in another language', () => {
  const words = createDoorWords(() => ['zh-CN'])
  const chinese = (mac: boolean) => createMenu(actions, { mac, development: true, say: words.say })
  const own = (entries: readonly MenuEntry[]) => flat(entries).filter(({ id }) => !commands.some((command) => command.id === id))

  it.each([true, false])('calls everything by a name in it (macOS: %s)', (mac) => {
    const labels = own(chinese(mac)).filter(({ type }) => type !== 'separator').map(({ label }) => label ?? '')
    expect(labels.length).toBeGreaterThan(20)
    expect(labels.filter((label) => !/\p{Script=Han}/u.test(label) && label !== 'Lectern')).toEqual([])
  })

  it('opens its menus by the letters that English has, and has none on macOS', () => {
    const letters = (menus: readonly MenuEntry[]) => menus.map(({ label = '' }) => /&(\w)/.exec(label)?.[1]?.toLowerCase())
    expect(letters(chinese(false)).slice(0, 6)).toEqual(letters(createMenu(actions, { mac: false, development: true, say: sayEnglish })).slice(0, 6).map((letter, at) => (at === 5 ? 'b' : letter)))
    expect(chinese(true).map(({ label = '' }) => label).filter((label) => /[&(]/.test(label))).toEqual([])
  })

  it('is made in the language that is spoken when it is made', () => {
    expect(chinese(false)[0]?.label).toBe('文件(&F)')
    expect(words.speak('en')).toBe(true)
    expect(chinese(false)[0]?.label).toBe('&File')
    expect(words.speak('system')).toBe(true)
    expect(words.speak('zh-Hans')).toBe(false)
    expect(chinese(false)[0]?.label).toBe('文件(&F)')
  })

  it('leaves no item to Electron, which would name it in English', () => {
    expect(flat(chinese(true)).filter(({ role, label }) => role !== undefined && label === undefined)).toEqual([])
  })
})

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

  it('shows the keys that the reader chose, and none where they were taken away', () => {
    const mine = flat(createMenu(actions, { mac: true, development: false, say: sayEnglish, keys: { 'palette.open': ['Mod+J'], 'search.open': [] } }))
    const keyOf = (id: CommandId) => mine.find((entry) => entry.id === id)?.accelerator
    expect(keyOf('palette.open')).toBe('CmdOrCtrl+J')
    expect(keyOf('search.open')).toBeUndefined()
    expect(keyOf('shell.settings')).toBe('CmdOrCtrl+,')
  })

  it('uses no key twice of those it takes itself', () => {
    const taken = menu(false).filter(({ accelerator, registerAccelerator }) => accelerator !== undefined && registerAccelerator !== false).map(({ accelerator }) => accelerator)
    const shown = menu(false).filter(({ registerAccelerator }) => registerAccelerator === false).map(({ accelerator }) => accelerator)
    expect(new Set(taken).size).toBe(taken.length)
    expect(taken.filter((key) => shown.includes(key))).toEqual([])
  })

  it('offers developers their tools only while developing', () => {
    const roles = (development: boolean) => flat(createMenu(actions, { mac: false, development, say: sayEnglish })).map(({ role }) => role)
    expect(roles(true)).toContain('toggleDevTools')
    expect(roles(false)).not.toContain('toggleDevTools')
    expect(roles(false)).not.toContain('reload')
  })
})
