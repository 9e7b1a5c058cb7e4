import { describe, expect, it } from 'vitest'
import { canonicalTag, hasRtlLetters, textLanguage } from '../../src/shared/text-language.ts'

const ENGLISH = 'A random walk gets as far as the square root of its steps, and no further.'
const SIMPLIFIED = '随机游走能走多远？这个问题的答案是步数的平方根，而不会更远。我们来看看为什么。'
const TRADITIONAL = '隨機遊走能走多遠？這個問題的答案是步數的平方根，而不會更遠。我們來看看為什麼。'
const JAPANESE = 'ランダムウォークはどこまで進むのか。答えは歩数の平方根であり、それより遠くへは進まない。'
const KOREAN = '무작위 행보는 얼마나 멀리 갈까? 답은 걸음 수의 제곱근이며 그보다 멀리 가지 않는다.'
const ARABIC = 'إلى أي مدى تصل المشية العشوائية؟ الجواب هو الجذر التربيعي لعدد الخطوات، ولا أبعد من ذلك.'
const HEBREW = 'כמה רחוק מגיע הילוך אקראי? התשובה היא השורש הריבועי של מספר הצעדים, ולא רחוק יותר.'

describe('the language of a text', () => {
  it.each([
    ['en', 'ltr', ENGLISH], ['zh-Hans', 'ltr', SIMPLIFIED], ['zh-Hant', 'ltr', TRADITIONAL], ['ja', 'ltr', JAPANESE], ['ko', 'ltr', KOREAN], ['ar', 'rtl', ARABIC], ['he', 'rtl', HEBREW],
    ['el', 'ltr', 'Πόσο μακριά φτάνει ένας τυχαίος περίπατος;'], ['', 'ltr', 'Как далеко уходит случайное блуждание?'], ['', 'ltr', '12 + 3 = 15'], ['', 'ltr', '']
  ])('is told by its letters: %s, %s', (lang, dir, text) => { expect(textLanguage(text)).toEqual({ lang, dir }) })

  it('is what its author says, in the same letters', () => {
    expect(textLanguage('Wie weit eine zufällige Wanderung kommt, sagt die Wurzel ihrer Schritte.', 'de')).toEqual({ lang: 'de', dir: 'ltr' })
    expect(textLanguage(ARABIC, 'fa')).toEqual({ lang: 'fa', dir: 'rtl' })
    expect(textLanguage(TRADITIONAL, 'zh_hk')).toEqual({ lang: 'zh-HK', dir: 'ltr' })
    expect(textLanguage(JAPANESE, 'ja')).toEqual({ lang: 'ja', dir: 'ltr' })
    expect(textLanguage('สวัสดี '.repeat(9), 'th')).toEqual({ lang: 'th', dir: 'ltr' })
  })

  it('is not what a site says of posts in another script', () => {
    expect(textLanguage(ARABIC, 'en')).toEqual({ lang: 'ar', dir: 'rtl' })
    expect(textLanguage(SIMPLIFIED, 'en-US')).toEqual({ lang: 'zh-Hans', dir: 'ltr' })
    expect(textLanguage(ENGLISH, 'zh-CN')).toEqual({ lang: 'en', dir: 'ltr' })
  })

  it('is that of its words, whatever code and formulas stand between them', () => {
    const code = 'const distance = Math.sqrt(steps) // as far as it gets\n'.repeat(20)
    const text = `${SIMPLIFIED}\n${code}${SIMPLIFIED}`
    const start = SIMPLIFIED.length + 1
    expect(textLanguage(text)).toEqual({ lang: 'en', dir: 'ltr' })
    expect(textLanguage(text, '', [{ start, end: start + code.length }])).toEqual({ lang: 'zh-Hans', dir: 'ltr' })
  })

  it('is that of most of its letters, where words of another stand in it', () => {
    expect(textLanguage(`${ENGLISH} ${ENGLISH} 随机游走 means random walk, and مشية عشوائية does, too.`)).toEqual({ lang: 'en', dir: 'ltr' })
    expect(textLanguage(`${SIMPLIFIED} random walk, Brownian motion`)).toEqual({ lang: 'zh-Hans', dir: 'ltr' })
    expect(textLanguage(`${ARABIC} random walk`)).toEqual({ lang: 'ar', dir: 'rtl' })
  })

  it('is the author\'s word where little is written', () => {
    expect(textLanguage('42', 'he')).toEqual({ lang: 'he', dir: 'rtl' })
    expect(textLanguage('OK', 'ja')).toEqual({ lang: 'ja', dir: 'ltr' })
  })

  it('is found in long texts by their beginning', () => {
    expect(textLanguage(SIMPLIFIED.repeat(50_000))).toEqual({ lang: 'zh-Hans', dir: 'ltr' })
  })
})

describe('a tag', () => {
  it.each([
    ['zh_cn', 'zh-CN'], ['EN-gb', 'en-GB'], ['cn', 'zh-CN'], ['jp', 'ja'], [' de ', 'de'], ['english', ''], ['xx', ''], ['', ''], ['"><script>', ''], ['en-', ''], ['a-b-c', ''], ['sr-latn-rs', 'sr-Latn-RS']
  ])('%j is %j', (written, tag) => { expect(canonicalTag(written)).toBe(tag) })
})

it('letters that run from the right are seen', () => {
  expect([ENGLISH, SIMPLIFIED, `${ENGLISH} שלום`, ARABIC].map(hasRtlLetters)).toEqual([false, false, true, true])
})
