// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { usePostClicks } from '../../../src/renderer/composables/reader/use-post-clicks.ts'

let done: unknown[][]
const record = (name: string) => (...input: unknown[]) => { done.push([name, ...input]) }

beforeEach(() => {
  done = []
  document.body.innerHTML = `<div id="post"><p id="plain">words</p>
    <a id="inside" href="#post-loss" data-heading="post-loss">x</a> <a id="note" href="#post-fn1">1</a>
    <a id="other" data-post="f-1" data-heading="post-b" href="#/post/f-1">y</a>
    <a id="web" class="external" href="https://example.org/a">z</a> <a id="script" href="javascript:alert(1)">s</a> <a id="dead" class="dead">w</a>
    <figure class="code"><figcaption><button data-action="copy">Copy</button></figcaption><pre><code>one\n  two\n</code></pre></figure>
    <figure class="figure"><img id="curve" src="data:," alt=""><button id="larger" data-action="zoom" data-skip></button></figure><a href="https://example.org/b"><img id="linked" src="data:," alt=""></a>
    <blockquote class="cite-as"><p>Writer (2021).
      A title.</p><button id="cite" data-action="copy" data-skip>Copy</button></blockquote></div>`
  const clicks = usePostClicks({
    goTo: record('goTo'), openPost: record('openPost'), openLink: record('openLink'), announce: record('announce'), zoom: (image) => { done.push(['zoom', image.id]) },
    pick: (x, y) => { done.push(['pick', x, y]); return false }
  })
  document.getElementById('post')?.addEventListener('click', clicks.onClick)
  document.getElementById('post')?.addEventListener('auxclick', clicks.onAuxClick)
})
afterEach(() => { vi.unstubAllGlobals() })

function click(id: string, init: MouseEventInit = {}): boolean {
  const event = new MouseEvent(init.button ? 'auxclick' : 'click', { bubbles: true, cancelable: true, ...init })
  document.getElementById(id)?.dispatchEvent(event)
  return event.defaultPrevented
}

describe('clicks in a post', () => {
  it('goes to headings and footnotes of the post itself', () => {
    expect([click('inside'), click('note')]).toEqual([true, true])
    expect(done).toEqual([['goTo', 'post-loss'], ['goTo', 'post-fn1']])
  })

  it('opens other posts at their heading, and leaves new tabs of them to the browser', () => {
    expect(click('other')).toBe(true)
    expect(click('other', { ctrlKey: true })).toBe(false)
    expect(click('other', { button: 1 })).toBe(false)
    expect(done).toEqual([['openPost', 'f-1', 'post-b']])
  })

  it('hands web addresses to the system, however they are clicked, and no others', () => {
    expect([click('web'), click('web', { ctrlKey: true }), click('web', { button: 1 }), click('script')]).toEqual([true, true, true, true])
    expect(done).toEqual([['openLink', 'https://example.org/a'], ['openLink', 'https://example.org/a'], ['openLink', 'https://example.org/a']])
  })

  it('does nothing on a dead link', () => {
    click('dead')
    expect(done).toEqual([])
  })

  it('copies code without its last line break, and says so', async () => {
    const writeText = vi.fn(async () => undefined)
    vi.stubGlobal('navigator', { clipboard: { writeText } })
    document.querySelector('button')?.click()
    await vi.waitFor(() => { expect(done).toEqual([['announce', 'Copied']]) })
    expect(writeText).toHaveBeenCalledWith('one\n  two')
    expect(document.querySelector('button')?.dataset.state).toBe('copied')
  })

  it('copies what a post is to be cited by, without the button', async () => {
    const writeText = vi.fn(async () => undefined)
    vi.stubGlobal('navigator', { clipboard: { writeText } })
    click('cite')
    await vi.waitFor(() => { expect(writeText).toHaveBeenCalledWith('Writer (2021). A title.') })
  })

  it('opens a picture by its button or a click, but not one that is a link or has a note', () => {
    click('larger')
    click('curve', { clientX: 1, clientY: 1 })
    expect(done).toEqual([['zoom', 'curve'], ['pick', 1, 1], ['zoom', 'curve']])
    done = []
    click('linked')
    expect(done).toEqual([['openLink', 'https://example.org/b']])
  })

  it('asks which highlight lies under a click on words', () => {
    click('plain', { clientX: 3, clientY: 4 })
    expect(done).toEqual([['pick', 3, 4]])
  })
})
