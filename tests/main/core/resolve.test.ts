import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createAssets } from '../../../src/main/core/assets.ts'
import { createResolve, type ResolveParts } from '../../../src/main/core/resolve.ts'
import { createStore } from '../../../src/main/core/store/store.ts'
import { temporaryFolder } from './folder.ts'
import { FOLDER, idOf, record } from './store/records.ts'

function resolver(from: string, { posts = [] as string[], files = {} as Record<string, string>, surroundings = undefined as ResolveParts['surroundings'] } = {}) {
  const root = temporaryFolder(files)
  const store = createStore({ file: join(temporaryFolder(), 'store.db') })
  onTestFinished(() => { store.close() })
  store.savePosts([from, ...posts].map((path) => record(path)))
  const assets = createAssets()
  return { root, assets, ...createResolve({ id: FOLDER, path: root }, from, { store, assets, surroundings }) }
}

describe('links between posts', () => {
  it.each([
    ['other.md', 'blog/other.md'],
    ['./other', 'blog/other.md'],
    ['other.html', 'blog/other.md'],
    ['../top.md', 'top.md'],
    ['/top.md', 'top.md'],
    ['/top/', 'top.md'],
    ['../other/', 'blog/other.md'],
    ['bundle/', 'blog/bundle/index.md'],
    ['/blog/bundle', 'blog/bundle/index.md'],
    ['/2021/07/11/dated.html', '_posts/2021-07-11-dated.md'],
    ['2021-07-11-dated', '_posts/2021-07-11-dated.md'],
    ['/2024/Dated/', '_posts/2021-07-11-dated.md'],
    ['with%20space.md', 'blog/with space.md'],
    ['other.md?plain=1', 'blog/other.md'],
    ['caf\u00e9.md', 'blog/cafe\u0301.md'],
    ['', 'blog/here.md']
  ])('%s leads to %s', (href, path) => {
    const { link } = resolver('blog/here.md', {
      posts: ['blog/other.md', 'top.md', 'blog/bundle/index.md', '_posts/2021-07-11-dated.md', 'blog/with space.md', 'blog/cafe\u0301.md']
    })
    expect(link(href)).toEqual({ postId: idOf(path) })
  })

  it('begin at the root of the site, with or without the path that its pages lie under', () => {
    const surroundings = { root: 'site', site: { engine: 'hugo', title: '', author: '', baseUrl: '/blog', url: '' } as const }
    const { link } = resolver('site/content/posts/here.md', { posts: ['site/content/docs/a.md', 'docs/a.md', 'docs/b.md'], surroundings })
    expect(link('/docs/a')).toEqual({ postId: idOf('site/content/docs/a.md') })
    expect(link('/blog/docs/a/#part')).toEqual({ postId: idOf('site/content/docs/a.md'), heading: 'part' })
    expect(link('/docs/b.md')).toEqual({ postId: idOf('docs/b.md') })
    expect(link('@/docs/a.md')).toEqual({ postId: idOf('site/content/docs/a.md') })
  })

  it('keep the heading', () => {
    expect(resolver('a.md', { posts: ['b.md'] }).link('b#Gr%C3%B6%C3%9Fe')).toEqual({ postId: idOf('b.md'), heading: 'Größe' })
  })

  it.each(['nowhere.md', '../../outside.md', '/', '..', 'a\0.md', '%', '%2e%2e/%2e%2e/etc/passwd'])('to %j are dead', (href) => {
    expect(resolver('blog/here.md').link(href)).toEqual({ dead: expect.stringContaining('There is no post') as string })
  })

  it('to files that are no posts say so', () => {
    expect(resolver('a.md').link('paper.pdf')).toEqual({ dead: 'Lectern opens posts, not other files: paper.pdf' })
    expect(resolver('a.md', { posts: ['Rust-1.88.0.md'] }).link('Rust-1.88.0')).toEqual({ postId: idOf('Rust-1.88.0.md') })
  })

  it('are dead where a slug means two posts', () => {
    expect(resolver('a.md', { posts: ['x/same.md', 'y/same.md'] }).link('/permalink/same/')).toHaveProperty('dead')
  })
})

describe('pictures', () => {
  it.each([
    ['pic.png', 'blog/pic.png'],
    ['../img/a%20b.png?w=2', 'img/a b.png'],
    ['/img/pic.svg', 'img/pic.svg'],
    ['/img/hidden.png', 'static/img/hidden.png'],
    ['beside.png', 'blog/here/beside.png']
  ])('%s is the file %s', (src, path) => {
    const { asset, assets, root } = resolver('blog/here.md', { files: { [path]: '' } })
    const offer = asset(src)
    expect(offer).toEqual({ url: expect.stringMatching(/^asset\/[0-9a-f]{32}$/) as string })
    const found = assets.find('url' in offer ? offer.url.slice('asset/'.length) : '')
    expect(found).toEqual({ path: join(root, path), type: path.endsWith('.svg') ? 'image/svg+xml' : 'image/png' })
  })

  it('that are not there, are no pictures or lie outside say so', () => {
    const { asset, root } = resolver('a.md', { files: { 'secret.txt': '', 'x.html': '' } })
    mkdirSync(join(root, 'folder.png'))
    symlinkSync('/etc/passwd', join(root, 'link.png'))
    for (const src of ['gone.png', 'secret.txt', 'x.html', '../../etc/passwd.png', 'folder.png', 'link.png', '', '%00.png']) {
      expect(asset(src), src).toEqual({ missing: expect.stringContaining('picture') as string })
    }
  })

  it('have addresses that another run of Lectern does not know', () => {
    const one = resolver('a.md', { files: { 'x.png': '' } })
    const offer = one.asset('x.png')
    expect(one.asset('./x.png')).toEqual(offer)
    expect(createAssets().find('url' in offer ? offer.url.slice(6) : '')).toBeNull()
    expect(one.assets.find('../x.png')).toBeNull()
  })

  it('are looked at again each time they are asked for', () => {
    const { asset, assets, root } = resolver('a.md', { files: { 'x.png': '', 'out/secret.png': '' } })
    const offer = asset('x.png')
    const id = 'url' in offer ? offer.url.slice(6) : ''
    rmSync(join(root, 'x.png'))
    symlinkSync('/etc/hostname', join(root, 'x.png'))
    expect(assets.find(id)).toBeNull()
  })
})

describe('notes by name', () => {
  it.each([
    ['Ideas%20of%20v1.2', 'deep/down/Ideas of v1.2.md'],
    ['%C3%9Cber%20uns', 'deep/Über uns.md'],
    ['deep/down/Ideas%20of%20v1.2', 'deep/down/Ideas of v1.2.md'],
    ['deep/%C3%9Cber%20uns', 'deep/Über uns.md']
  ])('%s is found in any folder', (href, path) => {
    expect(resolver('notes/here.md', { posts: ['deep/down/Ideas of v1.2.md', 'deep/Über uns.md'] }).link(href)).toEqual({ postId: idOf(path) })
  })

  it('pictures too, the nearest first', () => {
    const { asset, assets, root } = resolver('notes/a/here.md', { files: { 'notes/img/Plan 1.png': '', 'z/Plan 1.png': '', 'z/only.svg': '' } })
    const found = (src: string) => {
      const offer = asset(src)
      return 'url' in offer ? assets.find(offer.url.replace('asset/', ''))?.path.slice(root.length + 1) : offer.missing
    }
    expect(found('Plan%201.png')).toBe('notes/img/Plan 1.png')
    expect(found('ONLY.svg')).toBe('z/only.svg')
    expect(found('none.png')).toContain('There is no picture at')
  })
})
