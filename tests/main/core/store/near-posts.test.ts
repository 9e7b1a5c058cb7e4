import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { linkKeys } from '../../../../src/main/core/store/link-keys.ts'
import type { PostRecord } from '../../../../src/main/core/store/post-record.ts'
import { createStore } from '../../../../src/main/core/store/store.ts'
import { temporaryFolder } from '../folder.ts'
import { FOLDER, idOf, record } from './records.ts'

function storeOf(...records: PostRecord[]) {
  const store = createStore({ file: join(temporaryFolder(), 'store.db') })
  onTestFinished(() => { store.close() })
  store.savePosts(records)
  return store
}

describe('the ends of addresses', () => {
  it('are those that posts are known by, whatever form the address has', () => {
    const keys = (...links: string[]) => [...linkKeys('posts/here.md', links)]
    for (const link of ['on-snails.md', '/blog/2020-05-06-on-snails/', '../On-Snails.html#top', 'deep/on-snails/index.md?x=1', 'on%2Dsnails']) {
      expect(keys(link), link).toContain('on-snails')
    }
    expect(keys('Notes on v1.2')).toEqual(['notes on v1.2', 'notes on v1'])
    expect(keys('../')).toEqual([])
    expect(keys('./')).toEqual(['posts'])
    expect(keys('https://example.org/on-snails', '//example.org/x', 'mailto:a@b.c', '#here', '%E0%A4%A')).toEqual(['%e0%a4%a'])
  })
})

describe('posts near a post', () => {
  it('are its neighbours by date and path in its folder, undated posts before all others', () => {
    const store = storeOf(
      record('a.md', { meta: { date: '2020-01-01' } }), record('b.md', { meta: { date: '2020-01-01' } }), record('c.md', { meta: { date: '2021-01-01' } }),
      record('undated.md'), record('other.md', { folderId: 'ffffffff', meta: { date: '2020-06-01' } })
    )
    expect(store.neighbours(idOf('b.md'))).toEqual({ older: idOf('a.md'), newer: idOf('c.md') })
    expect(store.neighbours(idOf('a.md'))).toEqual({ older: idOf('undated.md'), newer: idOf('b.md') })
    expect(store.neighbours(idOf('c.md'))).toEqual({ older: idOf('b.md'), newer: null })
    store.hidePosts([idOf('b.md')])
    expect(store.neighbours(idOf('a.md')).newer).toBe(idOf('c.md'))
  })

  it('are those with an address that ends like its own, and no more once they are written anew', () => {
    const store = storeOf(record('to.md'), record('deep/README.md'), record('from.md', { links: ['to.md', 'deep/'] }))
    const linking = (path: string) => store.linkingTo(FOLDER, { id: idOf(path), path }, 10).map(({ path: from }) => from)
    expect(linking('to.md')).toEqual(['from.md'])
    expect(linking('deep/README.md')).toEqual(['from.md'])
    store.savePosts([record('from.md')])
    expect(linking('to.md')).toEqual([])
    store.removePosts([idOf('from.md')])
    expect(store.linksOf(idOf('from.md'))).toBeNull()
  })

  it('are about the same, by words that are frequent in it and rare elsewhere', () => {
    const filler = Array.from({ length: 40 }, (_, n) => record(`filler-${n}.md`, { text: `Common words about nothing in particular, number ${n}, and thousands of others.` }))
    const store = storeOf(
      ...filler,
      record('snails.md', { meta: { title: 'On snails' }, text: 'Snails carry shells. A snail retracts its tentacles; shells coil. Common words.' }),
      record('shells.md', { text: 'Shells coil to the right in most snails. Common words.' }),
      record('code.md', { text: 'shells coil snails tentacles', parts: [{ kind: 'code', start: 0, end: 28 }] }),
      record('中文.md', { text: '蜗牛背着壳慢慢爬行。蜗牛的壳。' }), record('中文二.md', { text: '这里也有蜗牛背着壳。' })
    )
    expect(store.related(idOf('snails.md'), 5)[0]).toBe(idOf('shells.md'))
    expect(store.related(idOf('snails.md'), 5)).not.toContain(idOf('snails.md'))
    expect(store.related(idOf('中文.md'), 5)).toEqual([idOf('中文二.md')])
    expect(store.related(idOf('code.md'), 5)).toEqual([])
    expect(store.related('ffffffff-0000000000000000', 5)).toEqual([])
    store.hidePosts([idOf('shells.md')])
    expect(store.related(idOf('snails.md'), 5)).not.toContain(idOf('shells.md'))
  })
})
