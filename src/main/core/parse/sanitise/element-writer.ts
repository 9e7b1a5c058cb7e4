import type { CodeSlot, MathSlot } from '../parsed-post.ts'
import { attributesOf, isTypeset, writeAttributes, writeId } from './attributes.ts'
import { createCiteWriter } from './cite-writer.ts'
import { contextIn, elementRule, WRAPPERS, type ElementRule } from './elements.ts'
import { escapeAttribute } from './escape.ts'
import { createImageWriter } from './image-writer.ts'
import { createLinkWriter } from './link-writer.ts'
import type { Output } from './output.ts'
import type { Post } from './post-parts.ts'
import { createMathSink, createPreSink, NOTHING, type Sink } from './sinks.ts'
import type { OpenElement, Stack } from './stack.ts'
import type { WriterOptions } from './writer.ts'

export type Attributes = ReadonlyMap<string, string>

export interface ElementContext {
  options: WriterOptions
  out: Output
  stack: Stack
  post: Post
  math(slot: MathSlot): void
  /** Adds text that is escaped and counted when the text around it is. */
  addText(text: string): void
  /** Hands everything up to the end tag of the element that opens now to a sink. */
  enter(sink: Sink): void
  /** Notes an element whose start tag was written just now. */
  push(as: string, block: boolean): OpenElement
}

export interface ElementWriter {
  open(name: string, rule: ElementRule, attributes: Record<string, string>): void
  unknown(name: string, attributes: Record<string, string>): void
  close(implied: boolean): void
  code(slot: CodeSlot): void
  /** Makes room for a block: ends what it cannot stand in, and the section where it has grown long enough. */
  startBlock(as: string): void
  /** Whether the text that comes is code. */
  inCode(): boolean
}

const NO_ATTRIBUTES: Attributes = new Map()

/** Writes start and end tags: the part of the allow-list that needs code. */
export function createElementWriter(given: Omit<ElementContext, 'push'>): ElementWriter {
  const { options, out, stack, post, math, addText, enter } = given
  let codeDepth = 0
  let tableDepth = 0

  const push = (as: string, block: boolean): OpenElement => {
    if (block) out.builder.open(as)
    const element: OpenElement = { as, block, context: 'flow', table: null, strayCell: '', reopen: null }
    stack.push(element)
    return element
  }
  const context: ElementContext = { ...given, push }
  const links = createLinkWriter(context)
  const images = createImageWriter(context, links.isOpen)
  const cite = createCiteWriter(context, links.isOpen)

  const startBlock = (as: string) => {
    stack.ensureCell()
    stack.closeBefore(as)
    const isHeading = as === 'h1' || as === 'h2'
    if (stack.isTopLevel() && out.isDue(isHeading)) stack.split()
  }

  const block = (as: string, written: string, id: string) => {
    startBlock(as)
    out.markup(`<${as}${id}${written}>`)
    const isFirst = as === 'p' && !post.firstParagraph && stack.isTopLevel()
    if (WRAPPERS.has(as)) stack.wrap(as, `<${as}${written}>`)
    else {
      const element = push(as, true)
      if (as === 'figcaption') caption(element)
      if (isFirst) element.onClose = post.openParagraph()
    }
  }

  const caption = (element: OpenElement) => {
    const start = out.builder.next()
    element.onClose = () => {
      if (out.builder.length > start) out.parts.push({ kind: 'caption', start, end: out.builder.length })
    }
  }

  const heading = (as: string, ownId: string, written: string) => {
    const level = Number(as[1])
    startBlock(as)
    const isLeading = level === 1 && !post.begun && stack.isTopLevel()
    const fill = out.hole()
    const element = push(as, true)
    const end = post.openHeading(level, ownId)
    element.onClose = () => {
      const id = escapeAttribute(end())
      fill(id === '' ? `<${as}${written}>` : `<${as} id="${id}"${written}>`)
      if (id === '') return
      if (!links.isOpen()) out.markup(`<a class="anchor" data-skip href="#${id}" aria-label="Link to this section">#</a>`)
      if (isLeading) element.onClosed = () => {
        stack.split()
        post.leadingTitle = true
      }
    }
  }

  const table = (written: string, id: string) => {
    startBlock('table')
    const isOuter = tableDepth++ === 0
    out.markup(`${isOuter ? '<div class="table-scroll" tabindex="0">' : ''}<table${id}${written}>`)
    const element = push('table', true)
    element.context = 'table'
    element.table = element
    element.onClosed = () => {
      tableDepth--
      if (isOuter) out.markup('</div>')
    }
  }

  const tablePart = (as: string, written: string, id: string) => {
    if (!stack.makesRoomFor(as)) {
      block('div', '', id)
      return
    }
    out.markup(`<${as}${id}${written}>`)
    const element = push(as, true)
    element.context = contextIn(as)
    if (as === 'caption') caption(element)
    if (element.context !== 'flow') element.table = element
  }

  const code = (slot: CodeSlot) => {
    startBlock('pre')
    post.begun = true
    out.code(slot)
  }

  /** A note of Distill's in a page, in brackets where it stands. */
  const note = (id: string) => {
    const write = (text: string) => {
      out.markup(text)
      out.builder.text(text)
    }
    out.markup(`<span${id} class="aside">`)
    write(' (')
    push('span', false).onClose = () => { write(')') }
  }

  const leaveOut = () => { stack.push(stack.transparent()) }

  /** Elements that are read apart from the text around them. */
  const special = (name: string, rule: ElementRule, raw: Record<string, string>, attributes: Attributes) => {
    const line = options.line()
    switch (rule.kind) {
      case 'drop': enter(NOTHING); break
      case 'pre':
        enter(createPreSink(raw, (found) => {
          code({ kind: 'code', ...found, code: options.images.shorten(found.code), title: '', line })
        }))
        break
      case 'math': case 'script': {
        const type = /^\s*math\/tex\b(.*)/i.exec(attributes.get('type') ?? '')
        if (rule.kind === 'script' && !type) {
          enter(NOTHING)
          break
        }
        const display = attributes.has('block') || attributes.get('display') === 'block' || /mode\s*=\s*display/.test(type?.[1] ?? '')
        enter(createMathSink(name === 'math' ? Object.fromEntries(attributes) : null, (tex, text) => {
          if (tex === null) addText(text)
          else math({ kind: 'math', tex, display, line })
        }))
        break
      }
      case 'cite': cite(attributes, line); break
      case 'svg': images.svg(raw); break
      case 'media': images.media(name, raw); break
    }
  }

  return {
    open(name, given, raw) {
      const attributes = hasAttributes(raw) ? attributesOf(raw) : NO_ATTRIBUTES
      const isPlain = attributes === NO_ATTRIBUTES
      if (!isPlain && isTypeset(attributes)) {
        enter(NOTHING)
        return
      }
      // Distill's code is a block where it says so.
      const rule = name === 'd-code' && attributes.has('block') ? elementRule('pre') ?? given : given
      switch (rule.kind) {
        case 'unwrap': leaveOut(); return
        case 'link': links.open(rule, attributes); return
        case 'image': images.image(rule, attributes); return
        case 'input':
          if (/^checkbox$/i.test(attributes.get('type') ?? '')) images.checkBox(attributes.has('checked'))
          leaveOut()
          return
        case 'inline': case 'block': case 'part': case 'void': case 'heading': case 'table': break
        default: special(name, rule, raw, attributes); return
      }
      const written = isPlain ? '' : writeAttributes(attributes, rule)
      const id = isPlain || rule.kind === 'heading' ? '' : writeId(attributes, post.ids)
      switch (rule.kind) {
        case 'inline': {
          stack.ensureCell()
          if (name === 'd-footnote' || name === 'dt-fn') {
            note(id)
            return
          }
          out.markup(`<${rule.as}${id}${written}>`)
          const element = push(rule.as, false)
          if (rule.as === 'code' || rule.as === 'samp' || rule.as === 'kbd') {
            codeDepth++
            element.onClosed = () => { codeDepth-- }
          }
          return
        }
        case 'block':
          if (name === 'form' && stack.context() !== 'flow') leaveOut()
          else block(rule.as, name === 'center' ? ' style="text-align:center"' : written, id)
          return
        case 'part': tablePart(rule.as, written, id); return
        case 'table': table(written, id); return
        case 'heading': heading(rule.as, attributes.get('id') ?? '', written); return
        case 'void':
          if (rule.as === 'hr') startBlock('hr')
          else stack.ensureCell()
          out.markup(`<${rule.as}${id}${written}>`)
          if (rule.as !== 'wbr') out.builder.open(rule.as)
          leaveOut()
      }
    },
    unknown(name, raw) {
      const element = stack.transparent()
      // A type or a placeholder in prose, `Vec<u8>`, that no one escaped: what its author wrote stays to be read.
      if (options.markdown && !options.isRaw() && /^[a-z][a-z0-9_]*$/.test(name) && !hasAttributes(raw)) {
        addText(options.source())
        element.onClose = (implied) => { if (!implied) addText(options.source()) }
      }
      stack.push(element)
    },
    close(implied) {
      const element = stack.pop()
      if (element) stack.end(element, implied)
    },
    code,
    startBlock,
    inCode: () => codeDepth > 0
  }
}

function hasAttributes(raw: Record<string, string>): boolean {
  for (const _ in raw) return true
  return false
}
