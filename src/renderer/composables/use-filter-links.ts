import { computed } from 'vue'
import { useRoute, type RouteLocationRaw } from 'vue-router'
import { EVERYTHING, fromFilter, sameFilter, toFilter, type PostFilter } from '../lib/post-filter.ts'

/** Links that change what home lists. The order of the list is kept by all of them. */
export function useFilterLinks() {
  const route = useRoute()
  const filter = computed(() => toFilter(route.query))
  const isHome = computed(() => route.name === 'home')

  /** Home with this filter alone. */
  function only(patch: Partial<PostFilter>): RouteLocationRaw {
    return { path: '/', query: fromFilter({ sort: filter.value.sort, ...patch }) }
  }

  /** Home with the present filter changed by this; from elsewhere the same as `only`. */
  function also(patch: Partial<PostFilter>): RouteLocationRaw {
    return isHome.value ? { path: '/', query: fromFilter({ ...filter.value, ...patch }) } : only(patch)
  }

  /** Whether home shows exactly this, in whichever order and whichever words it is narrowed by. */
  function isShown(patch: Partial<PostFilter>): boolean {
    if (!isHome.value) return false
    const { sort } = filter.value
    return sameFilter({ ...filter.value, words: '' }, { ...EVERYTHING, sort, ...patch })
  }

  return { filter, isHome, only, also, isShown }
}
