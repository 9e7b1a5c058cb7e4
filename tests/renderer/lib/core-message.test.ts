// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest'
import { coreMessage, speak } from '../../../src/renderer/lib/words.ts'
import { messageOf } from '../../../src/renderer/stores/failure.ts'

afterEach(() => speak('en'))

it('what the core said is shown in the language of the page, and in English as it came', async () => {
  const error = { code: 'POST_UNREADABLE', message: 'This file cannot be read (permission denied).' }
  expect(messageOf(error)).toBe('This file cannot be read (permission denied).')
  await speak('zh-Hans')
  expect(messageOf(error)).toBe('无法读取此文件（没有权限）。')
  expect(coreMessage('posts: This folder is not in your library.')).toBe('posts：此文件夹不在书库中。')
  expect(coreMessage('Words of a post.')).toBe('Words of a post.')
  await speak('en')
  expect(messageOf(error)).toBe('This file cannot be read (permission denied).')
})

it('the page says which language it is in, and which way that is read', async () => {
  await speak('zh-Hans')
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['zh-Hans', 'ltr'])
})
