import { describe, expect, it } from 'vitest'
import { inWords, plainResponse } from '../../src/main/policy.ts'
import { systemLanguages } from '../../src/main/system-languages.ts'
import { createDoorWords } from '../../src/main/words.ts'

describe('the words of a door', () => {
  it('are in the first language of the system that Lectern speaks', () => {
    expect(createDoorWords(() => ['de-DE', 'zh-CN']).say('native.menu.openFile')).toBe('打开文件…')
    expect(createDoorWords(() => ['de-DE']).say('native.menu.openFile')).toBe('Open File…')
  })

  it('follow the setting, and what stands in a damaged file counts as none', () => {
    const words = createDoorWords(() => ['en-GB'])
    expect([words.speak('zh-Hans'), words.locale()]).toEqual([true, 'zh-Hans'])
    expect([words.speak('zh-Hans'), words.speak({ no: 'language' }), words.locale()]).toEqual([false, true, 'en'])
    expect(words.speak(undefined)).toBe(false)
    expect(words.speak('toString')).toBe(false)
  })

  it('fill in names, whatever characters they hold', () => {
    const words = createDoorWords(() => ['zh'])
    expect(words.say('native.context.learn', { word: '{a} | @b' })).toBe('学习“{a} | @b”')
    expect(words.say('native.updates.there', { version: '2.0.0' })).toBe('Lectern 2.0.0 已发布。')
  })

  it('say what the core says, too', () => {
    const words = createDoorWords(() => ['zh'])
    expect(words.sayMessage('/a/b: There is no such file or folder.')).toBe('/a/b：没有这个文件或文件夹。')
    words.speak('en')
    expect(words.sayMessage('There is no such file or folder.')).toBe('There is no such file or folder.')
  })
})

describe('a plain answer', () => {
  const { sayMessage } = createDoorWords(() => ['zh'])

  it('is given in the language of the door, with the same headers', async () => {
    const answer = await inWords(plainResponse(405, 'Only GET and HEAD are answered here.', { Allow: 'GET, HEAD' }), sayMessage)
    expect([answer.status, answer.headers.get('allow'), await answer.text()]).toEqual([405, 'GET, HEAD', '此处只响应 GET 和 HEAD 请求。\n'])
    expect(answer.headers.get('content-security-policy')).not.toBeNull()
  })

  it('that refuses nothing, and files, stay as they are', async () => {
    for (const response of [plainResponse(200, 'Stopped.'), new Response('Stopped.', { status: 404, headers: { 'Content-Type': 'text/html' } })]) {
      expect(await inWords(response, sayMessage)).toBe(response)
    }
  })
})

describe('the languages of a terminal', () => {
  const otherwise = () => 'de-AT'
  it.each([
    [{ LANG: 'zh_CN.UTF-8' }, ['zh-CN']],
    [{ LANG: 'en_GB.UTF-8', LC_ALL: 'zh_CN' }, ['zh-CN']],
    [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN.UTF-8' }, ['zh-CN']],
    [{ LANG: 'en_US.UTF-8', LANGUAGE: 'zh_CN:en' }, ['zh-CN', 'en', 'en-US']],
    [{ LANG: 'C.UTF-8', LANGUAGE: 'zh_CN' }, ['en']],
    [{ LANG: 'POSIX' }, ['en']],
    [{ LANG: 'sr_RS@latin' }, ['sr-Latn-RS']],
    [{ LANG: 'zh-Hans' }, ['zh-Hans']],
    [{ LANG: '../../etc' }, ['en']],
    [{}, ['de-AT']]
  ])('that says %j are %j', (env, tags) => { expect(systemLanguages(env, otherwise)).toEqual(tags) })
})
