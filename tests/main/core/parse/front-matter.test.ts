import { describe, expect, it } from 'vitest'
import { splitFrontMatter } from '../../../../src/main/core/parse/front-matter.ts'

describe('splitFrontMatter', () => {
  it('reads YAML between dashes and counts its lines', () => {
    const { data, body, lines, warning } = splitFrontMatter('---\ntitle: A: B\n---\nText\n'.replace('A: B', '"A: B"'))
    expect({ data, body, lines, warning }).toEqual({ data: { title: 'A: B' }, body: 'Text\n', lines: 3, warning: null })
  })

  it('reads TOML between plus signs', () => {
    const { data, body } = splitFrontMatter('+++\ntitle = "A"\n[taxonomies]\ntags = ["x"]\n+++\n\nText')
    expect(data).toEqual({ title: 'A', taxonomies: { tags: ['x'] } })
    expect(body).toBe('\nText')
  })

  it('reads JSON in braces', () => {
    expect(splitFrontMatter('{\n  "title": "A"\n}\nText')).toMatchObject({ data: { title: 'A' }, body: 'Text', lines: 3 })
    expect(splitFrontMatter('{"title": "A"}\nText')).toMatchObject({ data: { title: 'A' }, body: 'Text', lines: 1 })
  })

  it('does not mind a byte order mark, CRLF or dots as the closing fence', () => {
    expect(splitFrontMatter('\ufeff---\r\ntitle: A\r\n---\r\nText\r\n')).toMatchObject({ data: { title: 'A' }, body: 'Text\r\n', lines: 3 })
    expect(splitFrontMatter('---\ntitle: A\n...\nText')).toMatchObject({ data: { title: 'A' }, body: 'Text' })
  })

  it.each([
    ['a rule at the top', '---\n\nOnly words here\n\n---\nText'],
    ['a fence that is never closed', '---\ntitle: A\n\nText'],
    ['a shortcode', '{{< figure >}}\nText'],
    ['a kramdown list', '{: .class}\nText'],
    ['plain text', 'Text\n---\nmore']
  ])('leaves %s in the text', (_, source) => {
    expect(splitFrontMatter(source)).toEqual({ data: {}, body: source, lines: 0, warning: null })
  })

  it('takes an empty front matter for one', () => {
    expect(splitFrontMatter('---\n---\nText')).toMatchObject({ data: {}, body: 'Text' })
  })

  it('keeps a post whose YAML does not parse, with title and date from its lines and the line that is wrong', () => {
    const front = splitFrontMatter('---\ntitle: One: two\ndate: 2021-02-03\ntags: [a\n---\nText')
    expect(front.data).toMatchObject({ title: 'One: two', date: '2021-02-03' })
    expect(front.body).toBe('Text')
    expect(front.warning).toMatchObject({ code: 'front-matter-invalid', line: 2 })
    expect(front.warning?.message).toContain('mend it')
  })

  it('keeps a post whose TOML or JSON does not parse', () => {
    expect(splitFrontMatter('+++\ntitle = "A"\nb = [\n+++\nText')).toMatchObject({ data: { title: 'A' }, warning: { line: 4 }, body: 'Text' })
    expect(splitFrontMatter('{\n"title": "A",\n"b": \n}\nText')).toMatchObject({ data: { title: 'A' }, warning: { line: 1 }, body: 'Text' })
  })

  it('refuses custom tags and floods of aliases', () => {
    expect(splitFrontMatter('---\na: !!js/function "f"\n---\n').warning).not.toBeNull()
    expect(splitFrontMatter(`---\na: &a x\nb: [${'*a,'.repeat(60)}]\n---\n`).warning).not.toBeNull()
  })

  it('pollutes no prototype', () => {
    splitFrontMatter('---\n__proto__: { polluted: yes }\n---\n')
    splitFrontMatter('{"__proto__": {"polluted": true}}\n')
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})
