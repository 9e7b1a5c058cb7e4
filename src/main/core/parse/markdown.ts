import MarkdownIt from 'markdown-it'
import type { Warning } from '../../../shared/model.ts'
import { codePlugin } from './plugins/code.ts'
import { emojiPlugin } from './plugins/emoji.ts'
import { extrasPlugin } from './plugins/extras.ts'
import { footnotesPlugin } from './plugins/footnotes.ts'
import { headingIdsPlugin } from './plugins/heading-ids.ts'
import { mathBlockPlugin } from './plugins/math-block.ts'
import { mathInlinePlugin } from './plugins/math-inline.ts'
import { mathTablesPlugin } from './plugins/math-tables.ts'
import { rendererPlugin } from './plugins/renderer.ts'
import type { MarkdownEnv } from './plugins/slots.ts'
import { sourceLinesPlugin } from './plugins/source-lines.ts'
import { taskListsPlugin } from './plugins/task-lists.ts'
import type { CodeSlot, MathSlot } from './parsed-post.ts'

/** Blocks may nest this deep; a little more than the sanitiser allows, so that it sees what is too deep. */
const MAX_NESTING = 130

/**
 * HTML that no one has checked yet: it goes to the sanitiser and nowhere else. Formulas and code stand beside it in
 * `slots`; comments mark their places (`plugins/slots.ts`).
 */
export interface RenderedMarkdown { html: string; slots: (MathSlot | CodeSlot)[]; warnings: Warning[] }

/** @param lineOffset lines of the file before `source` */
export type RenderMarkdown = (source: string, lineOffset: number) => RenderedMarkdown

/** The whole syntax on one page: CommonMark and GFM, then what real posts add. Build it once; it keeps no state. */
export function createMarkdown(): RenderMarkdown {
  const md = new MarkdownIt({ html: true, linkify: true })
  Object.assign(md.options, { maxNesting: MAX_NESTING })
  // Bare addresses are links where they have a scheme: names such as `main.rs` or `README.md` are not hosts.
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: false }).add('//', null).add('ftp:', null)
  // Asked of every text there is; its own answer costs more than the links.
  md.linkify.pretest = (text) => text.includes('://') || text.includes('mailto:')
  // Addresses are kept as written; which of them are safe is the sanitiser's to say.
  md.validateLink = () => true
  md.normalizeLink = (url) => url

  // Blocks. Before tables, as a formula may begin a line and hold pipes.
  md.use(mathBlockPlugin)
  md.use(mathTablesPlugin)
  md.use(footnotesPlugin)

  // Running text. Before escapes, as `\(` opens a formula.
  md.use(mathInlinePlugin)
  md.use(extrasPlugin)
  md.use(emojiPlugin)

  // The token stream: ids before headings are read for their text, tasks after it, lines last of all.
  md.use(headingIdsPlugin)
  md.use(taskListsPlugin)
  md.use(sourceLinesPlugin)

  // HTML for the sanitiser.
  md.use(codePlugin)
  md.use(rendererPlugin)

  return (source, lineOffset) => {
    const env: MarkdownEnv = { slots: [], lineOffset, warnings: [] }
    return { html: md.render(source, env), slots: env.slots, warnings: env.warnings }
  }
}
