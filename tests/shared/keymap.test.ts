import { describe, expect, it } from 'vitest'
import { choose, isChanged, keysOf, sharersOf } from '../../src/shared/keymap.ts'

describe('keys of commands', () => {
  it('are the reader’s where they were chosen, and their own else', () => {
    expect(keysOf('library.show', {})).toEqual(['g'])
    expect(keysOf('library.show', { 'library.show': ['Mod+L'] })).toEqual(['Mod+L'])
    expect(keysOf('library.show', { 'library.show': [] })).toEqual([])
    expect(keysOf('posts.open', { 'posts.open': ['z'] })).toEqual(['Enter'])
  })

  it('are changed only where they differ from their own', () => {
    expect(isChanged('library.show', { 'library.show': ['g'] })).toBe(false)
    expect(isChanged('library.show', { 'library.show': [] })).toBe(true)
  })

  it('go back to their own', () => {
    const chosen = choose('library.show', ['l'], {})
    expect(chosen).toEqual({ 'library.show': ['l'] })
    expect(choose('library.show', ['g'], chosen)).toEqual({})
    expect(choose('library.show', null, { ...chosen, 'review.show': ['y'] })).toEqual({ 'review.show': ['y'] })
  })

  it('tell which other commands have them in the same place', () => {
    expect(sharersOf('reading.ruler', 's', {})).toEqual(['reading.scroll'])
    // The review skips with it, on a page of its own.
    expect(sharersOf('reading.scroll', 's', {})).toEqual([])
    // The library is shown from everywhere.
    expect(sharersOf('review.skip', 'G', {})).toEqual(['library.show'])
    expect(sharersOf('review.skip', 'g', { 'library.show': ['l'] })).toEqual([])
    // A tab is left for the next one from every page, and a post is marked in the list and below its text.
    expect(sharersOf('notebook.select', '.', {})).toEqual(['tab.next'])
    expect(sharersOf('reading.ruler', 'm', {})).toEqual(['posts.mark'])
  })
})
