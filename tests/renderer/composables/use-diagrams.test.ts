// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { useDiagrams } from '../../../src/renderer/composables/reader/use-diagrams.ts'
import { readSection } from '../../../src/renderer/dom/section-text.ts'
import type { Picture } from '../../../src/renderer/dom/diagrams/to-picture.ts'
import { FakeIntersectionObserver } from '../support/dom.ts'

const SOURCE = 'flowchart LR\n  a --> b'
const picture = (): Picture => ({ blob: new Blob(['<svg/>']), width: 20, height: 10, title: '' })
const kept = new Set<string>()
let mounted: { unmount: () => void } | undefined

beforeEach(() => {
  FakeIntersectionObserver.all = []
  vi.stubGlobal('IntersectionObserver', FakeIntersectionObserver)
  kept.clear()
  let count = 0
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
    const address = `blob:${String(++count)}`
    kept.add(address)
    return address
  })
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((address) => { kept.delete(address) })
  document.documentElement.dataset.theme = 'paper'
})
afterEach(() => {
  mounted?.unmount()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

/** A section as the renderer writes it. */
function section(...sources: string[]): HTMLElement {
  const element = document.createElement('section')
  for (const source of sources) {
    const figure = document.createElement('figure')
    figure.className = 'code'
    figure.dataset.language = 'mermaid'
    const caption = document.createElement('figcaption')
    caption.dataset.skip = ''
    caption.append(Object.assign(document.createElement('button'), { textContent: 'Copy' }))
    const pre = document.createElement('pre')
    pre.append(Object.assign(document.createElement('code'), { textContent: source }))
    figure.append(caption, pre)
    element.append(figure)
  }
  document.body.append(element)
  return element
}

function diagramsOf(draw: (source: string) => Promise<Picture>) {
  const changed = vi.fn()
  let diagrams: ReturnType<typeof useDiagrams> | undefined
  const wrapper = mounted = mount(defineComponent({ setup() { diagrams = useDiagrams({ changed, draw }); return () => h('i') } }))
  if (!diagrams) throw new Error('not set up')
  return { ...diagrams, changed, unmount: () => { wrapper.unmount() } }
}
const figuresOf = (element: Element) => [...element.querySelectorAll<HTMLElement>('figure')]
const stateOf = (figure: HTMLElement | undefined) => figure?.dataset.diagram

it('draws what comes near the window, and nothing else', async () => {
  const draw = vi.fn(() => Promise.resolve(picture()))
  const { filled, changed } = diagramsOf(draw)
  const part = section(SOURCE, 'pie')
  const [first, second] = figuresOf(part)
  filled(part)
  expect(draw).not.toHaveBeenCalled()
  FakeIntersectionObserver.report([[first!, true], [second!, false]])
  await vi.waitFor(() => { expect(stateOf(first)).toBe('drawn') })
  expect(draw.mock.calls).toEqual([[SOURCE]])
  expect(stateOf(second)).toBeUndefined()
  expect(first?.querySelector('img')?.getAttribute('src')).toBe('blob:1')
  expect(changed).toHaveBeenCalledTimes(1)
})

it('leaves the text of the post as it was, drawn or refused', async () => {
  const { filled } = diagramsOf((source) => (source === SOURCE ? Promise.resolve(picture()) : Promise.reject(new Error('no'))))
  const part = section(SOURCE, 'wrong')
  const before = readSection(part).text
  filled(part)
  FakeIntersectionObserver.report(figuresOf(part).map((figure) => [figure, true]))
  await vi.waitFor(() => { expect(figuresOf(part).map(stateOf)).toEqual(['drawn', 'refused']) })
  expect(readSection(part).text).toBe(before)
  expect(before).toBe(`${SOURCE}\nwrong`)
})

it('says in one line why a diagram is not drawn, and keeps its source', async () => {
  const { filled } = diagramsOf(() => Promise.reject(new Error('Parse error on line 2:\n...--^\nExpecting x')))
  const part = section(SOURCE, 'x'.repeat(50_001))
  filled(part)
  FakeIntersectionObserver.report(figuresOf(part).map((figure) => [figure, true]))
  await vi.waitFor(() => { expect(figuresOf(part).map(stateOf)).toEqual(['refused', 'refused']) })
  const said = [...part.querySelectorAll('.diagram-problem')].map(({ textContent }) => textContent)
  expect(said).toEqual([
    'This diagram could not be drawn: Parse error on line 2:', 'This diagram is longer than 50,000 characters, so its source is shown.'
  ])
})

it('shows the source and the drawing in turns', async () => {
  const { filled } = diagramsOf(() => Promise.resolve(picture()))
  const part = section(SOURCE)
  filled(part)
  FakeIntersectionObserver.report(figuresOf(part).map((figure) => [figure, true]))
  await vi.waitFor(() => { expect(figuresOf(part).map(stateOf)).toEqual(['drawn']) })
  const button = part.querySelector<HTMLButtonElement>('button[data-action="source"]')
  expect(part.querySelector('pre')?.tabIndex).toBe(-1)
  button?.click()
  expect([stateOf(figuresOf(part)[0]), button?.getAttribute('aria-pressed'), part.querySelector('pre')?.tabIndex]).toEqual(['source', 'true', 0])
  button?.click()
  expect(stateOf(figuresOf(part)[0])).toBe('drawn')
})

it('draws anew in another theme, and throws away what comes too late', async () => {
  const waiting: ((picture: Picture) => void)[] = []
  const draw = vi.fn(() => new Promise<Picture>((resolve) => { waiting.push(resolve) }))
  const { filled } = diagramsOf(draw)
  const part = section(SOURCE)
  filled(part)
  FakeIntersectionObserver.report(figuresOf(part).map((figure) => [figure, true]))
  document.documentElement.dataset.theme = 'night'
  await vi.waitFor(() => { expect(waiting).toHaveLength(2) })
  waiting[0]?.(picture())
  waiting[1]?.({ ...picture(), width: 77 })
  await vi.waitFor(() => { expect(part.querySelector('img')?.width).toBe(77) })
  expect(kept.size).toBe(1)
})

it('lets go of the pictures of a section that was replaced, and of all at the end', async () => {
  const { filled, unmount } = diagramsOf(() => Promise.resolve(picture()))
  const old = section(SOURCE)
  filled(old)
  FakeIntersectionObserver.report(figuresOf(old).map((figure) => [figure, true]))
  await vi.waitFor(() => { expect(kept.size).toBe(1) })
  old.remove()
  const part = section(SOURCE)
  filled(part)
  expect(kept.size).toBe(0)
  FakeIntersectionObserver.report(figuresOf(part).map((figure) => [figure, true]))
  await vi.waitFor(() => { expect(kept.size).toBe(1) })
  unmount()
  expect(kept.size).toBe(0)
})

it('keeps room for a drawing until it is there: by its lines, and the next time as it was drawn', async () => {
  const { filled } = diagramsOf(() => Promise.resolve({ ...picture(), height: 301 }))
  const long = `flowchart LR\n${'  b --> c\n'.repeat(30)}`
  const part = section(long)
  filled(part)
  const [figure] = figuresOf(part)
  expect(figure?.style.minHeight).toBe('min(86vh, 520px)')
  FakeIntersectionObserver.report([[figure!, true]])
  await vi.waitFor(() => { expect(stateOf(figure)).toBe('drawn') })
  expect(figure?.style.minHeight).toBe('')
  const again = section(long)
  filled(again)
  expect(figuresOf(again)[0]?.style.minHeight).toBe('min(86vh, 350px)')
})
