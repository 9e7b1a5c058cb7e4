import { describe, expect, it } from 'vitest'
import type { Resolve } from '../../../../src/main/core/render/renderer.ts'
import { renderFragment } from '../../../../src/main/core/render/render-fragment.ts'
import { canonical, elementsOf, image, link, math, NOTHING, postOf, render } from './render-post.ts'

const resolve: Resolve = {
  asset: (src) => src === 'fig 1.png' ? { url: 'asset/7f"' } : { missing: `There is no file ${src}.` },
  link: (href) => href === 'other.md#a' ? { postId: 'f-p', heading: 'post-mortem' } : href === 'gone.md' ? { dead: 'The post gone.md does not exist.' } : null
}

const first = async (...parts: Parameters<typeof postOf>[0]) => {
  const { html, warnings } = await render(postOf(parts), { resolve })
  return { html, warnings, element: elementsOf(html)[0] }
}

describe('images', () => {
  it('of the library are lazy and keep what the parser allowed', async () => {
    const { html } = await first(image('fig 1.png', 'a "b" <c>', ' width="10" height="20"'))
    expect(html).toBe('<img src="asset/7f&quot;" alt="a &quot;b&quot; &lt;c&gt;" width="10" height="20" loading="lazy">')
  })

  it('that are missing name their file and warn', async () => {
    const { html, element, warnings } = await first(image('img/a%20b.png?raw=1', 'A plot'))
    expect(element).toMatchObject({ name: 'span', attributes: { class: 'image-missing', 'data-text': 'A plot', title: 'There is no file img/a%20b.png?raw=1.' } })
    expect(html).toContain('>img/a b.png: A plot</span>')
    expect(warnings).toMatchObject([{ code: 'image-missing', line: 9 }])
  })

  it.each([
    'https://tracker.example/a.png', 'HTTP://tracker.example/a.png', '//tracker.example/a.png', '\\\\tracker.example/a.png',
    ' \n//tracker.example/a.png', 'ht\ntps://tracker.example/a.png', '/\t/tracker.example/a.png'
  ])('of the web are never loaded: %j', async (src) => {
    const { html, element, warnings } = await first(image(src, 'Alt'))
    expect(elementsOf(html).map(({ name }) => name)).toEqual(['a'])
    expect(element?.attributes).toMatchObject({ class: 'image-remote', 'data-text': 'Alt', rel: 'noopener noreferrer', target: '_blank' })
    expect(element?.attributes.href).toMatch(/^https?:\/\/tracker\.example\/a\.png$/)
    expect(html).toContain('>Image on tracker.example: Alt</a>')
    expect(canonical(html)).toBe('Alt')
    expect(warnings).toMatchObject([{ code: 'image-remote', message: expect.stringContaining('tracker.example') as string }])
  })

  it('of the web do not put a link into a link', async () => {
    const { html } = await first(link('https://example.org/'), image('https://example.org/a.png', 'x'), '</a>', image('https://example.org/b.png', 'y'))
    expect(elementsOf(html).map(({ name, attributes }) => `${name}.${attributes.class}`)).toEqual(['a.external', 'span.image-remote', 'a.image-remote'])
    const dead = await first('<p><a class="dead">', image('https://example.org/a.png', 'x'), '</a></p>')
    expect(elementsOf(dead.html).map(({ name }) => name)).toEqual(['p', 'a', 'span'])
  })

  it('may carry their data', async () => {
    expect((await first(image('data:image/png;base64,AAAA'))).element).toMatchObject({ name: 'img', attributes: { src: 'data:image/png;base64,AAAA' } })
  })

  it.each(['javascript:alert(1)', 'data:text/html,<script>', 'file:///etc/passwd', 'blob:x', ''])('with the address %j are not shown', async (src) => {
    const { element, warnings } = await first(image(src, '"><script>'))
    expect(element).toMatchObject({ name: 'span', attributes: { class: 'image-missing', 'data-text': '"><script>' } })
    expect(warnings).toHaveLength(1)
  })
})

describe('links', () => {
  it('inside the post go where the parser says', async () => {
    expect((await first(link('#post-setup', ' title="t"'), 'x</a>')).html).toBe('<a href="#post-setup" data-heading="post-setup" title="t">x</a>')
    expect((await first(link('#fn"1'), 'x</a>')).html).toBe('<a href="#post-fn&quot;1" data-heading="post-fn&quot;1">x</a>')
  })

  it('to another post carry its id', async () => {
    expect((await first(link('other.md#a'), 'x</a>')).html).toBe('<a data-post="f-p" data-heading="post-post-mortem" href="#/post/f-p">x</a>')
  })

  it('to the web open outside', async () => {
    const { html } = await first(link('https://example.org/?a=1&b="2"', ' class="button"'), 'x</a>')
    expect(html).toBe('<a href="https://example.org/?a=1&amp;b=%222%22" rel="noopener noreferrer" target="_blank" class="external button">x</a>')
    expect((await first(link('//example.org/a'))).element?.attributes.href).toBe('https://example.org/a')
    expect((await first(link('mailto:a@example.org'))).element?.attributes).toMatchObject({ href: 'mailto:a@example.org', class: 'external' })
  })

  it.each(['gone.md', 'unknown/', 'javascript:alert(1)', ' java\nscript:alert(1)', '\u0001javascript:alert(1)', 'data:text/html,x', 'file:///etc', 'vbscript:x', 'https://[bad'])(
    'that lead nowhere have no address: %j', async (href) => {
      const { element, warnings } = await first(link(href), 'x</a>')
      expect(element).toMatchObject({ name: 'a', attributes: { class: 'dead' } })
      expect(element?.attributes.href).toBeUndefined()
      expect(element?.attributes.title).toMatch(/\.$/)
      expect(warnings).toMatchObject([{ code: 'link-dead', line: 10 }])
    })
})

it('renders a fragment outside of any post', async () => {
  const html = await renderFragment(['<p>', math('x'), ' ', link('https://example.org/'), 'w</a></p>'], NOTHING)
  expect(html).toMatch(/^<p><span class="math" data-tex="x"><span class="katex">.*<\/a><\/p>$/s)
})
