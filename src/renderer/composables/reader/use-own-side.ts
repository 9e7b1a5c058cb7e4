import { hostOfPane } from '../../lib/sides.ts'
import { useSplitStore } from '../../stores/split.ts'

/** What this page is of the window's two sides. */
export function useOwnSide() {
  const host = hostOfPane()
  const split = useSplitStore()
  return {
    /** Whether the reader is on this side. */
    isHere: () => (host ? host.side() === 'other' : split.side === 'main'),
    /** Whether this side is to be seen. */
    isShown: () => (host ? host.shown() : split.seen.main)
  }
}
