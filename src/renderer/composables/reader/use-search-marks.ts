import { computed, onMounted, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { Post } from '../../../shared/model.ts'
import { createMatcher } from '../../../shared/search/matcher.ts'
import { parseQuery } from '../../../shared/search/parse-query.ts'
import { wantedText } from '../../../shared/search/query.ts'
import type { Matches } from './use-matches.ts'

/** A post that was opened from search: `?q=` is marked in it, and the match at `?at=` is shown first. */
export function useSearchMarks({ post, matches }: { post: () => Post; matches: Matches }) {
  const route = useRoute()
  const router = useRouter()
  const query = computed(() => (typeof route.query.q === 'string' ? route.query.q : ''))

  function look(from: number): boolean {
    const { text, parts } = post()
    const terms = wantedText(parseQuery(query.value)).filter(({ field }) => field !== 'title')
    return matches.show(createMatcher(terms).find(text, parts), from)
  }

  /** Shows the match that was opened. @returns whether there is one to show */
  function start(): boolean {
    if (query.value === '' || !look(Number(route.query.at) || 0)) return false
    void matches.reveal()
    return true
  }

  /** Takes the marks away, for good: Back does not bring them again. */
  function clear(): boolean {
    if (query.value === '') return false
    matches.clear()
    const { q: _q, at: _at, ...rest } = route.query
    void router.replace({ path: route.path, query: rest, hash: route.hash, state: router.options.history.state })
    return true
  }

  watch(() => post().text, () => { if (query.value !== '') look(matches.spans.value[matches.index.value]?.start ?? 0) })
  watch(() => [route.query.q, route.query.at], ([, at]) => { if (route.name === 'post' && at !== undefined) start() })
  onMounted(() => { if (query.value !== '' && matches.count.value === 0) look(Number(route.query.at) || 0) })

  return { query, look, start, clear }
}
