import { describe, expect, it } from 'vitest'
import { linkTo } from '../../src/renderer/lib/quote.ts'
import { looksLikeLink, parseLecternLink } from '../../src/shared/lectern-link.ts'

const POST = '0123abcd-0123456789abcdef'
const NOTE = '6f0f6b1e-24b7-4ad4-9a6e-3c9c5a0d3c11'

describe('links of Lectern', () => {
  it('are read as "Copy link" writes them', () => {
    expect(parseLecternLink(linkTo({ postId: POST }, null))).toEqual({ kind: 'post', id: POST })
    expect(parseLecternLink(linkTo({ postId: POST, noteId: NOTE }, null))).toEqual({ kind: 'note', id: NOTE })
  })

  it.each([
    '', 'lectern:', 'lectern://', 'lectern://post', 'lectern://post/', `lectern:/post/${POST}`, `lectern:post/${POST}`, `lectern:///post/${POST}`,
    // Other schemes, and ours in disguise.
    'javascript:alert(1)', `javascript:lectern://post/${POST}`, 'file:///etc/passwd', 'data:text/html,x', `app://lectern/index.html#/post/${POST}`,
    `https://post/${POST}`, `view-source:lectern://post/${POST}`, `LECTERN://post/${POST}`, `Lectern://Post/${POST}`, `lectern%3a//post/${POST}`,
    // Other shapes.
    `lectern://posts/${POST}`, `lectern://settings/${POST}`, `lectern://post/${NOTE}`, `lectern://note/${POST}`, `lectern://post//${POST}`,
    `lectern://post/${POST}/`, `lectern://post/${POST}/x`, `lectern://post/${POST}?q=1`, `lectern://post/${POST}?note=${NOTE}`, `lectern://post/${POST}#x`,
    `lectern://user@post/${POST}`, `lectern://post:80/${POST}`, `lectern://post/${POST}&x`, `lectern://post/${POST};x`,
    // Ways up, plain and encoded.
    'lectern://post/..', `lectern://post/../post/${POST}`, `lectern://post/%2e%2e/${POST}`, 'lectern://post/%2e%2e%2f%2e%2e%2fetc', `lectern://post/.%2e/${POST}`,
    `lectern://post/%30123abcd-0123456789abcdef`, `lectern:\\\\post\\${POST}`, `lectern://post\\${POST}`,
    // White space, line ends and signs that are not seen.
    ` lectern://post/${POST}`, `lectern://post/${POST} `, `lectern://post/${POST}\n`, `\nlectern://post/${POST}`, `lectern://post/${POST}\r\nSet: x`,
    `lectern://post/${POST}\u0000`, `lectern://post/${POST}\t`, `lectern://po\tst/${POST}`, `lectern://post/${POST}\u2028`, `lectern://post/\u200b${POST}`,
    `lectern://post/${POST.replace('a', '\u0430')}`, `lectern://post/${POST.replace('0', '\uff10')}`,
    // Too short, too long, other letters.
    `lectern://post/${POST.slice(1)}`, `lectern://post/${POST}0`, `lectern://post/${POST.toUpperCase()}`, `lectern://note/${NOTE.toUpperCase()}`,
    `lectern://note/{${NOTE}}`, `lectern://note/${NOTE.replaceAll('-', '')}`, `lectern://note/__proto__`, 'lectern://post/constructor',
    `lectern://post/${'0'.repeat(100_000)}`, `lectern://${'a/'.repeat(50_000)}`, `lectern://post/${POST}${' '.repeat(100_000)}`,
    // What a shell, a database or a page might make of it.
    `lectern://post/${POST}" --library /`, `lectern://post/$(id)`, `lectern://post/\`id\``, "lectern://note/' OR 1=1 --", 'lectern://post/<script>alert(1)</script>'
  ])('refuses %j', (text) => {
    expect(parseLecternLink(text)).toBeNull()
  })

  it('are told from paths, even where they are spoilt', () => {
    for (const text of ['lectern://post/x', ' LECTERN:x', 'lectern:']) expect(looksLikeLink(text)).toBe(true)
    for (const text of ['/home/me/lectern:notes.md', 'lectern', 'lectern.md', '--library']) expect(looksLikeLink(text)).toBe(false)
  })
})
