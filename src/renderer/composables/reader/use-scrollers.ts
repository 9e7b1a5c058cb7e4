import { onBeforeUnmount, onMounted, type Ref } from 'vue'

/** Parts of a post that scroll sideways inside themselves. */
const SCROLLERS = '.table-scroll, pre, .math[data-display]'
/** Less is no hidden part, but rounding, in px. */
const SLACK = 2
/** A table of this share of the window's height or more holds its header. */
const TALL = 0.8

/**
 * Tells, on the elements, what the style sheet and keys need to know: `data-more` names the sides where a wide table, formula or code
 * block goes on (such a one can be focused, so that the arrow keys scroll it), `data-fits` stands on a table that does not scroll,
 * `data-tall` on one that is about as high as the window. What lies far away is not measured.
 */
export function useScrollers(article: Ref<HTMLElement | null>) {
  const watched = new Set<Element>()
  const near = new Set<HTMLElement>()

  function measure(element: HTMLElement) {
    const hidden = element.scrollWidth - element.clientWidth
    const from = Math.abs(element.scrollLeft)
    const sides = hidden > SLACK ? [from > SLACK ? 'start' : '', hidden - from > SLACK ? 'end' : ''].join(' ').trim() : ''
    if (sides === '') delete element.dataset.more
    else element.dataset.more = sides
    if (element.matches('.math') && (sides !== '') !== (element.dataset.scrolls !== undefined)) makeFocusable(element, sides !== '')
    if (!element.matches('.table-scroll')) return
    element.toggleAttribute('data-fits', sides === '')
    element.toggleAttribute('data-tall', (element.firstElementChild?.clientHeight ?? 0) > window.innerHeight * TALL)
  }

  /** Formulas that mean something by themselves can be focused already. */
  function makeFocusable(element: HTMLElement, scrolls: boolean) {
    if (scrolls && element.hasAttribute('tabindex')) return
    if (scrolls) {
      element.dataset.scrolls = ''
      element.tabIndex = 0
    } else {
      delete element.dataset.scrolls
      element.removeAttribute('tabindex')
    }
  }

  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!(target instanceof HTMLElement)) continue
      if (isIntersecting) {
        near.add(target)
        measure(target)
      } else near.delete(target)
    }
  }, { rootMargin: '300px 0px' })

  const resized = new ResizeObserver(() => { for (const element of near) measure(element) })

  function onScroll({ target }: Event) {
    if (target instanceof HTMLElement && watched.has(target)) measure(target)
  }

  /** A section stands in the page with new content. */
  function filled(section: Element) {
    for (const element of watched) {
      if (element.isConnected) continue
      seen.unobserve(element)
      watched.delete(element)
      near.delete(element as HTMLElement)
    }
    for (const element of section.querySelectorAll(SCROLLERS)) {
      watched.add(element)
      seen.observe(element)
    }
  }

  onMounted(() => {
    if (article.value) resized.observe(article.value)
    // Scrolling inside an element does not bubble.
    article.value?.addEventListener('scroll', onScroll, { capture: true, passive: true })
  })
  onBeforeUnmount(() => {
    seen.disconnect()
    resized.disconnect()
    article.value?.removeEventListener('scroll', onScroll, { capture: true })
  })

  return { filled }
}
