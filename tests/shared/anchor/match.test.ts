import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { carryAll } from '../../../src/shared/anchor/anchor-all.ts'
import { describe as selectorOf } from '../../../src/shared/anchor/describe.ts'
import { match, matchAll } from '../../../src/shared/anchor/match.ts'

const POST = [
  'What a lens does',
  'A lens bends light so that rays from one point meet again in one point behind the glass.',
  'The distance at which parallel rays meet is called the focal length of the lens.',
  'Thick lenses',
  'Thick lenses need two principal planes instead of one centre, and two focal points.',
  'The distance at which parallel rays meet is called the focal length of the lens.',
  'In practice, every lens shows some aberration, and the best ones hide it well.'
].join('\n')
const LINES = POST.split('\n')
const HEADINGS = [{ text: 'What a lens does', level: 2, id: 'a', start: 0 }, { text: 'Thick lenses', level: 2, id: 'b', start: POST.indexOf('Thick lenses\n') }]

const spanIn = (text: string, quote: string, standing = 0) => {
  let start = text.indexOf(quote)
  for (let n = 0; n < standing; n++) start = text.indexOf(quote, start + 1)
  return { start, end: start + quote.length }
}

/** Describes the n-th standing of a quote in POST and finds it in another text by its words alone. */
function found(quote: string, text: string, standing = 0) {
  const placement = match(text, selectorOf({ text: POST, hash: '', headings: HEADINGS }, spanIn(POST, quote, standing)))
  return { state: placement.state, text: placement.state === 'lost' ? null : text.slice(placement.start, placement.end), start: placement.start }
}

describe('a quote without its old text', () => {
  test.each([
    ['stays', POST, 'bends light', 'same', 'bends light'],
    ['moves with what was put in above', `A preface of some length.\n${POST}`, 'bends light', 'moved', 'bends light'],
    ['is found where its paragraph went', [...LINES.slice(0, 4), ...LINES.slice(5), LINES[4]].join('\n'), 'two principal planes', 'moved', 'two principal planes'],
    ['is found with a word replaced', POST.replace('two principal planes', 'two separate planes'), 'need two principal planes instead of one centre', 'changed', 'need two separate planes instead of one centre'],
    ['is found with a sentence put in', POST.replace('instead of one', 'as we shall see in detail below, instead of one'), 'two principal planes instead of one centre', 'changed', 'two principal planes as we shall see in detail below, instead of one centre'],
    ['is lost with its paragraph', LINES.filter((_, index) => index !== 4).join('\n'), 'two principal planes instead', 'lost', null],
    ['is lost where other words took its place', POST.replace(LINES[4] ?? '', 'Mirrors do the same by reflection, and they need no glass at all.'), 'two principal planes instead', 'lost', null],
    ['is lost where only a word of it stands in other words', POST.replace('bends light', 'breaks').replace('two focal points', 'bends'), 'bends', 'lost', null]
  ])('%s', (_, text, quote, state, now) => {
    expect(found(quote, text)).toMatchObject({ state, text: now })
  })

  test('of two equal sentences, each is known by what stands around it', () => {
    const text = `A preface of some length.\n${POST}`
    expect(found('parallel rays meet', text, 0).start).toBe(spanIn(text, 'parallel rays meet', 0).start)
    expect(found('parallel rays meet', text, 1).start).toBe(spanIn(text, 'parallel rays meet', 1).start)
  })
})

describe('equal places', () => {
  const row = (n: number) => `step ${n}\nrun the test\ncheck the log\n`
  const old = `Start here.\n${'run the test\ncheck the log\n'.repeat(6)}The end of it.`

  test('without anything to tell them apart, the quote is lost rather than guessed', () => {
    const selector = { ...selectorOf({ text: old, hash: '', headings: [] }, spanIn(old, 'check the log', 3)), position: null }
    expect(match(old, selector).state).toBe('lost')
  })

  test('the heading above tells them apart', () => {
    const text = `${row(1)}${row(1)}`
    const headings = [{ text: 'First', level: 2, id: 'a', start: 0 }, { text: 'Second', level: 2, id: 'b', start: row(1).length }]
    const selector = { quote: { exact: 'check the log', prefix: 'run the test\n', suffix: '' }, position: null, headings: ['Second'] }
    expect(match(text, selector, { headings }).start).toBe(text.lastIndexOf('check the log'))
  })

  test('neighbours that are sure of their place tell the others how far they went', () => {
    const text = `${'A long preface that moves everything down.\n'.repeat(9)}${old}`
    const post = { text: old, hash: '', headings: [] }
    const start = spanIn(old, 'Start here.')
    const placements = matchAll({ text }, [selectorOf(post, start), selectorOf(post, spanIn(old, 'check the log', 2))])
    expect(placements[0]?.state).toBe('moved')
    expect(placements[1]).toMatchObject({ start: spanIn(text, 'check the log', 2).start, state: 'moved' })
  })
})

describe('other scripts', () => {
  test.each([
    ['Chinese', '透镜使光线弯曲，于是从一点发出的光线又会聚于一点。平行光线会聚之处到透镜的距离称为焦距。', '距离称为焦距', '前言：本文讲述透镜。'],
    ['emoji and letters beyond the first plane', 'The rays 𝑓 and 𝑔 meet 🔍 behind the lens, where 𝑓 is the focal length 👩‍🔬 of it.', '𝑔 meet 🔍 behind', '😀 '],
    ['Arabic', 'العدسة تكسر الضوء بحيث تلتقي الأشعة في نقطة واحدة خلف الزجاج مرة أخرى.', 'تلتقي الأشعة في نقطة', 'مقدمة قصيرة. ']
  ])('%s: a quote moves with its words, by a diff and by its quote', (_, old, quote, preface) => {
    const text = preface + old
    const expected = { start: text.indexOf(quote), end: text.indexOf(quote) + quote.length, state: 'moved' }
    expect(carryAll({ text: old }, { text }, [spanIn(old, quote)])[0]).toMatchObject(expected)
    expect(match(text, selectorOf({ text: old, hash: '', headings: [] }, spanIn(old, quote)))).toMatchObject(expected)
  })

  test('a changed place never cuts a character in two', () => {
    const old = 'Between the lenses 😀😀😀 and the mirrors 😀😀😀 there is some air.'
    const text = 'Between the lenses 😃😀😃 and all of the mirrors 😃😃😃 there is thin air.'
    for (let start = 0; start < old.length - 12; start++) {
      if (/[\udc00-\udfff]/.test(old.charAt(start)) || /[\udc00-\udfff]/.test(old.charAt(start + 12))) continue
      const [placement] = carryAll({ text: old }, { text }, [{ start, end: start + 12 }])
      if (placement && placement.state !== 'lost') expect(text.slice(placement.start, placement.end).isWellFormed()).toBe(true)
    }
  })
})

const word = fc.constantFrom('the', 'lens', 'light', 'ray', 'of', 'a', 'focus', 'plane', 'x^2', '透镜', '😀')
const text = fc.array(fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(' ')), { maxLength: 9 }).map((lines) => lines.join('\n'))
const anything = fc.oneof(text, fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 60 }))
const context = { hash: '', headings: [] }

test('any text and any selector give a place within the text, the same each time', () => {
  fc.assert(fc.property(anything, anything, fc.nat(200), fc.nat(80), anything, (old, after, at, length, stray) => {
    const span = { start: Math.min(at, old.length), end: Math.min(at + length, old.length) }
    const selectors = [selectorOf({ text: old, ...context }, span), { ...selectorOf({ text: old, ...context }, span), position: null },
      { quote: { exact: stray.slice(0, 30), prefix: '', suffix: stray.slice(30) }, position: { start: at, end: at + length }, headings: [stray] }]
    const places = () => [...matchAll({ text: after }, selectors), ...carryAll({ text: old }, { text: after }, [span, { start: at, end: at + length }])]
    const first = places()
    for (const { state, start, end, confidence } of first) {
      expect(confidence >= 0 && confidence <= 1).toBe(true)
      if (state !== 'lost') expect(0 <= start && start < end && end <= after.length).toBe(true)
    }
    expect(places()).toEqual(first)
  }), { numRuns: 300 })
})

test('on the text they were made on, all annotations are the same', () => {
  fc.assert(fc.property(text, fc.array(fc.tuple(fc.nat(), fc.nat(40)), { minLength: 1, maxLength: 8 }), (post, places) => {
    fc.pre(post.length > 0)
    const spans = places.map(([x, y]) => ({ start: x % post.length, end: Math.min(post.length, (x % post.length) + 1 + y) }))
    for (const placement of carryAll({ text: post }, { text: post }, spans)) expect(placement.state).toBe('same')
    matchAll({ text: post }, spans.map((span) => selectorOf({ text: post, ...context }, span))).forEach((placement, index) => {
      // Where the same words stand in the same surroundings again, refusing is allowed; standing elsewhere is not.
      if (placement.state !== 'lost') expect(placement).toMatchObject({ ...spans[index], state: 'same' })
    })
  }))
})
