import { describe, expect, it } from 'vitest'
import { createContextMenu, type Hit } from '../../src/main/context-menu-template.ts'
import { toLinkQuestion as toQuestion } from '../../src/main/link-question.ts'
import { toPdfName } from '../../src/main/pdf-name.ts'
import { createRecovery } from '../../src/main/recovery.ts'
import { createDoorWords, sayEnglish } from '../../src/main/words.ts'

const toLinkQuestion = (address: string) => toQuestion(address, sayEnglish)

describe('the question before a link leaves', () => {
  it('names the host', () => {
    expect(toLinkQuestion('https://example.com/a?b#c')).toEqual({ key: 'https://example.com', message: 'Open example.com in your browser?', detail: 'https://example.com/a?b#c' })
  })

  it('writes names of other alphabets in their encoded form, and says so', () => {
    const question = toLinkQuestion('https://аррӏе.com/login')
    expect(question?.message).toBe('Open xn--80ak6aa92e.com in your browser?')
    expect(question?.detail).toContain('https://xn--80ak6aa92e.com/login')
    expect(question?.detail).toMatch(/letters of other alphabets.*аррӏе\.com/)
  })

  it('says whose site it is where something stands before an @', () => {
    expect(toLinkQuestion('https://bank.example@evil.example/x')).toMatchObject({
      message: 'Open evil.example in your browser?', detail: expect.stringContaining('before the @ is no part') as string
    })
  })

  it('says that a connection is open to others, and names the port', () => {
    expect(toLinkQuestion('http://example.com:8080/')).toMatchObject({ message: 'Open example.com:8080 in your browser?', detail: expect.stringMatching(/not encrypted/) as string })
  })

  it('keeps long addresses short', () => {
    expect(toLinkQuestion(`https://example.com/${'a'.repeat(8000)}`)?.detail.length).toBeLessThan(450)
  })

  it('is about mail for mail', () => {
    expect(toLinkQuestion('mailto:ada@example.com?subject=x')).toMatchObject({ message: 'Write a mail?' })
  })

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'ms-msdt:/id', 'lectern://post/x', 'smb://host/x', 'data:text/html,x', 'blob:https://x/y', 'vbscript:x', 'nonsense', '', ' javascript:x', 'https://'])(
    'is not even asked for %s', (url) => { expect(toLinkQuestion(url)).toBeNull() })
})

describe('in another language', () => {
  const { say } = createDoorWords(() => ['zh-CN'])

  it('a link names the same host', () => {
    expect(toQuestion('http://a@example.com/', say)).toEqual({
      key: 'http://example.com', message: '要在浏览器中打开 example.com 吗？',
      detail: 'http://a@example.com/\n\n@ 之前的内容不属于网站名称：该网站是 example.com。\n\n与该网站的连接未加密。'
    })
  })

  it('a right click offers the same', () => {
    const entries = createContextMenu({
      isEditable: true, selectionText: '', linkURL: 'https://example.com/', misspelledWord: 'teh', dictionarySuggestions: [],
      editFlags: { canCut: true, canCopy: true, canPaste: true, canSelectAll: true }
    }, { replace: () => undefined, learn: () => undefined, copyText: () => undefined }, say)
    expect(entries.flatMap(({ label }) => label ?? [])).toEqual(['没有建议', '学习“teh”', '复制链接', '剪切', '复制', '粘贴', '全选'])
  })

  it('a post without a title has a name', () => { expect(toPdfName('', say('native.pdf.untitled'))).toBe('文章.pdf') })
})

describe('a right click', () => {
  const NO_FLAGS = { canCut: false, canCopy: false, canPaste: false, canSelectAll: false }
  const HIT: Hit = { isEditable: false, selectionText: '', linkURL: '', misspelledWord: '', dictionarySuggestions: [], editFlags: NO_FLAGS }
  const done: string[] = []
  const menu = (hit: Partial<Hit>) => createContextMenu({ ...HIT, ...hit }, {
    replace: (word) => done.push(`replace ${word}`), learn: (word) => done.push(`learn ${word}`), copyText: (text) => done.push(`copy ${text}`)
  }, sayEnglish)
  const names = (hit: Partial<Hit>) => menu(hit).map(({ label, role, type }) => role ?? label ?? type)

  it('on nothing offers nothing', () => { expect(menu({})).toEqual([]) })

  it('in a field offers what a field can do, and the right spelling first', () => {
    const hit = { isEditable: true, misspelledWord: 'teh', dictionarySuggestions: ['the', 'ten'], editFlags: { ...NO_FLAGS, canPaste: true } }
    expect(names(hit)).toEqual(['the', 'ten', 'Learn “teh”', 'separator', 'cut', 'copy', 'paste', 'selectAll'])
    expect(menu(hit).find(({ role }) => role === 'paste')?.enabled).toBe(true)
    expect(menu(hit).find(({ role }) => role === 'cut')?.enabled).toBe(false)
    for (const entry of menu(hit).slice(0, 3)) entry.click?.()
    expect(done.splice(0)).toEqual(['replace the', 'replace ten', 'learn teh'])
  })

  it('on a selection copies it, on a link its address', () => {
    expect(names({ selectionText: 'words', linkURL: 'https://example.com/' })).toEqual(['Copy Link', 'separator', 'copy'])
    menu({ linkURL: 'https://example.com/' })[0]?.click?.()
    expect(done.splice(0)).toEqual(['copy https://example.com/'])
    expect(names({ linkURL: 'app://lectern/index.html#/post/x' })).toEqual([])
  })
})

describe('a page that crashed', () => {
  it('is loaded again, but not without end', () => {
    let time = 0
    const recover = createRecovery(() => time)
    expect(['crashed', 'oom', 'killed', 'crashed'].map(recover)).toEqual(['reload', 'reload', 'reload', 'ask'])
    time = 120_000
    expect(recover('crashed')).toBe('reload')
  })

  it('and one that ended well is not', () => { expect(createRecovery()('clean-exit')).toBe('nothing') })
})

describe('the name of a PDF', () => {
  it.each([
    ['How far a walk gets', 'How far a walk gets.pdf'], ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j.pdf'], ['..', 'Post.pdf'], ['', 'Post.pdf'],
    ['con', 'Post.pdf'], ['LPT1', 'Post.pdf'], ['.hidden ', 'hidden.pdf'], ['invoice\u202efdp.exe', 'invoice fdp.exe.pdf'], ['a\nb\u0000c', 'a b c.pdf']
  ])('of %j is %s', (title, name) => { expect(toPdfName(title, 'Post')).toBe(name) })

  it('is not too long for any file system', () => {
    expect(Buffer.byteLength(toPdfName('長'.repeat(500), 'Post'))).toBeLessThan(400)
  })
})
