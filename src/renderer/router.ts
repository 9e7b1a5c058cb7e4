import { createRouter, createWebHashHistory, type Router } from 'vue-router'
import HomeView from './views/HomeView.vue'

const loadReader = () => import('./views/PostView.vue')

/** The page's addresses. Home keeps its place: coming back to the list finds it where it was left. */
export function createPageRouter(): Router {
  const places = new Map<string, number>()
  const router = createRouter({
    history: createWebHashHistory(),
    routes: [
      { path: '/', name: 'home', component: HomeView },
      { path: '/post/:id', name: 'post', component: loadReader },
      { path: '/:rest(.*)*', redirect: '/' }
    ],
    scrollBehavior(to, from, saved) {
      if (to.name === 'home') {
        if (from.name !== 'home') return { top: places.get(to.fullPath) ?? 0, behavior: 'instant' }
        // Another order or other words change the list below the reader's hands; anything else is another place.
        const sameList = ['shelf', 'tag', 'folder'].every((name) => to.query[name] === from.query[name])
        return sameList ? false : { top: saved?.top ?? 0, behavior: 'instant' }
      }
      // Within a post the reader finds its own place.
      return to.path === from.path ? false : { top: 0, behavior: 'instant' }
    }
  })
  router.beforeEach((_to, from) => {
    if (from.name === 'home') places.set(from.fullPath, window.scrollY)
  })
  // The list is there first; the reader is fetched while nothing else is to do, so that a click finds it ready.
  void router.isReady().then(() => { requestIdleCallback(() => { void loadReader() }) })
  return router
}
