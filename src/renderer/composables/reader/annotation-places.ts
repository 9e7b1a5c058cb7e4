import type { Annotation } from '../../../shared/model.ts'
import { boxAt } from '../../dom/lines.ts'
import type { PlacedSection } from '../../dom/text-map.ts'
import type { PostMap } from './use-post-map.ts'

/** How far below its section's top the words of an annotation begin, and what that was measured on. */
interface Known { y: number; start: number; revision: number }

interface Box { top: number; height: number; laidOut: boolean }

/**
 * Where the words of annotations begin, in px from the window's upper edge. Each is measured once in a section that is
 * laid out, and kept as a distance from the section's top until the section has another size or content. In sections
 * that the browser does not lay out yet, far from the window, the place is estimated by the section's height.
 */
export function createPlaces(posts: PostMap) {
  const known = new Map<string, Known>()
  const held = new Map<Element, Set<string>>()
  const boxes = new Map<number, Box>()

  function boxOf({ index, element }: PlacedSection): Box {
    let box = boxes.get(index)
    if (!box) {
      const { top, height } = element.getBoundingClientRect()
      const laidOut = element.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }) ?? true
      boxes.set(index, box = { top, height, laidOut })
    }
    return box
  }

  /** Distance from the section's top: measured, or null where the section is not laid out. */
  function measured({ id }: Annotation, start: number, section: PlacedSection, box: Box): number | null {
    const last = known.get(id)
    if (last?.start === start - section.start && last.revision === section.revision) return last.y
    const exact = box.laidOut ? boxAt(posts.map, start) : null
    if (!exact) return null
    const y = exact.top - box.top
    known.set(id, { y, start: start - section.start, revision: section.revision })
    const ids = held.get(section.element) ?? new Set()
    held.set(section.element, ids.add(id))
    return y
  }

  return {
    /** Begins a round: sections are measured anew, each once. */
    survey() {
      boxes.clear()
    },

    /** A section has another size: its words stand elsewhere in it. */
    forget(section: Element) {
      for (const id of held.get(section) ?? []) known.delete(id)
      held.delete(section)
    },

    /** Null where the words do not stand in the page yet. */
    yOf(annotation: Annotation): number | null {
      const { kind, placement } = annotation
      const start = kind === 'bookmark' ? posts.pageOffset(placement.start) : posts.toPage(placement)?.start
      if (start === undefined || start >= posts.map.length) return null
      const section = posts.map.sectionAt(start)
      if (!section) return null
      const box = boxOf(section)
      const into = measured(annotation, start, section, box) ?? box.height * (start - section.start) / Math.max(1, section.end - section.start)
      return box.top + into
    }
  }
}
