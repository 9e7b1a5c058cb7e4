import type { Warning } from '../../../shared/model.ts'
import { createBibliography } from './bibliography/bibliography.ts'
import { splitFrontMatter, type FrontMatter } from './front-matter.ts'
import { macrosIn } from './macros.ts'
import { createMarkdown, type RenderMarkdown } from './markdown.ts'
import { readMeta, type MetaSources } from './meta.ts'
import { enrich } from './enrich/enrich.ts'
import type { ParsedPost, ParseInput, PostLabel } from './parsed-post.ts'
import { readPage } from './page/read-page.ts'
import { parseNotebook } from './notebook/parse-notebook.ts'
import { plainPost } from './plain.ts'
import { MAX_DEPTH, sanitise, type Sanitised } from './sanitise/sanitise.ts'
import { stowImages } from './stowed-images.ts'
import { followTemplates } from './templates/follow-templates.ts'
import { isText } from './is-text.ts'
import { isTooDense } from './is-too-dense.ts'
import { labelsToShow } from './labels-to-show.ts'
import { withoutTitle } from './without-title.ts'
import { canonicalTag } from '../../../shared/text-language.ts'

/** Goes up whenever the same input gives another result: what was stored of posts is read anew then. */
export const PARSE_VERSION = 5

/** Characters, without embedded pictures. */
const MAX_SOURCE = 5_000_000

/** Of its own each time: a notebook writes what its cells say into it. */
const noFront = (body: string): FrontMatter => ({ data: {}, body, lines: 0, warning: null })

const LANGUAGES = { markdown: 'Markdown', html: 'HTML', notebook: 'a notebook' }

let markdown: RenderMarkdown | null = null

/**
 * Reads a post: front matter, text, headings, links, and sanitised HTML in which formulas, code, images and links are
 * slots for the render stage. Pure, and it never throws: what cannot be read as written is shown as plain text, with a
 * warning that says why.
 */
export function parsePost(input: ParseInput): ParsedPost {
  const warnings: Warning[] = []
  const source = wellFormed(input.source)
  if (!isText(source)) {
    warnings.push({ code: 'not-text', message: 'This file holds no text. Open it with the program it was made with.', line: null })
    return assemble(input, noFront(''), plainPost(''), warnings)
  }
  const front = frontOf(input, source)
  if (front.warning) warnings.push(front.warning)
  const { content, page, labels } = read(input, front, warnings)
  return assemble(input, front, content, warnings, { page, labels })
}

/** The post as plain text, with a warning that says why. For posts that `parsePost` did not survive. */
export function parsePlain(input: ParseInput, warning: Warning): ParsedPost {
  const front = frontOf(input, wellFormed(input.source))
  return assemble(input, front, plainPost(isText(front.body) ? front.body : ''), [warning])
}

/** Notebooks have none: theirs is a cell like the others. */
const frontOf = ({ format }: ParseInput, source: string): FrontMatter =>
  (format === 'notebook' ? noFront(source) : splitFrontMatter(source))

/** What was read besides the text itself. */
interface Extras { page?: MetaSources['page']; labels?: PostLabel[] }

function read(input: ParseInput, front: FrontMatter, warnings: Warning[]): { content: Sanitised } & Extras {
  const plain = (code: string, message: string) => {
    warnings.push({ code, message, line: null })
    return { content: plainPost(front.body) }
  }
  try {
    if (input.format === 'notebook') {
      markdown ??= createMarkdown()
      const content = parseNotebook(input, front, { markdown, warnings, max: MAX_SOURCE })
      return 'plain' in content ? plain(content.plain, content.message) : { content, labels: content.labels }
    }
    const images = stowImages(front.body)
    if (images.source.length > MAX_SOURCE) {
      return plain('post-too-large', 'This post is longer than five million characters. It is shown as plain text; split it to see it formatted.')
    }
    if (input.format === 'markdown' && isTooDense(images.source)) {
      return plain('post-too-large', 'This post holds more lists, links and other marks than can be read at once. It is shown as plain text; split it to see it formatted.')
    }
    const templates = followTemplates(images.source, input, front)
    if (templates) warnings.push(...templates.warnings)
    const { text: source = images.source, snippets } = templates ?? {}
    const bibliography = createBibliography(source, front.data, input.surroundings?.read)
    let page: MetaSources['page']
    let labels: PostLabel[] = []
    let content: Sanitised | null
    if (input.format === 'html') {
      const html = readPage(source)
      page = html
      warnings.push(...html.warnings)
      content = sanitise(html.article, { slots: [], images, bibliography, rawFrom: front.lines + html.line, markdown: false, dollars: html.dollars })
    } else {
      markdown ??= createMarkdown()
      const rendered = markdown(source, front.lines, { data: front.data, surroundings: input.surroundings, snippets })
      content = sanitise(rendered, { slots: rendered.slots, images, bibliography, rawFrom: null, markdown: true })
      warnings.push(...rendered.warnings)
      labels = rendered.labels
      if (rendered.tags.length > 0) page = { tags: rendered.tags }
    }
    warnings.push(...bibliography.warnings)
    if (content) return { content: templates ? templates.restoreLines(content, warnings) : content, page, labels }
    return plain('nesting-too-deep', `Lists, quotes or tags nest over ${MAX_DEPTH} levels deep here. The post is shown as plain text.`)
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 120) : ''
    return plain('parse-failed', `This post could not be read as ${LANGUAGES[input.format]} (${reason}). It is shown as plain text.`)
  }
}

function assemble(
  { path, mtime, surroundings }: ParseInput, front: FrontMatter, content: Sanitised, warnings: Warning[], { page, labels = [] }: Extras = {}
): ParsedPost {
  const { updates, warnings: found } = content.isSource ? { updates: [], warnings: [] } : enrich(content)
  warnings.push(...found)
  const meta = readMeta({ data: front.data, page, content, updates, path, mtime, siteAuthor: surroundings?.site?.author })
  const { sections, text, parts, headings } = withoutTitle(content, meta.title)
  const language = languageOf(front.data, page?.language)
  const macros = { ...surroundings?.macros, ...macrosIn(front.data) }
  const shown = labelsToShow(labels, { title: meta.title, before: content.headings, after: headings })
  return {
    meta, sections, text, parts, headings, links: content.links, assets: content.assets, warnings,
    ...shown.length > 0 && { labels: shown },
    ...language !== '' && { language },
    ...Object.keys(macros).length > 0 && { macros }
  }
}

function languageOf(data: Record<string, unknown>, page = ''): string {
  const tags = ['lang', 'language', 'locale'].map((name) => (Object.hasOwn(data, name) ? data[name] : undefined))
  return [...tags, page].map((tag) => (typeof tag === 'string' ? canonicalTag(tag) : '')).find(Boolean) ?? ''
}

/** What no text holds and what tools after us would choke on: half characters and NUL. */
function wellFormed(source: string): string {
  const whole = source.toWellFormed()
  return whole.includes('\0') ? whole.replaceAll('\0', '\ufffd') : whole
}
