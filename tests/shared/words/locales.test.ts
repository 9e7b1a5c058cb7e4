import { expect, test } from 'vitest'
import { chooseLocale, regionalTag } from '../../../src/shared/words/locales.ts'

test('the language that was chosen counts, whatever the system speaks', () => {
  expect(chooseLocale('en', ['zh-CN'])).toBe('en')
  expect(chooseLocale('zh-Hans', ['en-GB'])).toBe('zh-Hans')
})

test('without a choice it is the first of the system that Lectern speaks', () => {
  expect(chooseLocale('system', ['de-DE', 'zh-CN', 'en-GB'])).toBe('zh-Hans')
  expect(chooseLocale('system', ['zh-SG'])).toBe('zh-Hans')
  expect(chooseLocale('system', ['de-DE', 'en-GB'])).toBe('en')
  expect(chooseLocale('system', [])).toBe('en')
})

test('traditional characters are no simplified ones', () => {
  expect(chooseLocale('system', ['zh-TW', 'en'])).toBe('en')
  expect(chooseLocale('system', ['zh-HK'])).toBe('en')
})

test('a tag that is none is passed over', () => {
  expect(chooseLocale('system', ['not a tag', 'zh'])).toBe('zh-Hans')
})

test('dates and numbers are written as in the region of the system', () => {
  expect(regionalTag('en', ['de-DE', 'en-GB', 'en-US'])).toBe('en-GB')
  expect(regionalTag('zh-Hans', ['en-GB'])).toBe('zh-Hans')
})
