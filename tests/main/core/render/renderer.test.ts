import { describe, expect, it } from 'vitest'
import { createRenderCache } from '../../../../src/main/core/render/cache.ts'
import { createRenderer } from '../../../../src/main/core/render/renderer.ts'
import { canonical, code, image, link, math, NOTHING, postOf, render } from './render-post.ts'

describe('renderer', () => {
  it('shows the canonical text that the parser found, whatever is in the slots', async () => {
    const post = postOf(
      ['<h2 id="post-setup">Set ', math('a  <\n b'), ' up<a class="anchor" data-skip href="#post-setup">#</a></h2><p>Text ', math('\\frac'), ', ',
        math('x &= "y"', true), ' more ', image('a.png', ' An  alt '), image('https://example.org/x', 'far'), link('x.md'), 'dead</a>', link('#a'), 'in</a></p>'],
      [code('\n\nfor x in y:\n\n    pass  \n', 'python', 'title'), code('a <b> & c', 'nope'), '<ul><li>', code('\n', ''), '</li></ul><p>End</p>']
    )
    const { html } = await render(post)
    expect(canonical(html)).toBe(post.text)
    expect(post.text).toContain('Set a < b up')
  })

  it('yields the sections in order, each as soon as it is ready', async () => {
    const steps = createRenderer().render(postOf(['a'], [math('x')], ['c']), { hash: 'h', resolve: NOTHING })
    expect(await steps.next()).toEqual({ done: false, value: { index: 0, html: 'a' } })
    expect(await steps.next()).toMatchObject({ value: { index: 1 } })
    expect(await steps.next()).toEqual({ done: false, value: { index: 2, html: 'c' } })
    expect(await steps.next()).toEqual({ done: true, value: [] })
  })

  it('lets others work between slices, within one section too', async () => {
    let turns = 0
    let going = true
    const count = () => { turns++; if (going) setImmediate(count) }
    setImmediate(count)
    const long = Array.from({ length: 400 }, (_, n) => math(`\\frac{x_{${n}}}{y}`))
    await render(postOf(long), { renderer: createRenderer({ limits: { slice: 1 } }) })
    going = false
    expect(turns).toBeGreaterThan(5)
  })

  it('stops when it is told to, and keeps nothing of the post', async () => {
    const cache = createRenderCache()
    const stop = new AbortController()
    const steps = createRenderer({ cache }).render(postOf(['a'], ['b']), { hash: 'h', resolve: NOTHING, signal: stop.signal })
    await steps.next()
    stop.abort(new Error('enough'))
    await expect(steps.next()).rejects.toThrow('enough')
    expect(cache.bytes).toBe(0)
  })

  it('reports in the order of the source', async () => {
    const { warnings } = await render(postOf([image('x.png'), math('\\frac'), link('y'), code('a', 'nope')]))
    expect(warnings.map(({ line }) => line)).toEqual([7, 8, 9, 10])
  })

  it('counts warnings beyond the first two hundred', async () => {
    const { warnings } = await render(postOf(Array.from({ length: 250 }, () => math('\\nope'))))
    expect(warnings).toHaveLength(201)
    expect(warnings.at(-1)).toMatchObject({ code: 'more-warnings', message: expect.stringContaining('50') })
  })
})

describe('cache', () => {
  it('keeps formulas, code and their warnings, and asks for images and links at every opening', async () => {
    const cache = createRenderCache()
    const renderer = createRenderer({ cache })
    const post = postOf([math('\\nope'), code('x', 'python'), image('a.png')])
    const before = await render(post, { renderer, hash: 'h' })
    const after = await render(post, { renderer, hash: 'h', resolve: { ...NOTHING, asset: () => ({ url: 'asset/1' }) } })
    expect(before.warnings.map(({ code }) => code)).toEqual(['math-failed', 'image-missing'])
    expect(after.warnings.map(({ code }) => code)).toEqual(['math-failed'])
    expect(after.html).toContain('src="asset/1"')
    expect(after.html.split('<img')[0]).toBe(before.html.split('<span class="image-missing"')[0])
  })

  it('answers from memory: what the slots hold now does not matter', async () => {
    const renderer = createRenderer()
    await render(postOf([math('one')]), { renderer, hash: 'h' })
    expect((await render(postOf([math('two')]), { renderer, hash: 'h' })).html).toContain('data-tex="one"')
    expect((await render(postOf([math('two')]), { renderer, hash: 'other' })).html).toContain('data-tex="two"')
    renderer.close()
    expect((await render(postOf([math('two')]), { renderer, hash: 'h' })).html).toContain('data-tex="two"')
  })

  it('stays within its size and drops what was not opened for longest', () => {
    const cache = createRenderCache(10_000)
    const post = { sections: [['x'.repeat(3000)]], warnings: [] }
    cache.set('a', post)
    cache.set('b', post)
    cache.get('a')
    cache.set('c', post)
    cache.set('d', post)
    expect(['a', 'b', 'c', 'd'].filter((key) => cache.get(key))).toEqual(['a', 'c', 'd'])
    expect(cache.bytes).toBeLessThanOrEqual(10_000)
    cache.set('e', { sections: [['\u0416'.repeat(6000)]], warnings: [] })
    expect(cache.get('e')).toBeUndefined()
    expect(cache.get('a')).toBeDefined()
  })
})
