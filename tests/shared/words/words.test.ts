import { describe, expect, it } from 'vitest'
import en from '../../../src/shared/words/en/index.ts'
import zhHans from '../../../src/shared/words/zh-Hans/index.ts'

function flatten(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : flatten(value as object, `${path}${key}.`))
}
const names = (message: string) => [...new Set(message.match(/\{\w+\}/g) ?? [])].sort()

const english = flatten(en)

describe.each([['Simplified Chinese', new Map(flatten(zhHans))]])('%s', (_, other) => {
  it('has the words that English has, and no others', () => {
    expect([...other.keys()].sort()).toEqual(english.map(([key]) => key).sort())
  })

  it('fills in what English fills in', () => {
    expect(english.filter(([key, message]) => names(message).join() !== names(other.get(key) ?? '').join()).map(([key]) => key)).toEqual([])
  })

  it('leaves nothing empty', () => {
    expect([...other].filter(([, message]) => message.trim() === '').map(([key]) => key)).toEqual([])
  })
})
