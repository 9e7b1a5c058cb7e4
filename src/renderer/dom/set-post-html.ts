import { POST_SANITIZER } from './post-sanitizer.ts'

/** `Element.setHTML`, which TypeScript's DOM does not know yet. */
type SetHtml = (this: Element, html: string, options: { sanitizer: Sanitizer }) => void

const setHtml = typeof Element === 'undefined' ? undefined : (Element.prototype as { setHTML?: SetHtml }).setHTML
let sanitizer: Sanitizer | undefined

/**
 * Replaces what is in an element by HTML that the core has sanitised. The one place where HTML enters the document:
 * where the browser can, it sanitises once more by `POST_SANITIZER`; elsewhere the core's sanitiser and the
 * Content-Security-Policy stand alone. Scripts never run either way.
 */
export function setPostHtml(element: Element, html: string): void {
  if (setHtml && typeof Sanitizer !== 'undefined') {
    sanitizer ??= new Sanitizer(POST_SANITIZER)
    setHtml.call(element, html, { sanitizer })
    return
  }
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  element.replaceChildren(...parsed.body.childNodes)
}
