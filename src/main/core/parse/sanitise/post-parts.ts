import { createIds, type Ids } from './ids.ts'
import type { Output } from './output.ts'
import type { LinkSlot } from '../parsed-post.ts'

/** A heading; its text is the canonical text from `start` to `end`. */
export interface HeadingSpan { level: number; id: string; start: number; end: number }

export interface PostParts {
  headings: HeadingSpan[]
  links: string[]
  assets: string[]
  /** Whether the post begins with an `<h1>`, which then is the first section, alone. */
  leadingTitle: boolean
  /** Canonical span of the first paragraph of words. */
  firstParagraph: { start: number; end: number } | null
  /** Canonical offset of `<!--more-->`. */
  more: number | null
}

export interface Post extends PostParts {
  readonly ids: Ids
  /** Whether anything that shows has come by. */
  begun: boolean
  /** Told of text and formulas as they come: what makes ids of headings, and the first paragraph. */
  addWords(text: string, isFormula: boolean): void
  /** A heading begins; call the answer where it ends. It tells the id, `''` where the heading has no text. */
  openHeading(level: number, ownId: string): () => string
  /** A paragraph begins; call the answer where it ends. */
  openParagraph(): () => void
  /** A link inside the post, whose target may still come. */
  linkInside(slot: LinkSlot): void
  markMore(): void
  finish(): PostParts
}

/** Gathers what a post is told by beside its HTML: headings, links, its first words. */
export function createPost(out: Output): Post {
  const { builder } = out
  const inside: LinkSlot[] = []
  /** Texts of the headings that are open, innermost last. */
  const words: string[] = []
  let hasWords = false

  return {
    ids: createIds(),
    begun: false,
    headings: [],
    links: [],
    assets: [],
    leadingTitle: false,
    firstParagraph: null,
    more: null,
    addWords(text, isFormula) {
      if (!isFormula && !hasWords && /\S/.test(text)) hasWords = true
      if (words.length > 0) words[words.length - 1] += text
    },
    openHeading(level, ownId) {
      const heading = { level, id: '', start: builder.next(), end: 0 }
      this.headings.push(heading)
      words.push('')
      return () => {
        const text = words.pop() ?? ''
        heading.end = builder.length
        if (heading.end > heading.start) heading.id = this.ids.takeForHeading(ownId, text)
        return heading.id
      }
    },
    openParagraph() {
      const start = builder.next()
      hasWords = false
      return () => {
        if (hasWords) this.firstParagraph ??= { start, end: builder.length }
      }
    },
    linkInside(slot) { inside.push(slot) },
    markMore() { this.more ??= builder.length },
    finish() {
      for (const slot of inside) slot.href = `#${this.ids.find(slot.href)}`
      const { links, assets, leadingTitle, firstParagraph, more } = this
      return { headings: this.headings.filter(({ id }) => id !== ''), links, assets, leadingTitle, firstParagraph, more }
    }
  }
}
