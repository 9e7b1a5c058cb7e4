import type { LinkSlot } from '../parsed-post.ts'
import type { Attributes, ElementContext } from './element-writer.ts'
import { escapeAttribute, escapeText } from './escape.ts'
import { NOTHING } from './sinks.ts'

/** Writes `<d-cite key="a,b">` as `[1, 2]`: links to the list of works at the end; a key that no list tells, as it is. */
export function createCiteWriter({ options, out, stack, post, enter }: ElementContext, isInLink: () => boolean) {
  const write = (text: string) => {
    out.markup(escapeText(text))
    out.builder.text(text)
    post.addWords(text, false)
  }

  const writeWork = (key: string, line: number | null) => {
    const work = options.bibliography?.cite(key, line)
    if (!work) {
      out.markup(`<span class="unknown-tag" title="${escapeAttribute(`No list of works tells what “${key}” is.`)}">`)
      write(key)
      out.markup('</span>')
      return
    }
    if (isInLink()) {
      write(String(work.number))
      return
    }
    const slot: LinkSlot = { kind: 'link', href: work.id, attributes: ' class="citation"', line }
    out.link(slot)
    post.linkInside(slot)
    write(String(work.number))
    out.markup('</a>')
  }

  return (attributes: Attributes, line: number | null): void => {
    const written = attributes.get('key') ?? attributes.get('bibtex-key') ?? ''
    const keys = written.slice(0, 2000).split(/[,;]/).map((key) => key.trim()).filter(Boolean).slice(0, 30)
    stack.ensureCell()
    post.begun = true
    for (const [index, key] of keys.entries()) {
      write(index === 0 ? '[' : ', ')
      writeWork(key, line)
    }
    if (keys.length > 0) write(']')
    enter(NOTHING)
  }
}
