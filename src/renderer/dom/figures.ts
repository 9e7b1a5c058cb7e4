/** A picture of a post that can be looked at by itself. */
export interface FigurePicture {
  image: HTMLImageElement
  /** A copy of its caption's content. */
  caption(): Node[]
}

/** Icons and badges are read, not looked at. */
const SMALLEST = 120

/** Whether a picture opens in the viewer: it is no part of a link, and no icon. */
export function isFigure(image: HTMLImageElement): boolean {
  if (image.closest('a')) return false
  return image.closest('figure') !== null || image.naturalWidth >= SMALLEST
}

/** The pictures of a post, in its order; `asked` is among them whatever it is. */
export function figuresIn(article: Element, asked: HTMLImageElement): FigurePicture[] {
  return [...article.querySelectorAll<HTMLImageElement>('.post-section img')]
    .filter((image) => image === asked || isFigure(image))
    .map((image) => ({ image, caption: () => captionOf(image) }))
}

function captionOf(image: HTMLImageElement): Node[] {
  const written = image.closest('figure')?.querySelector('figcaption:not([data-skip])')
  const copy = written?.cloneNode(true)
  if (!(copy instanceof Element)) return image.alt === '' ? [] : [document.createTextNode(image.alt)]
  for (const part of copy.querySelectorAll('[id], [data-mark], [data-skip]')) {
    if (part.matches('[data-skip]')) part.remove()
    part.removeAttribute('id')
    part.removeAttribute('data-mark')
  }
  return [...copy.childNodes]
}
