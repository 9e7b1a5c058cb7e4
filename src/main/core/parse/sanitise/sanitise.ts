import { Parser } from 'htmlparser2'
import { foldText } from '../../../../shared/canonical-text.ts'
import type { Heading } from '../../../../shared/model.ts'
import type { Bibliography } from '../bibliography/bibliography.ts'
import type { CodeSlot, MathSlot, Section } from '../parsed-post.ts'
import { readMark } from '../plugins/slots.ts'
import type { StowedImages } from '../stowed-images.ts'
import type { PostParts } from './post-parts.ts'
import { createWriter } from './writer.ts'

/** Elements may nest this deep. Libraries and browsers take ever longer on more. */
export const MAX_DEPTH = 100

export interface SanitiseOptions {
  /** Formulas and code that comments in the HTML stand for. */
  slots: (MathSlot | CodeSlot)[]
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
  headings: Heading[]
}

/**
 * THE allow-list: turns HTML that no one has checked into sections that are safe to show, and into the canonical text
 * of the post, in one pass. What it writes is made of known elements and attributes only, balanced, without raw-text
 * or foreign elements and without comments, so that a browser reads it back as the same tree. Linear in its input.
 * @returns null where elements nest deeper than `MAX_DEPTH`
 */
export function sanitise(html: string, options: SanitiseOptions): Sanitised | null {
  let line: { number: number; at: number } | null = options.rawFrom === null ? null : { number: options.rawFrom, at: 0 }
  let tooDeep = false

  const writer = createWriter({
    ...options,
    isRaw: () => line !== null,
    source: () => html.slice(parser.startIndex, parser.endIndex + 1),
    line: () => {
      if (!line) return null
      for (let next = html.indexOf('\n', line.at); next >= 0 && next < parser.startIndex; next = html.indexOf('\n', line.at)) {
        line.number++
        line.at = next + 1
      }
      return line.number
    }
  })

  const parser = new Parser({
    onopentag(name, attributes) {
      writer.open(name, attributes)
      if (writer.depth() > MAX_DEPTH) {
        tooDeep = true
        parser.pause()
      }
    },
    ontext: (text) => { writer.text(text) },
    onclosetag: (name, implied) => { writer.close(name, implied) },
    oncomment(comment) {
      const mark = readMark(comment)
      if (mark === null) {
        if (/^\s*more\s*$/.test(comment.slice(0, 50))) writer.more()
      } else if (mark === 'raw-end') {
        writer.flush()
        line = null
      } else if ('rawFrom' in mark) {
        writer.flush()
        line = { number: mark.rawFrom, at: parser.endIndex + 1 }
      } else writer.slot(mark.slot)
    }
  }, { lowerCaseAttributeNames: false })

  parser.write(html)
  if (tooDeep) return null
  if (options.bibliography) parser.write(options.bibliography.toHtml())
  parser.end()
  const { headings, text, ...rest } = writer.finish()
  return {
    ...rest,
    text,
    headings: headings.map(({ end, ...heading }) => ({ ...heading, text: foldText(text.slice(heading.start, end)) }))
  }
}
