import { expect, it } from 'vitest'
import { parse, show } from './serialise.ts'

const data = (length: number) => `data:image/png;base64,${'A'.repeat(length)}`

it('shows an embedded picture in place, once for each time it stands in the post', () => {
  const post = parse(`Before ![one](${data(1200)}) and ![two](${data(1300)}).`)
  expect(show(post)).toContain(`<img src="${data(1200)}" alt="one"`)
  expect(show(post)).toContain(`<img src="${data(1300)}" alt="two"`)
  expect(post.text).toBe('Before one and two.')
})

it('gives a placeholder for a picture of megabytes, and nothing of it to the text', () => {
  const post = parse(`![plot](${data(2_100_000)})`)
  expect(show(post)).toBe('<figure class="figure"><span class="image-missing" data-text="plot" title="This embedded picture is too large to be shown."></span></figure>\n')
  expect(post.text).toBe('plot')
})

it('shortens an embedded picture that no image shows', () => {
  const post = parse(`\`\`\`\n${data(5000)}\n\`\`\`\n\n![broken](${data(5000)}`)
  expect(post.text.length).toBeLessThan(250)
  expect(post.text).toContain('data:image/png;base64,AAAA')
  expect(post.text).not.toContain('stowed')
})

it('gives a forged mark no picture twice', () => {
  const post = parse(`${'![x](data:image/png;stowed,0-)'.repeat(50)}![y](${data(2000)})`)
  expect(show(post).split('AAAA'.repeat(100)).length).toBeLessThan(10)
})

it('opens a post of many megabytes of pictures as a post', () => {
  const post = parse(`# T\n\n## Two\n\n${`![x](${data(1_000_000)})\n\n`.repeat(7)}`)
  expect(post.warnings).toEqual([])
  expect(post.headings).toHaveLength(1)
})
