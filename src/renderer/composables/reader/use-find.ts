import { onBeforeUnmount, onMounted, reactive, ref, watch } from 'vue'
import type { Post } from '../../../shared/model.ts'
import { findInText } from '../../../shared/search/find-in-text.ts'
import { isTyping } from '../key-match.ts'
import type { Matches } from './use-matches.ts'
import type { ReadingPlace } from './use-reading-place.ts'

const SCROLL_KEYS = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', ' '])

/** Find in post: over its whole text, whether it is laid out or not. */
export function useFind({ post, place, matches }: { post: () => Post; place: ReadingPlace; matches: Matches }) {
  const shown = ref(false)
  const words = ref('')
  const options = reactive({ matchCase: false, wholeWord: false, inCode: true, inTex: true })
  /** Grows when the field should have the focus. */
  const asked = ref(0)
  /** Where the reader was, and whether they have moved on by themselves since. */
  let from = 0
  let moved = false

  function open() {
    if (!shown.value) {
      from = place.top.value
      moved = false
      shown.value = true
      const selected = String(window.getSelection() ?? '').trim()
      if (selected !== '' && selected.length < 100 && !selected.includes('\n')) words.value = selected
      look()
    }
    asked.value++
  }

  /** @param back goes back to where the reader was, unless they moved on */
  function close(back: boolean) {
    if (!shown.value) return
    shown.value = false
    matches.clear()
    if (!back || moved) return
    if (from === 0) place.jumpToTop()
    else void place.jumpTo(from, 0)
  }

  function write(value: string) {
    words.value = value
  }

  function toggle(name: keyof typeof options) {
    options[name] = !options[name]
  }

  function look() {
    const { text, parts } = post()
    if (matches.show(findInText(words.value, text, parts, options), from)) void matches.reveal()
  }

  function onMove(event: Event) {
    if (event instanceof KeyboardEvent && (!SCROLL_KEYS.has(event.key) || isTyping(event.target))) return
    if (shown.value) moved = true
  }

  watch([words, () => ({ ...options })], () => { if (shown.value) look() })
  // The post changed on disk: the same words, from the same match on.
  watch(() => post().text, (text) => {
    if (shown.value) matches.show(findInText(words.value, text, post().parts, options), matches.spans.value[matches.index.value]?.start ?? 0)
  })
  const moves = ['wheel', 'touchmove', 'keydown'] as const
  onMounted(() => { for (const type of moves) window.addEventListener(type, onMove, { passive: true }) })
  onBeforeUnmount(() => { for (const type of moves) window.removeEventListener(type, onMove) })

  return { shown, words, options, asked, open, close, write, toggle }
}

export type Find = ReturnType<typeof useFind>
