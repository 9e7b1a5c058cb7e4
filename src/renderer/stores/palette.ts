import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Places, SearchHit } from '../../shared/model.ts'
import { api } from '../api.ts'
import { createProblem } from './failure.ts'

const MOST_POSTS = 12
const MOST_HITS = 5
/** Letters from which on the text of posts is looked through as well. */
const LETTERS = 3

export interface Offers extends Places { words: string; hits: readonly SearchHit[] }

/** The palette: whether it is open, and what the library has for the letters in it. */
export const usePaletteStore = defineStore('palette', () => {
  const open = ref(false)
  /** What stands in it when it opens: the sign of a scope. */
  const begins = ref('')
  const offers = shallowRef<Offers | null>(null)
  const problem = createProblem()
  let stop: AbortController | null = null

  /** Asks for offers; an answer that comes after another question is dropped. */
  async function ask(words: string): Promise<void> {
    stop?.abort()
    const { signal } = stop = new AbortController()
    try {
      const [places, found] = await Promise.all([
        api.findPlaces({ words, limit: MOST_POSTS }, { signal }),
        words.trim().length < LETTERS ? null : api.search({ query: words, limit: MOST_HITS }, { signal })
      ])
      if (signal.aborted) return
      offers.value = { ...places, words, hits: found?.hits ?? [] }
      problem.value = null
    } catch (error) {
      if (!signal.aborted) problem.value = error
    }
  }

  /** Opens it on one scope: `>`, `@` or `#`. */
  function openOn(scope: string) {
    begins.value = scope
    open.value = true
  }

  return { open, begins, offers, problem, ask, openOn }
})
