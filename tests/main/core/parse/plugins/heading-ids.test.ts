import { expect, it } from 'vitest'
import { parse } from '../serialise.ts'

const idsOf = (source: string) => parse(`x\n\n${source}`).headings.map(({ id }) => id)

it('makes ids of headings as GitHub does', () => {
  expect(idsOf('## Hello, *World*!\n## `code` & C++\n## Über 中文\n## a_b-c  d')).toEqual(
    ['post-hello-world', 'post-code--c', 'post-über-中文', 'post-a_b-c--d'].map((id) => id === 'post-a_b-c--d' ? 'post-a_b-c--d' : id))
})

it('numbers headings that are alike', () => {
  expect(idsOf('## A\n## A\n## A-1\n## A\n## !')).toEqual(['post-a', 'post-a-1', 'post-a-1-1', 'post-a-2', 'post-section'])
})

it('honours an id of the author’s, with classes or a colon', () => {
  const post = parse('x\n\n## A {#own}\n## B {.x #two}\n## C {: #three}\n## D {x}\n')
  expect(post.headings.map(({ id, text }) => [id, text])).toEqual(
    [['post-own', 'A'], ['post-two', 'B'], ['post-three', 'C'], ['post-d-x', 'D {x}']])
})

it('gives headings of raw HTML an id and an anchor too', () => {
  const post = parse('<h2 id="own">A</h2>\n\n<h3>B <b>c</b></h3>')
  expect(post.headings).toEqual([{ level: 2, text: 'A', id: 'post-own', start: 0 }, { level: 3, text: 'B c', id: 'post-b-c', start: 2 }])
})

it('leaves out a heading without text', () => {
  expect(parse('##\n\n## A').headings).toHaveLength(1)
})
