import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignTexts } from '../../../src/shared/anchor/align-texts.ts'
import { carry } from '../../../src/shared/anchor/carry.ts'

const POST = [
  'What a lens does',
  'A lens bends light so that rays from one point meet again in one point.',
  'The distance at which parallel rays meet is called the focal length.',
  '1/f = 1/a + 1/b',
  'Thick lenses need two principal planes instead of one centre.',
  'The distance at which parallel rays meet is called the focal length.',
  'In practice, every lens shows some aberration.'
].join('\n')

/** Carries the n-th standing of a quote in POST to `text` and tells what stands there. */
function carried(quote: string, text: string, standing = 0) {
  let start = POST.indexOf(quote)
  for (let n = 0; n < standing; n++) start = POST.indexOf(quote, start + 1)
  const placement = carry(POST, text)({ start, end: start + quote.length })
  return { state: placement.state, text: text.slice(placement.start, placement.end), start: placement.start }
}

describe('carry', () => {
  test('a span of an unchanged text stays the same', () => {
    expect(carried('focal length', POST)).toEqual({ state: 'same', text: 'focal length', start: POST.indexOf('focal length') })
  })

  test('text added above moves a span without touching it', () => {
    expect(carried('Thick lenses', `A new line.\n${POST}`)).toMatchObject({ state: 'moved', text: 'Thick lenses' })
  })

  test('of two equal sentences each keeps its own', () => {
    const text = `Preface.\n${POST}`
    const [first, second] = [0, 1].map((standing) => carried('meet is called the focal length', text, standing).start)
    expect(first).toBe(text.indexOf('meet is called'))
    expect(second).toBe(text.lastIndexOf('meet is called'))
  })

  test('of two equal sentences the deleted one is lost, although the words still stand elsewhere', () => {
    const lines = POST.split('\n')
    const text = lines.filter((_, index) => index !== 5).join('\n')
    expect(carried('parallel rays meet', text, 0).state).toBe('same')
    expect(carried('parallel rays meet', text, 1).state).toBe('lost')
  })

  test('a reworded sentence is changed, and the whole of it is proposed', () => {
    const text = POST.replace('bends light so that rays from one point', 'refracts light so that all rays from one point')
    expect(carried('bends light so that rays from one point meet again', text)).toMatchObject({
      state: 'changed', text: expect.stringMatching(/light so that all rays from one point meet again$/) as string
    })
  })

  test('a line that was split in two keeps the notes of both halves', () => {
    const text = POST.replace('two principal planes instead', 'two principal planes\ninstead')
    expect(carried('Thick lenses need', text)).toMatchObject({ state: 'same', text: 'Thick lenses need' })
    expect(carried('instead of one centre', text)).toMatchObject({ text: 'instead of one centre' })
  })

  test('of two lines that are alike, the one that was split is known from the one that was deleted', () => {
    const old = 'Now.\nThe current packet has version, network, block hash, genesis.\nThe new packet has version, network, block hash, genesis, mask, where the mask is ten bits wide and tells what is kept.\nDone.'
    const text = 'Now.\nThe handshake packet has version, network, block hash, genesis, mask.\nThe mask is ten bits wide and tells what is kept.\nDone.'
    const to = carry(old, text)
    const [first, second] = [old.indexOf('network, block'), old.lastIndexOf('network, block')].map((start) => to({ start, end: start + 19 }))
    expect(first?.state).toBe('lost')
    expect(text.slice(second?.start, second?.end)).toBe('network, block hash')
  })

  test('lines that were joined into one keep their notes', () => {
    const old = 'Before it.\nInitialize A as twice T.\nfor i from 254 down to 4:\nlet k be z minus 2z\nBehind it.'
    const text = 'Before it.\nbegin {Initialize } A as twice T. \\\\ {for } i { from } 254 { down to } 4: \\\\ let k be z minus 2z\nBehind it.'
    for (const quote of ['A as twice T', 'let k be z']) {
      const start = old.indexOf(quote)
      const { state, start: from, end } = carry(old, text)({ start, end: start + quote.length })
      expect([state === 'lost', text.slice(from, end)]).toEqual([false, quote])
    }
  })

  test('a short word whose sentence was rewritten around it is found in its line, where it stands but once', () => {
    const rewritten = (text: string) => POST.replace('A lens bends light so that rays from one point meet again in one point.', text)
    expect(carried('light', rewritten('So it is that rays from one point meet again in one point, by what glass does to light.')))
      .toMatchObject({ text: 'light', state: 'moved' })
    expect(carried('light', rewritten('So it is that rays from one point meet again in one point, by what glass, light or heavy, does to light.')).state).toBe('lost')
  })

  test('a paragraph that moved to the end takes its notes along', () => {
    const lines = POST.split('\n')
    const text = [...lines.slice(0, 4), ...lines.slice(5), lines[4]].join('\n')
    expect(carried('two principal planes', text)).toMatchObject({ state: 'moved', text: 'two principal planes' })
  })

  test('a sentence that moved into another paragraph is found', () => {
    const sentence = 'Thick lenses need two principal planes instead of one centre.'
    const text = POST.replace(`${sentence}\n`, '').replace('some aberration.', `some aberration. ${sentence}`)
    expect(carried('need two principal planes instead', text)).toMatchObject({ state: 'moved', text: 'need two principal planes instead' })
  })

  test('a paragraph that was split keeps notes on both halves', () => {
    const text = POST.replace('bends light so that', 'bends light.\nIt does so in such a way that')
    expect(carried('rays from one point meet again', text)).toMatchObject({ state: 'moved', text: 'rays from one point meet again' })
    expect(carried('A lens bends light', text).text).toBe('A lens bends light')
  })

  test('a deleted paragraph is lost even where unlike words took its place', () => {
    const text = POST.replace('Thick lenses need two principal planes instead of one centre.', 'Mirrors do the same by reflection, and need no glass at all.')
    expect(carried('need two principal planes', text).state).toBe('lost')
  })

  test('an empty span is lost', () => {
    expect(carry(POST, POST)({ start: 3, end: 3 }).state).toBe('lost')
  })
})

const word = fc.constantFrom('the', 'lens', 'light', 'ray', 'of', 'a', 'focus', 'plane', 'x^2', '透镜')
const text = fc.array(fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' ')), { maxLength: 12 }).map((lines) => lines.join('\n'))

test('what is kept really stands in both texts, and no character is used twice', () => {
  fc.assert(fc.property(text, text, (before, after) => {
    const kept = alignTexts(before, after)
    for (const { old, new: at, length } of kept) expect(after.slice(at, at + length)).toBe(before.slice(old, old + length))
    for (const side of ['old', 'new'] as const) {
      const spans = kept.map((stretch) => [stretch[side], stretch[side] + stretch.length] as const).sort((x, y) => x[0] - y[0])
      spans.forEach(([start], index) => { expect(start).toBeGreaterThanOrEqual(spans[index - 1]?.[1] ?? 0) })
    }
  }))
})

test('a text carried onto itself keeps every span', () => {
  fc.assert(fc.property(text, fc.nat(), fc.nat(), (post, x, y) => {
    fc.pre(post.length > 0)
    const start = x % post.length
    const end = start + 1 + (y % (post.length - start))
    expect(carry(post, post)({ start, end })).toEqual({ start, end, state: 'same', confidence: 1 })
  }))
})
