import type { PageElement } from './page-element.ts'

/** A stretch of the page's source. */
export interface Span { start: number; end: number }

type Kind = 'content' | 'article' | 'main' | 'box'
interface Candidate extends Span { kind: Kind; text: number }

const CONTENT =
  /^(?:(?:post|entry|article|blog-?post|story|single|blog|gh|td|mw)(?:-|__|_)?(?:content|body|text|full-content|parser-output)|e-content|markdown-body|theme-doc-markdown|markdown|prose|notion-page-content|available-content|pw-post-body)$/i
const MAIN = /^(?:main|content|main-content|primary|bodyContent|mw-content-text)$/i
const BOXES = new Set(['div', 'section', 'td', 'center', 'body', 'form', 'font'])

/** Parts of all text that an element must hold to be the post, or to be the smallest box around it. */
const ENOUGH = 0.25
const MOST = 0.6
const NEARLY_ALL = 0.85

export interface ArticleFinder {
  /** Told of every element when it closes. */
  add(element: PageElement): void
  /**
   * @param total text of the whole page
   * @param isPage whether the file is a whole page and not a fragment
   * @returns null where all of it is the post
   */
  find(total: number, isPage: boolean): Span | null
}

/**
 * Finds the element that holds the post: by the names that themes give it, else `<article>`, else `<main>`, else the
 * smallest box that holds nearly all the words. Several of one kind and of like size are a list of posts, not one.
 */
export function createArticleFinder(): ArticleFinder {
  const candidates: Candidate[] = []

  const best = (kind: Kind, total: number): Candidate | null => {
    const all = candidates.filter((one) => one.kind === kind && one.text > 0).sort((a, b) => a.start - b.start || b.end - a.end)
    let covered = -1
    const outer = all.filter(({ end }) => {
      if (end <= covered) return false
      covered = end
      return true
    })
    const largest = outer.reduce<Candidate | null>((a, b) => (a && a.text >= b.text ? a : b), null)
    const sum = outer.reduce((text, one) => text + one.text, 0)
    if (!largest || largest.text < sum * MOST || largest.text < total * ENOUGH) return null
    // The innermost of its kind that holds as good as all of it.
    return all.filter((one) => contains(largest, one) && one.text > largest.text * 0.9).reduce((a, b) => (contains(a, b) ? b : a), largest)
  }

  return {
    add(element) {
      const kind = kindOf(element)
      if (kind === null || (kind === 'box' && element.text < 200)) return
      candidates.push({ kind, start: element.inner, end: element.innerEnd, text: element.text })
    },
    find(total, isPage) {
      const named = best('content', total) ?? best('article', total) ?? best('main', total)
      if (named || !isPage) return named
      const holders = candidates.filter(({ text }) => text >= total * NEARLY_ALL)
      return holders.reduce<Candidate | null>((a, b) => (a === null || contains(a, b) ? b : a), null)
    }
  }
}

const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end

function kindOf({ name, attributes, classes }: PageElement): Kind | null {
  if (name === 'd-article' || name === 'dt-article') return 'content'
  if (attributes.itemprop === 'articleBody' || (name !== 'body' && name !== 'html' && classes.some((one) => CONTENT.test(one)))) return 'content'
  if (name === 'article' || classes.includes('h-entry')) return 'article'
  if (name === 'main' || attributes.role === 'main' || (attributes.id && MAIN.test(attributes.id))) return 'main'
  return BOXES.has(name) ? 'box' : null
}
