import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../../src/main/core/library/decode-text.ts'

const page = (head: string, ...bytes: number[]) => Buffer.concat([Buffer.from(`<!doctype html><head>${head}</head><p>`), Buffer.from(bytes)])
const end = (text: string) => text.slice(text.indexOf('<p>') + 3)

describe('the encoding of pages', () => {
  it.each([
    ['<meta charset="shift_jis">', [0x93, 0xfa, 0x96, 0x7b], '日本'],
    ['<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', [0xd6, 0xd0, 0xce, 0xc4], '中文'],
    ["<META charset='windows-1251'>", [0xc4, 0xe0], 'Да'],
    ['<meta charset=iso-2022-jp>', [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x1b, 0x28, 0x42], '日'],
    ['<meta charset="iso-8859-1">', [0xe9], 'é']
  ])('is the one they declare: %s', (head, bytes, text) => {
    const decoded = decodeText(page(head, ...bytes), true)
    expect(end(decoded.text)).toBe(text)
    expect(decoded.warnings).toEqual([])
  })

  it('is UTF-8 where the bytes are, whatever they declare', () => {
    expect(end(decodeText(page('<meta charset="gbk">', ...Buffer.from('é')), true).text)).toBe('é')
  })

  it('is that of the byte order mark first', () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<meta charset="gbk">é', 'utf16le')])
    expect(decodeText(bytes, true).text).toBe('<meta charset="gbk">é')
  })

  it.each(['<meta charset="no-such">', '<meta charset="utf-8">', ''])('is guessed with a warning where nothing true is declared: %s', (head) => {
    const { text, warnings } = decodeText(page(head, 0xe9), true)
    expect(end(text)).toBe('é')
    expect(warnings).toMatchObject([{ code: 'encoding-guessed' }])
  })

  it('is not looked for in Markdown, where a page may be quoted', () => {
    expect(decodeText(page('<meta charset="shift_jis">', 0xe9)).warnings).toHaveLength(1)
  })
})
