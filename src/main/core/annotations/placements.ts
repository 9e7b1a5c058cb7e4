import type { AnchorText } from '../../../shared/anchor/anchor-all.ts'
import type { Placement, Selector } from '../../../shared/model.ts'
import type { MergedAnnotation } from './merge.ts'
import { placeAll, spanOf, stands } from './placer.ts'
import type { OldTexts } from './texts.ts'

/** Characters of posts' texts that are held, so that notes from other devices find their place at once. */
const HELD = 8_000_000

export interface Placements {
  /** Where an annotation stands on the text its post was last placed on; its last known span before that. */
  of(annotation: MergedAnnotation): Placement
  /** Places annotations of one post on its present text, and those that come later too. */
  place(post: string, version: AnchorText & { hash: string }, annotations: readonly MergedAnnotation[]): Promise<void>
  /** Annotations whose post has no text now have no place, until it is placed again. */
  lose(annotations: readonly MergedAnnotation[]): void
  /** The text of a version that was placed on not long ago. */
  recent(hash: string): string | null
}

/** Placements are derived from selectors and texts, and only held in memory. */
export function createPlacements(texts: OldTexts): Placements {
  const placed = new Map<string, { selector: Selector; placement: Placement }>()
  /** The version each post was last placed on. */
  const present = new Map<string, string>()
  const held = new Map<string, AnchorText>()

  /** @returns what is known of the version now: its objects are told only by those who just parsed it */
  const hold = (hash: string, { text, headings, objects }: AnchorText): AnchorText => {
    const before = held.get(hash)
    const version = { text, headings, objects: objects ?? (before?.text === text ? before.objects : undefined) }
    held.delete(hash)
    held.set(hash, version)
    let total = 0
    for (const each of held.values()) total += each.text.length
    for (const [old, each] of held) {
      if (total <= HELD || old === hash) break
      held.delete(old)
      total -= each.text.length
    }
    return version
  }
  const recent = (hash: string) => held.get(hash)?.text ?? null

  return {
    of(annotation) {
      const { id, post, selector } = annotation
      const known = placed.get(id)
      if (known && isSame(known.selector, selector)) return known.placement
      const hash = present.get(post)
      const version = hash === undefined ? undefined : held.get(hash)
      const unknown: Placement = { ...spanOf(selector), state: 'same', confidence: 0 }
      if (hash === undefined || !version) return unknown
      const placement = placeAll({ ...version, hash }, [selector], recent)[0] ?? unknown
      placed.set(id, { selector, placement })
      return placement
    },
    async place(post, version, annotations) {
      const old = new Map<string, string>()
      for (const { selector } of annotations) {
        const { hash } = selector
        if (old.has(hash) || (hash === version.hash && stands(version.text, selector))) continue
        const text = await texts.read(hash) ?? recent(hash)
        if (text !== null) old.set(hash, text)
      }
      const { hash } = version
      const after = { ...hold(hash, version), hash }
      present.set(post, hash)
      const found = placeAll(after, annotations.map(({ selector }) => selector), (of) => old.get(of) ?? null)
      annotations.forEach(({ id, selector }, index) => {
        const placement = found[index]
        if (placement) placed.set(id, { selector, placement })
      })
    },
    lose(annotations) {
      for (const { id, selector } of annotations) placed.set(id, { selector, placement: { ...spanOf(selector), state: 'lost', confidence: 0 } })
    },
    recent
  }
}

const isSame = (a: Selector, b: Selector) =>
  a === b || (a.hash === b.hash && a.quote.exact === b.quote.exact && a.position.start === b.position.start)
