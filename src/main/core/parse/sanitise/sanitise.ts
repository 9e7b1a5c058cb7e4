import { Parser } from 'htmlparser2'
import { foldText } from '../../../../shared/canonical-text.ts'
import type { Heading, TextPart } from '../../../../shared/model.ts'
import type { Bibliography } from '../bibliography/bibliography.ts'
import type { CodeSlot, MathSlot, ReferenceSlot, Section } from '../parsed-post.ts'
import { RAW_END, readMark } from '../plugins/slots.ts'
import type { StowedImages } from '../stowed-images.ts'
import type { PostParts } from './post-parts.ts'
import { tellTokens, type Listener } from '../tell-tokens.ts'
import type { TokenBlocks } from '../token-blocks.ts'
import { createWriter } from './writer.ts'

/** Elements may nest this deep. Libraries and browsers take ever longer on more. */
export const MAX_DEPTH = 100

export interface SanitiseOptions {
  /** Formulas and code that comments in the HTML stand for. */
  slots: (MathSlot | CodeSlot | ReferenceSlot)[]
  images: StowedImages
  /** Set for the author's own HTML: the line it starts on. */
  rawFrom: number | null
  /** The works that `<d-cite>` cites; what was cited is listed at the end. */
  bibliography?: Bibliography
  /** Whether the HTML was made of Markdown: `<T>` is then more likely a type than a tag, and `$` opens a formula. */
  markdown: boolean
  /** Whether `$` opens a formula in HTML that was not made of Markdown. */
  dollars?: boolean
}

export interface Sanitised extends Omit<PostParts, 'headings'> {
  sections: Section[]
  text: string
  parts: TextPart[]
  headings: Heading[]
  /** Whether it is bare paragraphs of its source. */
  isSource?: true
}

/**
 * THE allow-list: turns HTML that no one has checked, and tokens of Markdown, into sections that are safe to show, and
 * into the canonical text of the post, in one pass. What it writes is made of known elements and attributes only,
 * balanced, without raw-text or foreign elements and without comments, so that a browser reads it back as the same
 * tree. Linear in its input.
 * @returns null where elements nest deeper than `MAX_DEPTH`
 */
export function sanitise(source: string | (TokenBlocks & { lineOffset: number }), options: SanitiseOptions): Sanitised | null {
  let line: { number: number; at: number } | null = options.rawFrom === null ? null : { number: options.rawFrom, at: 0 }
  let tooDeep = false
  /** The HTML that is being read, and how much was read before it. */
  let html = ''
  let before = 0
  /** Elements of the HTML that are open. */
  let open = 0
  let isBetween = true

  const lineAt = (position: number): number | null => {
    if (!line) return null
    for (let next = html.indexOf('\n', line.at - before); next >= 0 && next + before < position; next = html.indexOf('\n', line.at - before)) {
      line.number++
      line.at = next + before + 1
    }
    return line.number
  }

  const writer = createWriter({
    ...options,
    isRaw: () => line !== null,
    source: () => html.slice(parser.startIndex - before, parser.endIndex + 1 - before),
    line: () => lineAt(parser.startIndex)
  })

  const checkDepth = () => {
    if (writer.depth() <= MAX_DEPTH) return
    tooDeep = true
    parser.pause()
  }

  const parser = new Parser({
    onopentag(name, attributes) {
      open++
      writer.open(name, attributes)
      checkDepth()
    },
    ontext: (text) => { writer.text(text) },
    onclosetag(name, implied) {
      open--
      writer.close(name, implied)
    },
    oncomment(comment) {
      const mark = readMark(comment)
      if (mark === null) {
        if (/^\s*more\s*$/.test(comment.slice(0, 50))) writer.more()
      } else if (mark === 'raw-end') {
        isBetween = parser.endIndex + 1 === before + html.length
        writer.flush()
        line = null
      } else if ('rawFrom' in mark) {
        writer.flush()
        line = { number: mark.rawFrom, at: parser.endIndex + 1 }
      } else writer.slot(mark.slot)
    }
  }, { lowerCaseAttributeNames: false })

  const read = (text: string) => {
    lineAt(Infinity)
    before += html.length
    html = text
    // What a block leaves open goes on, with the line that it ended in.
    if (line && line.at > 0) line.at = Infinity
    parser.write(text)
  }

  if (typeof source === 'string') read(source)
  else {
    const listener: Listener = {
      open(name, attributes) {
        writer.open(name, attributes)
        checkDepth()
      },
      text: (text) => { writer.text(text) },
      close: (name, implied) => { writer.close(name, implied) },
      place: (slot) => { writer.place(slot) }
    }
    for (const { tokens, plain } of source.blocks) {
      if (tooDeep) break
      if (plain && isBetween && open === 0) tellTokens(tokens, source.lineOffset, listener)
      else {
        // The mark at its end comes through where no tag, comment or raw text was left open.
        isBetween = false
        read(source.toHtml(tokens) + RAW_END)
      }
    }
  }
  if (tooDeep) return null
  if (options.bibliography) read(options.bibliography.toHtml())
  parser.end()
  const { headings, text, ...rest } = writer.finish()
  return {
    ...rest,
    text,
    headings: headings.map(({ end, ...heading }) => ({ ...heading, text: foldText(text.slice(heading.start, end)) }))
  }
}
