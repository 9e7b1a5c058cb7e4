import { createMemoryHistory, createRouter, createWebHashHistory, type Router, type RouterHistory } from 'vue-router'
import { nameEntries, startAt } from './lib/entry-places.ts'
import { hostOfPane, isPane } from './lib/sides.ts'
import HomeView from './views/HomeView.vue'

const loadReader = () => import('./views/PostView.vue')

/** Lists that keep their place: coming back finds them where they were left. */
const KEPT = new Set<unknown>(['home', 'notebook', 'attention', 'trash', 'problems', 'archive', 'tags', 'authors'])

/** The page's addresses. */
export function createPageRouter(): Router {
  const places = new Map<string, number>()
  const router = createRouter({
    history: isPane() ? createPaneHistory() : createWebHashHistory(),
    routes: [
      { path: '/', name: 'home', component: HomeView },
      { path: '/search', name: 'search', component: () => import('./views/SearchView.vue') },
      { path: '/post/:id', name: 'post', component: loadReader },
      { path: '/notebook', name: 'notebook', component: () => import('./views/NotebookView.vue') },
      { path: '/review', name: 'review', component: () => import('./views/ReviewView.vue') },
      { path: '/attention', name: 'attention', component: () => import('./views/AttentionView.vue') },
      { path: '/trash', name: 'trash', component: () => import('./views/TrashView.vue') },
      { path: '/archive', name: 'archive', component: () => import('./views/ArchiveView.vue') },
      { path: '/tags', name: 'tags', component: () => import('./views/TagsView.vue') },
      { path: '/authors', name: 'authors', component: () => import('./views/AuthorsView.vue') },
      { path: '/problems', name: 'problems', component: () => import('./views/ProblemsView.vue') },
      { path: '/statistics', name: 'statistics', component: () => import('./views/StatisticsView.vue') },
      { path: '/:rest(.*)*', redirect: '/' }
    ],
    scrollBehavior(to, from, saved) {
      if (KEPT.has(to.name) && from.name !== to.name) return { top: places.get(to.fullPath) ?? 0, behavior: 'instant' }
      if (to.name === 'home') {
        // Another order or other words change the list below the reader's hands; anything else is another place.
        const sameList = ['shelf', 'marks', 'tag', 'author', 'period', 'folder'].every((name) => String(to.query[name]) === String(from.query[name]))
        return sameList ? false : { top: saved?.top ?? 0, behavior: 'instant' }
      }
      // Back from a post: to the results as they were left.
      if (to.name === 'search') return to.name === from.name ? false : { top: saved?.top ?? 0, behavior: 'instant' }
      // Within a post the reader finds its own place.
      return to.path === from.path ? false : { top: 0, behavior: 'instant' }
    }
  })
  router.beforeEach((_to, from) => {
    if (KEPT.has(from.name)) places.set(from.fullPath, window.scrollY)
  })
  nameEntries(router)
  // The list is there first; the reader is fetched while nothing else is to do, so that a click finds it ready.
  void router.isReady().then(() => { requestIdleCallback(() => { void loadReader() }) })
  return router
}

/** A frame shares the history of its window, so it has one of its own: what is opened on the other side is no step of the page. */
function createPaneHistory(): RouterHistory {
  const history = createMemoryHistory(`${location.pathname}#`)
  const start = hostOfPane()?.start()
  if (start) {
    history.replace(start.to, {})
    startAt(start.place)
  }
  return history
}
