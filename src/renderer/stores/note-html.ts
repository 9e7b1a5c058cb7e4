import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import { api } from '../api.ts'

/** As many as one call may ask for. */
const BATCH = 100
/** Comments that are kept; the ones asked for longest ago go first. */
const MOST = 3000

/** Comments of notes as HTML. Those that are asked for in one turn are fetched together. */
export const useNoteHtmlStore = defineStore('note-html', () => {
  const html = shallowReactive(new Map<string, string>())
  const asked = new Set<string>()
  let waiting: string[] = []

  /** Sees to it that `html` holds a comment soon. Where it cannot be had, the comment shows as it was written. */
  function want(text: string) {
    if (text === '' || html.has(text) || asked.has(text)) return
    asked.add(text)
    waiting.push(text)
    if (waiting.length === 1) queueMicrotask(() => void fetchAll())
  }

  async function fetchAll() {
    const texts = waiting
    waiting = []
    for (let at = 0; at < texts.length; at += BATCH) {
      const some = texts.slice(at, at + BATCH)
      try {
        const rendered = (await api.renderNotes({ texts: some })).html
        some.forEach((text, index) => html.set(text, rendered[index] ?? ''))
      } catch {
        // Asked for again when it is shown again.
      }
      for (const text of some) asked.delete(text)
    }
    for (const old of html.keys()) {
      if (html.size <= MOST) break
      html.delete(old)
    }
  }

  return { html, want }
})
