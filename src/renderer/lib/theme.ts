import type { Theme } from '../../shared/model.ts'
import { recall, remember } from './storage.ts'

/** Where public/theme.js finds the choice before the first paint. */
const THEME_KEY = 'lectern:theme'

let stopFollowing: (() => void) | null = null

/** Names the theme on the root element; `system` follows the system from now on. */
export function applyTheme(theme: Theme): void {
  stopFollowing?.()
  stopFollowing = null
  if (recall(THEME_KEY) !== theme) remember(THEME_KEY, theme)
  const root = document.documentElement
  if (theme !== 'system') {
    root.dataset.theme = theme
    return
  }
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const follow = () => { root.dataset.theme = dark.matches ? 'night' : 'paper' }
  follow()
  dark.addEventListener('change', follow)
  stopFollowing = () => dark.removeEventListener('change', follow)
}

/** @param px size of the reading column's text */
export function applyTextSize(px: number): void {
  document.documentElement.style.setProperty('--text-size', `${px}px`)
}
