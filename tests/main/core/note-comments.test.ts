import { describe, expect, it } from 'vitest'
import { createNoteComments } from '../../../src/main/core/note-comments.ts'
import { noteTags } from '../../../src/main/core/note-tags.ts'

const comments = createNoteComments()
const one = async (text: string) => (await comments.render([text]))[0] ?? ''

describe('the comment of a note', () => {
  it('is Markdown with formulas and code', async () => {
    const html = await one('So **bold**, $x^2$:\n\n```python\nprint(1)\n```\n\n- a\n- b')
    expect(html).toContain('<strong>bold</strong>')
    expect(html).toContain('data-tex="x^2"')
    expect(html).toContain('class="katex"')
    expect(html).toContain('<figure class="code" data-language="python">')
    expect(html).toContain('--shiki-')
    expect(html).toContain('<li>a</li>')
  })

  it('keeps a heading, a rule and what looks like front matter', async () => {
    expect(await one('# Only a title')).toContain('Only a title')
    const html = await one('---\ntitle: no\n---\n\nmine\n\n---\n\ntheirs')
    for (const words of ['title: no', 'mine', '<hr>', 'theirs']) expect(html).toContain(words)
  })

  it('lets nothing through that could run or load', async () => {
    const html = await one('<script>alert(1)</script><img src=x onerror=alert(1)>\n\n[a](javascript:alert(1)) ![p](https://example.org/p.png) ![f](file.png)')
    expect(html).not.toMatch(/<script|<img|onerror="|href="javascript/i)
    expect(html).toContain('image-remote')
    expect(html).toContain('image-missing')
  })

  it('shows a formula that fails as it was written', async () => {
    expect(await one('$\\frac{1}$')).toMatch(/math-error/)
  })

  it('answers many in their order, and the same for the same text', async () => {
    const texts = Array.from({ length: 30 }, (_, n) => `note ${n}`)
    const html = await comments.render([...texts, 'note 0'])
    expect(html.map((each) => /note \d+/.exec(each)?.[0])).toEqual([...texts, 'note 0'])
    expect(await comments.render(texts.slice(0, 2))).toEqual(html.slice(0, 2))
  })

  it('keeps no more than it may, and renders what it forgot again', async () => {
    const small = createNoteComments(60)
    const [first] = await small.render(['first note'])
    await small.render(['a second note that is longer'])
    expect((await small.render(['first note']))[0]).toBe(first)
  })
})

describe('tags of notes', () => {
  it('are counted, the most used first, then by name', () => {
    expect(noteTags([{ tags: ['b', 'a'] }, { tags: ['b'] }, { tags: ['c'] }])).toEqual([
      { name: 'b', notes: 2 }, { name: 'a', notes: 1 }, { name: 'c', notes: 1 }
    ])
    expect(noteTags([])).toEqual([])
  })
})
