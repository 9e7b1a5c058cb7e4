/** An element of a page while it is read. Offsets in the page's source; text counted in characters without white space. */
export interface PageElement {
  name: string
  attributes: Record<string, string>
  classes: readonly string[]
  /** Of its start tag. */
  start: number
  /** Behind its start tag. */
  inner: number
  /** Of its end tag; set when it closes, like `end` behind that. */
  innerEnd: number
  end: number
  /** Text in it, without that of what is left out of the post. */
  text: number
  /** How much of `text` stands in links. */
  linked: number
  parent: PageElement | null
}

const NO_CLASSES: readonly string[] = []

export const classesOf = (attributes: Record<string, string>): readonly string[] =>
  attributes.class ? attributes.class.slice(0, 500).split(/\s+/) : NO_CLASSES

/** The nearest element around, at most `levels` up, that `test` holds for. */
export function around(element: PageElement, levels: number, test: (one: PageElement) => boolean): PageElement | null {
  for (let one = element.parent; one && levels > 0; one = one.parent, levels--) if (test(one)) return one
  return null
}

export const isInside = (element: PageElement, name: string): boolean => around(element, 1000, (one) => one.name === name) !== null
