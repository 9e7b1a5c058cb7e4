import { describe, expect, it } from 'vitest'
import { terminalCommand } from '../../src/main/terminal-command.ts'

describe('a start from a terminal', () => {
  it.each([
    [['lectern', 'list', '/posts', '--json'], true, ['list', '/posts', '--json']],
    [['electron', '/app', 'scan', '/posts'], false, ['scan', '/posts']],
    [['lectern', '--help'], true, ['--help']],
    [['lectern', 'help'], true, ['help']]
  ])('%j is a command', (argv, isPackaged, command) => {
    expect(terminalCommand(argv, isPackaged)).toEqual(command)
  })

  it.each([
    [['lectern'], true], [['lectern', '/posts'], true], [['lectern', './list'], true], [['lectern', 'post.md'], true],
    [['lectern', 'lectern://note/x'], true], [['lectern', '--library', 'list'], true], [['lectern', 'toString'], true],
    [['electron', '/app'], false], [['electron', '--remote-debugging-port=0', '/app', 'list'], false]
  ])('%j opens a window', (argv, isPackaged) => {
    expect(terminalCommand(argv, isPackaged)).toBeNull()
  })
})
