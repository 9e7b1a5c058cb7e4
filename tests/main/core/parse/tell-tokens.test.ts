import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createMarkdown } from '../../../../src/main/core/parse/markdown.ts'
import { sanitise } from '../../../../src/main/core/parse/sanitise/sanitise.ts'
import { stowImages } from '../../../../src/main/core/parse/stowed-images.ts'

const folder = resolve(import.meta.dirname, '../../../fixtures/parse')
const posts = readdirSync(folder).filter((name) => /(?<!\.expected)\.md$/.test(name))
const markdown = createMarkdown()
const images = stowImages('')

/** The same post by the short way, from its tokens, and by the long one, over its HTML. */
function bothWays(source: string) {
  const short = markdown(source, 3)
  const long = markdown(source, 3)
  const { html } = long
  const told = sanitise(short, { slots: short.slots, images, rawFrom: null, markdown: true })
  const read = sanitise(html, { slots: long.slots, images, rawFrom: null, markdown: true })
  return { told, read }
}

describe('Markdown told from its tokens', () => {
  it.each(posts)('is what reading its HTML gives: %s', (name) => {
    const { told, read } = bothWays(readFileSync(join(folder, name), 'utf8'))
    expect(told).toEqual(read)
  })

  it.each([
    'words\n\n<div>\n\n# open\n\nwords\n\n- a\n\n</div>\n\nmore',
    'words <b>open\n\nmore *words*\n\n</b> end\n\n- a',
    '<!-- open\n\nwords -- > \n\n- a\n\n-->\n\nmore',
    '<textarea>\n\n*a*\n\n</textarea>\n\n*b*',
    'a <svg><g>\n\nb\n\n```\ncode\n```',
    '<p>a\n\n> quote\n\n1. one\n2. two',
    'a <a href="x\n\nb\n\nc">d</a>'
  ])('also behind what an author left open: %j', (source) => {
    const { told, read } = bothWays(source)
    expect(told).toEqual(read)
  })
})
