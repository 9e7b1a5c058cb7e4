import { NIGHT_THEMES } from '../../shared/choices.ts'
import type { Look, PageTheme } from '../../shared/model.ts'
import { recall, remember } from './storage.ts'

/** Where public/theme.js finds the choices before the first paint: theme, day theme, night theme, accent. */
const LOOK_KEY = 'lectern:theme'

let stopFollowing: (() => void) | null = null

/** Names theme, scheme and accent on the root element; the choice `system` follows the system from now on. */
export function applyLook({ theme, dayTheme, nightTheme, accent }: Look): void {
  stopFollowing?.()
  stopFollowing = null
  const kept = [theme, dayTheme, nightTheme, accent].join(' ')
  if (recall(LOOK_KEY) !== kept) remember(LOOK_KEY, kept)
  document.documentElement.dataset.accent = accent
  if (theme !== 'system') {
    name(theme)
    return
  }
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const follow = () => { name(dark.matches ? nightTheme : dayTheme) }
  follow()
  dark.addEventListener('change', follow)
  stopFollowing = () => dark.removeEventListener('change', follow)
}

function name(theme: PageTheme) {
  const { dataset } = document.documentElement
  dataset.theme = theme
  dataset.scheme = NIGHT_THEMES.some((night) => night === theme) ? 'dark' : 'light'
}
