import { describe, expect, it } from 'vitest'
import { parse } from './serialise.ts'

const metaOf = (source: string, path = 'some-post.md', mtime?: number) => parse(source, { path, mtime }).meta
const yaml = (...lines: string[]) => `---\n${lines.join('\n')}\n---\n\nFirst words.\n`

describe('readMeta', () => {
  it('takes what the front matter tells, by any of its usual names', () => {
    expect(metaOf(yaml('title: "T: t"', 'date: 2020-01-02', 'last_modified_at: 3 May 2021', 'tags: [a, b]', 'categories: c',
      'author: Ada', 'description: D', 'draft: true'))).toEqual({
      title: 'T: t', date: '2020-01-02', updated: '2021-05-03', tags: ['a', 'b', 'c'], authors: ['Ada'], summary: 'D', draft: true,
      words: 2, minutes: 1
    })
  })

  it('reads tags as a list, with commas or with spaces', () => {
    expect(metaOf(yaml('tags: [a, " b ", a, 3]')).tags).toEqual(['a', 'b', '3'])
    expect(metaOf(yaml('tags: machine learning, vision')).tags).toEqual(['machine learning', 'vision'])
    expect(metaOf(yaml('tags: one two')).tags).toEqual(['one', 'two'])
    expect(metaOf('+++\n[taxonomies]\ntags = ["z"]\n+++\n').tags).toEqual(['z'])
  })

  it('reads authors as names, objects, links, handles and addresses', () => {
    expect(metaOf(yaml('authors:', '  - name: Ada L.', '    url: x', '  - Grace')).authors).toEqual(['Ada L.', 'Grace'])
    expect(metaOf(yaml('author: Ada L (@ada) <a@b.c>, Grace H (@grace)')).authors).toEqual(['Ada L', 'Grace H'])
    expect(metaOf(yaml('author: "[Ada L](https://x.y) (Corp, Inc), [Grace](z)"')).authors).toEqual(['Ada L', 'Grace'])
    expect(metaOf(yaml('author: Ada L, Grace H')).authors).toEqual(['Ada L', 'Grace H'])
    expect(metaOf(yaml('author: "Lovelace, Ada"')).authors).toEqual(['Lovelace, Ada'])
  })

  it('takes the title from the first heading, else from the file', () => {
    expect(metaOf('Text\n\n## Two\n\n# One').title).toBe('One')
    expect(metaOf('Text\n\n## Two').title).toBe('Two')
    expect(metaOf('Text', 'a/2021-07-11-my_first-post.md').title).toBe('My first post')
    expect(metaOf('Text', 'a/2021-07-11-bundle/index.md').title).toBe('Bundle')
    expect(metaOf('', 'x.md').title).toBe('X')
  })

  it('takes the date from the file’s name, folders or address, else from its time', () => {
    expect(metaOf('T', 'a/2021-07-11-name.md', 0).date).toBe('2021-07-11')
    expect(metaOf('T', 'a/2021-07-11-name/index.md').date).toBe('2021-07-11')
    expect(metaOf('T', '2021/07/11/name.md').date).toBe('2021-07-11')
    expect(metaOf('+++\npath = "news/2019/10/15/x"\n+++\n').date).toBe('2019-10-15')
    expect(metaOf('T', 'name.md', Date.UTC(2020, 1, 3, 4, 5, 6)).date).toBe('2020-02-03T04:05:06Z')
    expect(metaOf('T').date).toBeNull()
  })

  it('shows a heading that says the title only once', () => {
    const post = parse('# A *title*\n\nText $x$.\n\n## Next')
    expect(post.meta.title).toBe('A title')
    expect(post.text).toBe('Text x.\nNext')
    expect(post.headings).toEqual([{ level: 2, text: 'Next', id: 'post-next', start: 8 }])
    expect(post.sections[0]?.start).toBe(0)
    expect(parse('---\ntitle: Other\n---\n# A title\n\nText').text).toBe('A title\nText')
    expect(parse('# Only a title').sections).toEqual([])
  })

  it('summarises by the text above the fold, else by the first paragraph, in plain words', () => {
    expect(metaOf('One *two* $x^2$.\n\nThree.\n\n<!--more-->\n\nFour').summary).toBe('One two x^2. Three.')
    expect(metaOf('# T\n\n![only a picture](a.png)\n\n> Quote\n\nThe first paragraph.\n\nMore').summary).toBe('The first paragraph.')
    const long = metaOf('word '.repeat(200)).summary
    expect(long).toMatch(/^(?:word )+word…$/)
    expect(long.length).toBeLessThanOrEqual(300)
    expect(metaOf('没有空格的中文。'.repeat(100)).summary.length).toBeLessThanOrEqual(300)
  })

  it('counts words of text, and CJK characters as words', () => {
    expect(metaOf('One two – three.\n\n```\nx = 1\n```').words).toBe(5)
    expect(metaOf('中文字 and 日本語')).toMatchObject({ words: 7, minutes: 1 })
    expect(metaOf('word '.repeat(441)).minutes).toBe(3)
    expect(metaOf('字'.repeat(800)).minutes).toBe(2)
  })
})
