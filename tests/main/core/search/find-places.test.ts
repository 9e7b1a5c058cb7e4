import { describe, expect, it } from 'vitest'
import { idOf } from '../store/records.ts'
import { libraryOf, noteOn } from './library.ts'

const POSTS = {
  'a.md': '---\ntitle: Adversarial attacks on language models\ndate: 2023-10-25\ntags: [Security]\n---\nWords.',
  'b.md': '---\ntitle: Large language agents\ndate: 2024-06-01\n---\nWords.',
  'c.md': '---\ntitle: Diffusion models for video\ndate: 2022-01-01\ntags: [diffusion]\n---\nWords.',
  'd.md': '---\ntitle: 扩散模型\ndate: 2021-01-01\n---\nWords.'
}

describe('places to jump to', () => {
  const titles = (words: string, limit = 20) => libraryOf(POSTS).search.findPlaces(words, limit).posts.map(({ path }) => path)

  it('are posts by words and by letters of their titles', () => {
    expect(titles('language')).toEqual(['b.md', 'a.md'])
    expect(titles('models video')).toEqual(['c.md'])
    expect(titles('dmv')).toEqual(['c.md'])
    expect(titles('advlm')).toEqual(['a.md'])
    expect(titles('模型')).toEqual(['d.md'])
    expect(titles('xyzzy')).toEqual([])
  })

  it('mark what of the title was meant', () => {
    const [found] = libraryOf(POSTS).search.findPlaces('dmv', 20).posts
    expect(found?.marks.map(({ start, end }) => found.title.slice(start, end))).toEqual(['D', 'm', 'v'])
  })

  it('are the posts that were read last, then the newest, for no words', () => {
    const { search, store } = libraryOf(POSTS)
    expect(search.findPlaces('', 3).posts.map(({ path }) => path)).toEqual(['b.md', 'a.md', 'c.md'])
    store.saveMarks(idOf('d.md'), { notes: 0, progress: 0.2, lastRead: '2026-01-01T00:00:00Z' })
    expect(search.findPlaces('', 2).posts.map(({ path }) => path)).toEqual(['d.md', 'b.md'])
  })

  it('are notes and tags by words', () => {
    const { search, store } = libraryOf(POSTS)
    store.saveNote(noteOn('c.md', { quote: 'Words', comment: 'Ask why.', colour: 'pink' }))
    expect(search.findPlaces('why', 20).notes).toEqual([
      { id: 'note-c.md', postId: idOf('c.md'), title: 'Diffusion models for video', quote: 'Words', comment: 'Ask why.', colour: 'pink' }
    ])
    expect(search.findPlaces('diff', 20).tags).toEqual([{ name: 'diffusion', posts: 1 }])
  })
})
