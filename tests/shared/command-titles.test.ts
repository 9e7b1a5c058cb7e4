import { describe, expect, it } from 'vitest'
import { titleOf } from '../../src/shared/command-titles.ts'
import { COMMANDS } from '../../src/shared/commands.ts'
import en from '../../src/shared/words/en/commands.ts'
import zhHans from '../../src/shared/words/zh-Hans/commands.ts'

const { groups: _, ...areas } = en
const titled = Object.entries(areas).flatMap(([area, titles]) => Object.keys(titles).map((name) => `${area}.${name}`))

describe('titles of commands', () => {
  it('are there for each command, and for nothing else', () => {
    expect(titled.sort()).toEqual(COMMANDS.map(({ id }) => id).sort())
  })

  it('are English unless another catalogue is given', () => {
    expect(titleOf('notes.export')).toBe('Export notes')
    expect(titleOf('posts.extend-down', zhHans)).toBe('加选下一篇文章')
  })

  it.each([['English', en], ['Simplified Chinese', zhHans]])('are plain text that a native menu can show as it is: %s', (_, words) => {
    expect(COMMANDS.map(({ id }) => titleOf(id, words)).filter((title) => /[{}@|&]/.test(title))).toEqual([])
  })
})
