import { describe, expect, it } from 'vitest'
import { needsAttention, quoteWithin, toAttention } from '../../../../src/main/core/notebook/attention.ts'
import { note } from './notes.ts'

const TEXT = 'First line\nThe sampler takes forty steps, then stops.\nLast line'
const start = TEXT.indexOf('takes')
const placed = (state: 'same' | 'moved' | 'changed' | 'lost', end = start + 'takes forty steps'.length) => ({ start, end, state, confidence: 0.8 })
const present = () => ({ text: TEXT, hash: 'new', headings: [{ level: 1, text: 'First line', id: 'post-a', start: 0 }] })
const postOf = (id: string) => ({ id, title: 'T', path: 'p.md', missing: false })

describe('what needs attention', () => {
  it('is what changed or went, unless it was detached or stands on the whole post', () => {
    const states = (['same', 'moved', 'changed', 'lost'] as const).map((state) => needsAttention(note('x', { placement: placed(state) })))
    expect(states).toEqual([false, false, true, true])
    expect(needsAttention(note('x', { placement: placed('lost'), detached: true }))).toBe(false)
    expect(needsAttention(note('', { placement: placed('lost'), kind: 'page' }))).toBe(false)
  })

  it('comes with the old words, the proposed place, and a selector that accepts it', () => {
    const [item] = toAttention([note('takes fifty steps', { placement: placed('changed') })], present, postOf)
    expect(item?.then.exact).toBe('takes fifty steps')
    expect(item?.now).toEqual({ exact: 'takes forty steps', prefix: 'The sampler ', suffix: ', then stops.' })
    expect(item?.selector).toMatchObject({ hash: 'new', position: { start, end: start + 17 }, headings: ['First line'], quote: { exact: 'takes forty steps' } })
  })

  it('has no proposal where the words are gone, the text is unknown, or is shorter than the place', () => {
    const changed = note('x', { placement: placed('changed') })
    expect(toAttention([note('x', { placement: placed('lost') })], present, postOf)[0]?.now).toBeNull()
    expect(toAttention([changed], () => null, postOf)[0]?.selector).toBeNull()
    expect(toAttention([note('x', { placement: placed('changed', 9999) })], present, postOf)[0]?.now).toBeNull()
  })

  it('shows a quote within its own line, cut between words', () => {
    expect(quoteWithin(TEXT, { start: TEXT.indexOf('forty'), end: TEXT.indexOf('forty') + 5 })).toEqual({
      prefix: 'The sampler takes ', exact: 'forty', suffix: ' steps, then stops.'
    })
    const long = `${'word '.repeat(60)}HERE${' word'.repeat(60)}`
    const at = long.indexOf('HERE')
    const { prefix, suffix } = quoteWithin(long, { start: at, end: at + 4 })
    expect(prefix).toMatch(/^… (word )+$/)
    expect(suffix).toMatch(/^( word)+ …$/)
  })
})
