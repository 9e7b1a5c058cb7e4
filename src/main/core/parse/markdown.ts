import MarkdownIt from 'markdown-it'
import type Token from 'markdown-it/lib/token.mjs'
import type { Warning } from '../../../shared/model.ts'
import { admonitionsPlugin } from './plugins/callouts/admonitions.ts'
import { quoteCalloutsPlugin } from './plugins/callouts/quote-callouts.ts'
import { blockAttributesPlugin } from './plugins/attributes/block-attributes.ts'
import { paragraphImagesPlugin } from './plugins/attributes/paragraph-images.ts'
import { spanAttributesPlugin } from './plugins/attributes/span-attributes.ts'
import { codePlugin } from './plugins/code.ts'
import { colonFencesPlugin } from './plugins/directives/colon-fences.ts'
import { rolesPlugin } from './plugins/directives/roles.ts'
import { spansPlugin } from './plugins/directives/spans.ts'
import { fencedDirectivesPlugin } from './plugins/directives/fenced-directives.ts'
import { mystMarksPlugin } from './plugins/directives/myst-marks.ts'
import { emojiPlugin } from './plugins/emoji.ts'
import { extrasPlugin } from './plugins/extras.ts'
import { blockOptionsPlugin } from './plugins/labels/block-options.ts'
import { citationsPlugin } from './plugins/labels/citations.ts'
import { labelsPlugin } from './plugins/labels/collect-labels.ts'
import { labelsOf } from './plugins/labels/labels.ts'
import { inlineRulesPlugin } from './plugins/inline-rules.ts'
import { imageWidthsPlugin } from './plugins/labels/image-widths.ts'
import { referencesPlugin } from './plugins/labels/references.ts'
import { figuresPlugin } from './plugins/figures.ts'
import { boldMarksPlugin } from './plugins/cells/bold-marks.ts'
import { codeCellsPlugin } from './plugins/cells/code-cells.ts'
import { snippetsPlugin } from './plugins/snippets.ts'
import { footnotesPlugin } from './plugins/footnotes.ts'
import { headingIdsPlugin } from './plugins/heading-ids.ts'
import { htmlMathPlugin } from './plugins/html-math.ts'
import { htmlBlocksPlugin } from './plugins/html-blocks.ts'
import { mathBlockPlugin } from './plugins/math-block.ts'
import { mathInlinePlugin } from './plugins/math-inline.ts'
import { mathParagraphsPlugin } from './plugins/math-paragraphs.ts'
import { mathTablesPlugin } from './plugins/math-tables.ts'
import { mkdocsMarksPlugin } from './plugins/mkdocs-marks.ts'
import { distillPlugin } from './plugins/distill.ts'
import { pandocRawPlugin } from './plugins/pandoc-raw.ts'
import { rendererPlugin } from './plugins/renderer.ts'
import { blockIdsPlugin } from './plugins/obsidian/block-ids.ts'
import { commentsPlugin } from './plugins/obsidian/comments.ts'
import { noteEmbedsPlugin } from './plugins/obsidian/note-embeds.ts'
import { tagsPlugin } from './plugins/obsidian/tags.ts'
import { vaultPlugin } from './plugins/obsidian/vault.ts'
import { wikilinksPlugin } from './plugins/obsidian/wikilinks.ts'
import type { MarkdownEnv } from './plugins/slots.ts'
import { sourceLinesPlugin } from './plugins/source-lines.ts'
import { taskListsPlugin } from './plugins/task-lists.ts'
import { templatesPlugin } from './plugins/templates.ts'
import type { CodeSlot, MathSlot, PostLabel, ReferenceSlot } from './parsed-post.ts'
import { cutTokens, type TokenBlocks } from './token-blocks.ts'

/** A longer address is cut. */
const MAX_ADDRESS = 2000

/** Blocks may nest this deep; a little more than the sanitiser allows, so that it sees what is too deep. */
const MAX_NESTING = 130

/**
 * Blocks, and HTML that no one has checked yet: both go to the sanitiser and nowhere else. Formulas, code and references stand beside it in
 * `slots`; comments mark their places (`plugins/slots.ts`).
 */
export interface RenderedMarkdown extends TokenBlocks {
  /** All of it. */
  readonly html: string
  lineOffset: number
  slots: (MathSlot | CodeSlot | ReferenceSlot)[]
  warnings: Warning[]
  /** Ids as written; the words of headings are Markdown. */
  labels: PostLabel[]
  tags: string[]
}

/** What a post's text is read with: its front matter and what lies around its file. */
export type MarkdownContext = Partial<Pick<MarkdownEnv, 'data' | 'surroundings' | 'snippets'>>

/** @param lineOffset lines of the file before `source` */
export type RenderMarkdown = (source: string, lineOffset: number, context?: MarkdownContext) => RenderedMarkdown

let webAddress: RegExp | null = null

/** How much of a text belongs to an address that begins with `www.` (GFM, extended autolinks). */
function webName(text: string, pos: number, { re }: MarkdownIt['linkify']): number {
  webAddress ??= new RegExp(`^${re.src_host_port_strict ?? ''}${re.src_path ?? ''}`, 'i')
  return webAddress.exec(text.slice(pos, pos + MAX_ADDRESS))?.[0].length ?? 0
}

/** The whole syntax on one page: CommonMark and GFM, then what real posts add. Build it once; it keeps no state. */
export function createMarkdown(): RenderMarkdown {
  const md = new MarkdownIt({ html: true, linkify: true })
  Object.assign(md.options, { maxNesting: MAX_NESTING })
  // Bare addresses are links where they have a scheme: names such as `main.rs` or `README.md` are not hosts.
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: false }).add('//', null).add('ftp:', null)
  // Asked of every text there is; its own answer costs more than the links.
  md.linkify.pretest = (text) => text.includes('://') || text.includes('mailto:') || /www\./i.test(text)
  md.linkify.add('www.', { validate: webName, normalize: (match) => { match.url = `http://${match.url}` } })
  // Addresses are kept as written; which of them are safe is the sanitiser's to say.
  md.validateLink = () => true
  md.normalizeLink = (url) => url

  // What stands for tags of templates, `templates/`.
  md.use(templatesPlugin)
  md.use(htmlBlocksPlugin)
  md.use(blockAttributesPlugin)
  md.use(spanAttributesPlugin)
  md.use(paragraphImagesPlugin)

  // Blocks. Before tables, as a formula may begin a line and hold pipes.
  md.use(mathBlockPlugin)
  md.use(mathTablesPlugin)
  md.use(mathParagraphsPlugin)
  md.use(htmlMathPlugin)
  md.use(footnotesPlugin)
  md.use(admonitionsPlugin)
  md.use(quoteCalloutsPlugin)
  md.use(colonFencesPlugin)
  md.use(fencedDirectivesPlugin)
  md.use(mystMarksPlugin)
  md.use(blockOptionsPlugin)
  md.use(snippetsPlugin)
  md.use(vaultPlugin)
  md.use(noteEmbedsPlugin)
  md.use(commentsPlugin)
  md.use(tagsPlugin)
  md.use(wikilinksPlugin)
  md.use(blockIdsPlugin)

  // Running text. Before escapes, as `\(` opens a formula.
  md.use(mathInlinePlugin)
  md.use(extrasPlugin)
  md.use(emojiPlugin)
  md.use(mkdocsMarksPlugin)
  md.use(pandocRawPlugin)
  md.use(distillPlugin)

  // The token stream: ids before headings are read for their text, tasks after it, lines last of all.
  // The last of the rules right behind `block` comes first.
  md.use(codeCellsPlugin)
  md.use(labelsPlugin)
  md.use(boldMarksPlugin)
  md.use(citationsPlugin)
  md.use(referencesPlugin)
  md.use(rolesPlugin)
  md.use(spansPlugin)
  md.use(imageWidthsPlugin)
  md.use(headingIdsPlugin)
  md.use(taskListsPlugin)
  md.use(figuresPlugin)
  md.use(sourceLinesPlugin)

  // All rules for running text are known now.
  md.use(inlineRulesPlugin)

  // HTML for the sanitiser.
  md.use(codePlugin)
  md.use(rendererPlugin)

  return (source, lineOffset, { data = {}, surroundings = {}, snippets } = {}) => {
    const env: MarkdownEnv = { slots: [], lineOffset, warnings: [], data, surroundings, snippets, tags: new Set() }
    const tokens = md.parse(source, env)
    const toHtml = (some: readonly Token[]) => md.renderer.render([...some], md.options, env)
    return {
      blocks: cutTokens(tokens),
      toHtml,
      get html() { return toHtml(tokens) },
      lineOffset,
      slots: env.slots,
      warnings: env.warnings,
      labels: [...labelsOf(env)].map(([name, label]) => ({ name, ...label })),
      get tags() { return [...env.tags] }
    }
  }
}
