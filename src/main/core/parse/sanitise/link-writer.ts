import type { LinkSlot } from '../parsed-post.ts'
import { writeAttributes, writeId } from './attributes.ts'
import type { Attributes, ElementContext } from './element-writer.ts'
import type { ElementRule } from './elements.ts'
import { escapeAttribute } from './escape.ts'
import { NOTHING } from './sinks.ts'
import { linkTarget } from './urls.ts'

export interface LinkWriter {
  open(rule: ElementRule, attributes: Attributes): void
  /** Whether a link is open; none may stand in another. */
  isOpen(): boolean
}

const BACK_REFERENCE = /(?:^|\s)(?:footnote-backref|footnote-back|reversefootnote|data-footnote-backref)(?:\s|$)/

/** Writes `<a>`: as a slot where it leads somewhere, as a mere anchor, or as a dead link that says why. */
export function createLinkWriter({ options, out, stack, post, enter, push }: ElementContext): LinkWriter {
  let depth = 0
  return {
    open(rule, attributes) {
      const href = attributes.get('href')
      const target = href === undefined ? null : linkTarget(href)
      const id = writeId(attributes, post.ids, true)
      const leadsNowhere = !target || (target.kind === 'inside' && target.id === '')
      if (depth > 0 || (leadsNowhere && id === '')) {
        stack.push(stack.transparent())
        return
      }
      stack.ensureCell()
      const written = id + writeAttributes(attributes, rule)
      if (leadsNowhere) out.markup(`<a${written}>`)
      else if (target.kind === 'refused') out.markup(`<a class="dead"${id} title="${escapeAttribute(target.why)}">`)
      else {
        const line = attributes.get('data-line') ?? ''
        const isBack = BACK_REFERENCE.test(attributes.get('class') ?? '')
        const slot: LinkSlot = {
          kind: 'link',
          href: target.kind === 'inside' ? target.id : target.href,
          attributes: isBack ? `${written.replace(/ aria-label="[^"]*"/, '')} data-skip aria-label="Back to the text"` : written,
          line: /^[1-9]\d{0,8}$/.test(line) ? Number(line) : options.line()
        }
        out.link(slot)
        if (target.kind === 'inside') post.linkInside(slot)
        else post.links.push(target.href)
        if (isBack) {
          out.markup('↩</a>')
          enter(NOTHING)
          return
        }
      }
      depth++
      push('a', false).onClosed = () => { depth-- }
    },
    isOpen: () => depth > 0
  }
}
