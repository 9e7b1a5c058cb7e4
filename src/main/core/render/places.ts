import type { ImageSlot, LinkSlot, ReferenceSlot } from '../parse/parsed-post.ts'
import { parseAddress } from './address.ts'
import { escapeHtml } from './escape.ts'
import type { Report } from './report.ts'

/** What the library knows of the addresses in a post. */
export interface Resolve {
  /** The address in the page (`asset/<id>`) of an image as the post writes it, or a sentence why there is none. */
  asset(src: string): { url: string } | { missing: string }
  /**
   * Where a relative link leads: another post and the fragment behind `#` as the link writes it, or a sentence why it
   * leads nowhere. Null where the library knows nothing of it.
   */
  link(href: string): { postId: string; heading?: string } | { dead: string } | null
  /**
   * What has a label that the post itself does not hold: the post (null for the same one), the id of its element in the page (`''` for
   * the top), how a reference calls it, and the post's title. Null where no post of the folder has it.
   */
  reference?(label: string): LabelTarget | null
}

export interface LabelTarget { postId: string | null; id: string; words: string; title: string }

/** Fills the slots that depend on the library. */
export interface Places {
  image(slot: ImageSlot, inLink: boolean): string
  link(slot: LinkSlot): string
  reference(slot: ReferenceSlot, inLink: boolean): string
}

/** Every id in a post starts with it; the parser has written links inside the post with it already. */
const PREFIX = 'post-'
const WEB = 'rel="noopener noreferrer" target="_blank"'

export function createPlaces(resolve: Resolve, report: Report): Places {
  const missing = (slot: ImageSlot, why: string): string => {
    report.add('image-missing', why, slot.line)
    const name = slot.src.startsWith('data:') ? 'embedded image' : decode(slot.src.split(/[?#]/, 1)[0] ?? '').slice(-120)
    return `<span class="image-missing" data-text="${escapeHtml(slot.alt)}" title="${escapeHtml(why)}">` +
      `${escapeHtml([name, slot.alt].filter(Boolean).join(': '))}</span>`
  }

  const remote = (slot: ImageSlot, url: string, host: string, inLink: boolean): string => {
    report.add('image-remote', `A picture on ${host} is not loaded: ${url.slice(0, 200)}`, slot.line)
    const text = `data-text="${escapeHtml(slot.alt)}" title="${escapeHtml(`Not loaded: ${url}`)}"`
    const label = escapeHtml(`Image on ${host}${slot.alt && `: ${slot.alt}`}`)
    // A link cannot stand in a link.
    if (inLink) return `<span class="image-remote" ${text}>${label}</span>`
    return `<a class="image-remote" ${text} href="${escapeHtml(url)}" ${WEB}>${label}</a>`
  }

  const dead = (slot: LinkSlot, why: string): string => {
    report.add('link-dead', why, slot.line)
    return `<a title="${escapeHtml(why)}"${withClass(slot.attributes, 'dead')}>`
  }

  return {
    image(slot, inLink) {
      const address = parseAddress(slot.src)
      if (address.kind === 'web') return remote(slot, address.url, address.host, inLink)
      if (address.kind === 'data') return picture(slot, address.url)
      if (address.kind !== 'relative' || address.path === '') {
        return missing(slot, 'The address of this image is none that Lectern can show.')
      }
      const asset = resolve.asset(address.path)
      return 'url' in asset ? picture(slot, asset.url) : missing(slot, asset.missing)
    },
    link(slot) {
      const address = parseAddress(slot.href)
      switch (address.kind) {
        case 'web':
        case 'mail':
          return `<a href="${escapeHtml(address.url)}" ${WEB}${withClass(slot.attributes, 'external')}>`
        case 'fragment': {
          const id = escapeHtml(address.id.startsWith(PREFIX) ? address.id : PREFIX + address.id)
          return `<a href="#${id}" data-heading="${id}"${slot.attributes}>`
        }
        case 'relative': {
          const target = resolve.link(address.path)
          if (target === null) return dead(slot, 'This link leads to nothing in the library.')
          if ('dead' in target) return dead(slot, target.dead)
          const id = escapeHtml(target.postId)
          const heading = target.heading ? ` data-heading="${escapeHtml(PREFIX + target.heading)}"` : ''
          return `<a data-post="${id}"${heading} href="#/post/${id}"${slot.attributes}>`
        }
        default:
          return dead(slot, 'Links of this kind are not followed.')
      }
    },
    reference(slot, inLink) {
      const target = resolve.reference?.(slot.label) ?? null
      if (!target) {
        const why = `No post of this folder has the label “${slot.label.slice(0, 120)}”.`
        report.add('link-label', why, slot.line)
        return `<span class="reference" title="${escapeHtml(why)}">${escapeHtml(slot.text)}</span>`
      }
      const text = slot.named || target.words === slot.text ? '' : ` data-text="${escapeHtml(slot.text)}"`
      const words = escapeHtml(slot.named ? slot.text : target.words || target.title)
      if (inLink) return `<span${text}>${words}</span>`
      const heading = target.id === '' ? '' : ` data-heading="${escapeHtml(target.id)}"`
      if (target.postId === null) return `<a href="#${escapeHtml(target.id)}"${heading}${text}>${words}</a>`
      const id = escapeHtml(target.postId)
      return `<a data-post="${id}"${heading} href="#/post/${id}" title="${escapeHtml(target.title)}"${text}>${words}</a>`
    }
  }
}

const picture = (slot: ImageSlot, url: string): string =>
  `<img src="${escapeHtml(url)}" alt="${escapeHtml(slot.alt)}"${slot.attributes} loading="lazy">`

const withClass = (attributes: string, name: string): string =>
  attributes.includes(' class="') ? attributes.replace(' class="', ` class="${name} `) : ` class="${name}"${attributes}`

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
