import { ref, watch } from 'vue'
import { describe } from '../../../shared/anchor/describe.ts'
import { match } from '../../../shared/anchor/match.ts'
import type { Span } from '../../../shared/model.ts'
import { createTextMap } from '../../dom/text-map.ts'
import type { OpenPost } from '../../stores/post.ts'

const SHOWN = 60

/**
 * The text map of the post on screen, and the way between its offsets and those of the post's own text. They are the
 * same; where the browser shows another text than the core parsed, the difference is logged and spans are found by
 * their words instead.
 */
export function usePostMap(open: () => OpenPost) {
  const map = createTextMap()
  /** Grows when a section was read: spans may cover something else now. */
  const revision = ref(0)
  let agrees = true
  let waiting: { offset: number; resolve: () => void }[] = []

  /** A section stands in the page with this content. */
  function filled(index: number, element: Element) {
    map.setSection(index, element)
    if (agrees) compare(index)
    revision.value++
    settle()
  }

  function compare(index: number) {
    const section = map.section(index)
    const { text } = open().post
    if (!section || text.startsWith(section.text, section.start)) return
    agrees = false
    let at = section.start
    while (text[at] === section.text[at - section.start]) at++
    // eslint-disable-next-line no-console -- a defect of ours that only this tells apart from a lost annotation
    console.warn(`Text of the page differs from the post at ${at}: ${JSON.stringify({
      page: section.text.slice(at - section.start, at - section.start + SHOWN), post: text.slice(at, at + SHOWN)
    })}`)
  }

  function settle() {
    const whole = map.sections >= open().total
    waiting = waiting.filter(({ offset, resolve }) => {
      if (!whole && map.length <= offset) return true
      resolve()
      return false
    })
  }

  /** Resolves when the text at an offset stands in the page, or all text does. */
  function whenReady(offset: number): Promise<void> {
    return new Promise((resolve) => {
      waiting.push({ offset, resolve })
      settle()
    })
  }

  /** Finds a span of one text in the other by its words. */
  function carry(span: Span, from: string, to: string): Span | null {
    const found = match(to, describe({ text: from, hash: '', headings: [] }, span))
    return found.state === 'lost' ? null : { start: found.start, end: found.end }
  }

  const toPage = (span: Span): Span | null => (agrees ? span : carry(span, open().post.text, map.text()))
  const toPost = (span: Span): Span | null => (agrees ? span : carry(span, map.text(), open().post.text))

  /** Where an offset of the post stands in the page: the nearest there is. */
  function pageOffset(offset: number): number {
    return agrees ? offset : toPage({ start: offset, end: Math.min(open().post.text.length, offset + SHOWN) })?.start ?? offset
  }

  watch(() => open().post.hash, () => { agrees = true })
  watch(() => open().total, (total) => { map.truncate(total); revision.value++ })

  return { map, revision, filled, whenReady, toPage, toPost, pageOffset }
}

export type PostMap = ReturnType<typeof usePostMap>
