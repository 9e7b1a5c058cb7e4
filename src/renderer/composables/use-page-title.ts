import { watchEffect } from 'vue'

/** Names the window after the page, in whichever language the page speaks. */
export function usePageTitle(title: () => string): void {
  watchEffect(() => { document.title = `${title()} · Lectern` })
}
