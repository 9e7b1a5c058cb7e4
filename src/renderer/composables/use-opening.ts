import { useRouter } from 'vue-router'
import { placeNow } from '../lib/entry-places.ts'
import type { Opening, Spot } from '../lib/sides.ts'
import { t } from '../lib/words.ts'
import { useSplitStore } from '../stores/split.ts'
import { postIdIn, useTabsStore } from '../stores/tabs.ts'
import { useToastsStore } from '../stores/toasts.ts'

/** Opens addresses of the page where they are wanted. */
export function useOpening() {
  const router = useRouter()
  const split = useSplitStore()
  const tabs = useTabsStore()
  const toasts = useToastsStore()
  /** What was said of the last tab. */
  let told: number | null = null
  const reads = () => router.currentRoute.value.name === 'post'

  /** @param title what the link is called, until the post tells its own title */
  function open(to: string, how: Opening, title = ''): void {
    if (postIdIn(to) === null) void router.push(to)
    else if (how === 'behind') openBehind(to, title)
    else if (how === 'beside') openBeside({ to, place: null })
    else if (how === 'here' && split.side === 'other' && reads()) split.open({ to, place: null })
    else void router.push(to)
  }

  function openBehind(to: string, title: string) {
    const tab = tabs.openBehind(to, title)
    if (told !== null) toasts.dismiss(told)
    told = toasts.show(tab ? t('tabs.openedBehind', { title: tab.title || title }) : t('tabs.tooMany'))
  }

  /** Where no post is open, the one that was comes back, so that there is something to be beside. */
  function openBeside(spot: Spot) {
    if (!reads()) {
      const { now } = tabs
      void router.push(now?.to ?? spot.to)
      if (!now) return
    }
    split.open(spot)
    split.side = 'other'
  }

  /** The open post on the other side as well, where the reader is in it. */
  function splitHere(): boolean {
    if (!reads() || split.side === 'other') return false
    openBeside({ to: router.currentRoute.value.path, place: placeNow() })
    return true
  }

  return { open, splitHere }
}
