import { copyText } from '../../dom/clipboard.ts'
import { isFigure } from '../../dom/figures.ts'
import { t } from '../../lib/words.ts'

interface Options {
  /** Goes to a heading or footnote of this post. */
  goTo: (id: string) => void
  openPost: (postId: string, heading: string | null) => void
  openLink: (url: string) => void
  /** A click on plain text: whether a highlight lies there. @returns whether one did */
  pick: (x: number, y: number) => boolean
  /** Opens a picture in the viewer. */
  zoom: (image: HTMLImageElement) => void
  announce: (message: string) => void
}

const COPIED = 1600

/** What a click in the text of a post does; `docs/architecture.md` lists what stands there. */
export function usePostClicks({ goTo, openPost, openLink, pick, zoom, announce }: Options) {
  function follow(link: HTMLAnchorElement, event: MouseEvent) {
    if (link.matches('.dead, .image-remote:not([href])')) return
    const { post, heading } = link.dataset
    // The address is a place in Lectern: a new tab or window of it is what these keys ask for.
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey
    if (post !== undefined) {
      if (elsewhere) return
      event.preventDefault()
      openPost(post, heading ?? null)
    } else if (link.getAttribute('href')?.startsWith('#')) {
      event.preventDefault()
      goTo(heading ?? decodeURIComponent(link.getAttribute('href')?.slice(1) ?? ''))
    } else {
      event.preventDefault()
      if (/^(https?|mailto):/i.test(link.getAttribute('href') ?? '')) openLink(link.href)
    }
  }

  async function copyCode(button: HTMLElement) {
    const copied = await copyText(textToCopy(button))
    button.dataset.said = copied ? t('reader.inPost.copied') : t('reader.inPost.copyFailed')
    button.dataset.state = copied ? 'copied' : 'failed'
    announce(copied ? t('reader.copied') : t('reader.inPost.codeFailed'))
    setTimeout(() => { delete button.dataset.state }, COPIED)
  }

  function onClick(event: MouseEvent) {
    const target = event.target instanceof Element ? event.target : null
    const link = target?.closest('a')
    const button = target?.closest<HTMLElement>('button[data-action="copy"]')
    const image = pictureAt(target)
    if (link && event.button === 0) follow(link, event)
    else if (button) void copyCode(button)
    else if (image && target?.matches('button')) zoom(image)
    else if (document.getSelection()?.isCollapsed !== false && !pick(event.clientX, event.clientY) && image) zoom(image)
  }

  /** The middle button opens new tabs, which only places in Lectern may. */
  function onAuxClick(event: MouseEvent) {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (link && link.dataset.post === undefined) follow(link, event)
  }

  return { onClick, onAuxClick }
}

/** The code of a block, or the words of a quote that a post is to be cited by. */
function textToCopy(button: HTMLElement): string {
  const pre = button.closest('figure.code')?.querySelector('pre')
  if (pre) return (pre.textContent ?? '').replace(/\n$/, '')
  const quote = button.closest('.cite-as')?.cloneNode(true)
  if (!(quote instanceof Element)) return ''
  for (const part of quote.querySelectorAll('[data-skip]')) part.remove()
  return (quote.textContent ?? '').replace(/\s+/g, ' ').trim()
}

/** The picture that a click on it, or on its button, opens. */
function pictureAt(target: Element | null): HTMLImageElement | null {
  const image = target?.matches('button[data-action="zoom"]') ? target.previousElementSibling : target
  return image instanceof HTMLImageElement && isFigure(image) ? image : null
}
