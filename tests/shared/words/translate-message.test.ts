import { describe, expect, it } from 'vitest'
import { createTranslator } from '../../../src/shared/words/translate-message.ts'
import { coreMessages } from '../../../src/shared/words/zh-Hans/core/index.ts'

const say = createTranslator(coreMessages)

describe('what the core says', () => {
  it('is translated where it is always the same', () => {
    expect(say('This file is empty.')).toBe('此文件是空的。')
  })

  it('keeps names and numbers', () => {
    expect(say('Could not write /home/a b/notes.md. Check its permissions and try again.')).toBe('无法写入 /home/a b/notes.md。请检查其权限后重试。')
    expect(say('This file is larger than 20 MB. Split it to read it in Lectern.')).toBe('此文件超过 20 MB。请拆分后再在 Lectern 中阅读。')
  })

  it('tells its reasons in the same language, and those of others as they came', () => {
    expect(say('This file cannot be read (permission denied).')).toBe('无法读取此文件（没有权限）。')
    expect(say('This file cannot be read (EWEIRD).')).toBe('无法读取此文件（EWEIRD）。')
    expect(say('3 of 9 were saved, the others not: The disk is full, so this was not saved. Free some space and try again.'))
      .toBe('已保存 3 项，共 9 项，其余未保存：磁盘已满，未能保存。请腾出一些空间后重试。')
    expect(say('A formula could not be typeset, so its source is shown: It is longer than 5000 characters.')).toBe('有公式无法排版，因此显示其源码：它超过 5000 个字符。')
  })

  it('may have the name of a folder or a file before it', () => {
    expect(say('posts: your notes could not be read (the disk reported an error). They are untouched.')).toBe('posts：无法读取你的笔记（磁盘报告错误）。笔记未被改动。')
    expect(say('a: b/c.md: This file cannot be read (it is a folder).')).toBe('a: b/c.md：无法读取此文件（它是文件夹）。')
  })

  it('may come as a list', () => {
    expect(say('/a: There is no such file or folder.\nSomething else')).toBe('/a：没有这个文件或文件夹。\nSomething else')
  })

  it('prefers the message that says more', () => {
    expect(say('Lectern does not know the tag {% x %}, so its source is shown.')).toBe('Lectern 不认识标签 {% x %}，因此显示其源码。')
    expect(say('The code language "zig" is not known, so the block has no colours.')).toBe('不认识代码语言“zig”，因此该代码块未着色。')
  })

  it('takes what stands in a template of an export for what it is', () => {
    expect(say('The template cannot be read: {{#notes}} is not closed.')).toBe('无法读取模板：{{#notes}} 没有结束标记。')
  })

  it('gives back what it does not know', () => {
    for (const text of ['', 'A post: with a title', 'net::ERR_FAILED', '简体']) expect(say(text)).toBe(text)
  })

  it('takes no longer for texts that are made to take long', () => {
    const text = `There is no post at ${'in this folder: '.repeat(2000)}`
    expect(say(text)).toBe(text)
  })
})
