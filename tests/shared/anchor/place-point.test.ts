import { describe as group, expect, it } from 'vitest'
import { placeAll } from '../../../src/main/core/annotations/placer.ts'
import { describe } from '../../../src/shared/anchor/describe.ts'
import type { Placement } from '../../../src/shared/model.ts'

const OLD = 'First words of a post.\nThe second paragraph says more.\nA third one ends it.'
const at = OLD.indexOf('The second')
const selector = describe({ text: OLD, hash: 'old', headings: [] }, { start: at, end: at })
const onlyOf = ([only]: Placement[]): Placement => {
  if (!only) throw new Error('placed nothing')
  return only
}
const place = (text: string, kept: boolean, hash = 'new') => onlyOf(placeAll({ hash, text }, [selector], () => (kept ? OLD : null)))

group.each([['with the old text', true], ['by its context alone', false]])('a bookmark %s', (_, kept) => {
  it('stays where it was set', () => {
    expect(place(OLD, kept, 'old')).toEqual({ start: at, end: at, state: 'same', confidence: 1 })
  })

  it('moves with the words behind it', () => {
    const text = `A new beginning.\n${OLD}`
    expect(place(text, kept)).toMatchObject({ start: text.indexOf('The second'), end: text.indexOf('The second'), state: 'moved' })
  })

  it('stays behind the words before it where those behind it went', () => {
    const text = 'Before.\nFirst words of a post.\nQuite other things now.'
    const { start, state } = place(text, kept)
    expect([text.slice(start).trim(), state]).toEqual(['Quite other things now.', 'moved'])
  })

  it('is lost where nothing around it is left', () => {
    expect(place('Nothing of that stands here.', kept)).toEqual({ start: at, end: at, state: 'lost', confidence: 0 })
  })
})

it('a note on the whole post stays with it, whatever becomes of its words', () => {
  const whole = describe({ text: OLD, hash: 'old', headings: [] }, { start: 0, end: 0 })
  expect(onlyOf(placeAll({ hash: 'new', text: 'Other words.' }, [whole], () => null))).toEqual({ start: 0, end: 0, state: 'same', confidence: 1 })
})
