import { describe, expect, it } from 'vitest'
import { parse, slotsOf } from '../serialise.ts'

const links = (source: string) => slotsOf(parse(source)).flatMap((slot) => (slot.kind === 'link' ? [slot.href] : []))

describe('addresses that begin with www.', () => {
  it.each([
    ['See www.example.org/a_b?c=1.', ['http://www.example.org/a_b?c=1']],
    ['(www.example.org)', ['http://www.example.org']],
    ['`www.example.org` is code', []],
    ['awww.example.org and www. alone', []],
    ['[named](https://example.org/www.example.org)', ['https://example.org/www.example.org']]
  ])('%s', (source, expected) => {
    expect(links(source)).toEqual(expected)
  })
})
