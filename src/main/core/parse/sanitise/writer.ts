import type { TextPart } from '../../../../shared/model.ts'
import type { Bibliography } from '../bibliography/bibliography.ts'
import type { CodeSlot, MathSlot, ReferenceSlot, Section } from '../parsed-post.ts'
import type { StowedImages } from '../stowed-images.ts'
import { createElementWriter } from './element-writer.ts'
import { elementRule } from './elements.ts'
import { escapeText } from './escape.ts'
import { createOutput } from './output.ts'
import { createPost, type PostParts } from './post-parts.ts'
import type { Sink } from './sinks.ts'
import { createStack } from './stack.ts'
import { splitTextMath } from './text-math.ts'

export interface WriterOptions {
  slots: (MathSlot | CodeSlot | ReferenceSlot)[]
  bibliography?: Bibliography
  images: StowedImages
  markdown: boolean
  dollars?: boolean
  /** Whether the author's own HTML is being read. */
  isRaw: () => boolean
  /** The tag that is being read, as written. */
  source: () => string
  /** The line of the file that is being read, where known. */
  line: () => number | null
}

export interface Writer {
  open(name: string, attributes: Record<string, string>): void
  text(text: string): void
  close(name: string, implied: boolean): void
  /** A formula, code block or reference that a mark in the HTML stands for. */
  slot(index: number): void
  /** A formula, code block or reference. */
  place(slot: MathSlot | CodeSlot | ReferenceSlot): void
  /** `<!--more-->` */
  more(): void
  /** Writes out the text that was told so far. */
  flush(): void
  depth(): number
  finish(): PostParts & { sections: Section[]; text: string; parts: TextPart[] }
}

const BLANK = /^[ \t\n\f\r]*$/

/** Told of tags and text in document order, writes what is safe of them. */
export function createWriter(options: WriterOptions): Writer {
  const out = createOutput()
  const stack = createStack(out)
  const post = createPost(out)
  const placed = new Set<number>()
  let pending = ''
  let sink: Sink | null = null
  let sinkDepth = 0

  const writeText = (text: string) => {
    out.markup(escapeText(text))
    out.builder.text(text)
    post.addWords(text, false)
  }

  const math = (slot: MathSlot) => {
    stack.ensureCell()
    if (slot.display && stack.isTopLevel()) elements.startBlock('div')
    post.begun = true
    out.math(slot)
    post.addWords(slot.tex, true)
  }

  const reference = (slot: ReferenceSlot) => {
    stack.ensureCell()
    post.begun = true
    out.reference(slot)
    post.addWords(slot.text, false)
  }

  const flush = () => {
    if (pending === '') return
    const text = options.images.shorten(pending)
    pending = ''
    if (BLANK.test(text)) {
      out.markup(text)
      out.builder.text(text)
      post.addWords(text, false)
      return
    }
    stack.ensureCell()
    post.begun = true
    const pieces = options.isRaw() && !elements.inCode() && /[$\\]/.test(text) ? splitTextMath(text, options.markdown || options.dollars === true) : null
    if (!pieces) writeText(text)
    else for (const piece of pieces) {
      if (typeof piece === 'string') writeText(piece)
      else math({ kind: 'math', tex: piece.tex, display: piece.display, line: options.line() })
    }
  }

  const elements = createElementWriter({
    options,
    out,
    stack,
    post,
    math,
    addText: (text) => { pending += text },
    enter: (next) => { sink = next }
  })

  return {
    open(name, attributes) {
      if (sink?.isBrokenBy?.(name)) {
        sink.end()
        sink = null
        for (; sinkDepth >= 0; sinkDepth--) stack.push(stack.transparent())
        sinkDepth = 0
      }
      if (sink) {
        sinkDepth++
        sink.open?.(name, attributes)
        return
      }
      const rule = elementRule(name)
      if (!rule) {
        elements.unknown(name, attributes)
        return
      }
      flush()
      elements.open(name, rule, attributes)
    },
    text(text) {
      if (sink) sink.text?.(text)
      else pending += text
    },
    close(name, implied) {
      if (sink && sinkDepth > 0) {
        sinkDepth--
        sink.close?.(name)
      } else if (sink) {
        const ended = sink
        sink = null
        ended.end()
      } else {
        flush()
        elements.close(implied)
      }
    },
    slot(index) {
      const slot = options.slots[index]
      if (sink || !slot || placed.has(index)) return
      placed.add(index)
      this.place(slot)
    },
    place(slot) {
      if (sink) return
      flush()
      if (slot.kind === 'math') math(slot)
      else if (slot.kind === 'reference') reference(slot)
      else elements.code({ ...slot, code: options.images.shorten(slot.code) })
    },
    more() {
      if (sink) return
      flush()
      post.markMore()
    },
    flush,
    depth: () => stack.length + (sink ? sinkDepth + 1 : 0),
    finish() {
      flush()
      return { ...post.finish(), sections: out.finish(), text: out.builder.toString(), parts: out.parts.sort((a, b) => a.start - b.start) }
    }
  }
}
