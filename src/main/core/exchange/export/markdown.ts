import type { Annotation } from '../../../../shared/model.ts'
import { headingLine, placeProblem, type ExchangePost, type NotedPost } from '../post.ts'
import { withoutMarkers } from './blocks.ts'
import { parseTemplate, splitTemplate } from './template.ts'

/** What is written where the reader gives no template. */
export const DEFAULT_TEMPLATE = `# {{title}}

{{#authors}}
{{authors}}
{{/authors}}
{{#date}}
{{date}}
{{/date}}

{{#notes}}
{{#headings}}
*{{headings}}*

{{/headings}}
{{#quote}}
{{quote}}

{{/quote}}
{{#comment}}
{{comment}}

{{/comment}}
{{#tags}}
{{tags}}

{{/tags}}
{{#problem}}
*Note without a place: {{problem}}.*

{{/problem}}
{{/notes}}
`

const POST_NAMES = ['title', 'path', 'authors', 'date', 'count'] as const
const NOTE_NAMES = ['quote', 'text', 'comment', 'tags', 'colour', 'kind', 'headings', 'created', 'modified', 'id', 'problem'] as const

/** A post's notes as Markdown, in parts, so that they can be written into a file that the reader has changed. */
export interface MarkdownPost { key: string; title: string; head: string; foot: string; blocks: { id: string; content: string }[] }

/** @param template Mustache-like, see `template.ts`; throws EXPORT_TEMPLATE */
export function toMarkdown(posts: readonly NotedPost[], template: string = DEFAULT_TEMPLATE): MarkdownPost[] {
  const { head, note, foot } = splitTemplate(template)
  const [top, each, bottom] = [parseTemplate(head, POST_NAMES), parseTemplate(note, [...NOTE_NAMES, ...POST_NAMES]), parseTemplate(foot, POST_NAMES)]
  return posts.map(({ post, notes }) => {
    const values = postValues(post, notes.length)
    return {
      key: post.key,
      title: post.title,
      head: tidy(top.render(values)),
      foot: tidy(bottom.render(values)),
      blocks: notes.map((annotation) => ({ id: annotation.id, content: tidy(each.render({ ...values, ...noteValues(annotation) })) }))
    }
  })
}

const postValues = ({ title, path, authors, date }: ExchangePost, count: number): Record<(typeof POST_NAMES)[number], string> =>
  ({ title: title.replace(/\s+/g, ' '), path, authors: authors.join(', '), date: date?.slice(0, 10) ?? '', count: String(count) })

function noteValues(annotation: Annotation): Record<(typeof NOTE_NAMES)[number], string> {
  const { id, kind, colour, comment, tags, created, modified, selector } = annotation
  const { exact } = selector.quote
  return {
    quote: exact === '' ? '' : exact.split('\n').map((line) => (line === '' ? '>' : `> ${line}`)).join('\n'),
    text: exact,
    comment: comment.trim(),
    tags: tags.map((tag) => `#${tag.replace(/\s+/g, '-')}`).join(' '),
    colour,
    kind,
    headings: headingLine(annotation),
    created: created.slice(0, 10),
    modified: modified.slice(0, 10),
    id,
    problem: placeProblem(annotation)
  }
}

/** No more than one empty line outside of fences, none at the ends, and nothing that reads as a marker of ours. */
function tidy(text: string): string {
  let fence: string | null = null
  let empty = false
  const lines = text.split('\n').filter((line) => {
    const mark = /^ {0,3}(?:> ?)*(`{3,}|~{3,})/.exec(line)?.[1]
    if (mark !== undefined) fence = fence === null ? mark : mark.startsWith(fence) ? null : fence
    const isSecond = fence === null && empty && line.trim() === ''
    empty = line.trim() === ''
    return !isSecond
  })
  return withoutMarkers(lines.join('\n').replace(/^\n+|\s+$/g, ''))
}
