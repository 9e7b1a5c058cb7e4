// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { withoutStyleElements } from '../../../src/renderer/dom/diagrams/without-style-elements.ts'

it('keeps rules out of the document while a library makes style elements, and takes its hands off afterwards', async () => {
  const { value, css } = await withoutStyleElements(() => {
    const style = document.createElement('style')
    style.innerHTML = '.a { color: red }'
    const other = document.createElementNS('http://www.w3.org/2000/svg', 'style')
    other.textContent = '.b { color: blue }'
    document.body.append(style, other, document.createElement('p'))
    expect(document.querySelectorAll('style')).toHaveLength(0)
    expect(document.adoptedStyleSheets).toHaveLength(1)
    return Promise.resolve(document.body.textContent)
  })
  expect([value, css]).toEqual(['', '.a { color: red }\n.b { color: blue }'])
  expect(document.adoptedStyleSheets).toHaveLength(0)
  expect(document.createElement('style').localName).toBe('style')
})

it('takes its hands off after a failure, too', async () => {
  await expect(withoutStyleElements(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(document.createElement('style').localName).toBe('style')
  expect(document.adoptedStyleSheets).toHaveLength(0)
})
