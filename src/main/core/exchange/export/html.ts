import type { Annotation } from '../../../../shared/model.ts'
import { headingLine, placeProblem, type ExchangePost } from '../post.ts'
import { HTML_STYLE } from './html-style.ts'
import { markHtml, type PlacedNote } from './mark-html.ts'
import { escapeHtml } from './write-html.ts'

/** A post as it is rendered, with what its notes say. */
export interface RenderedPost {
  post: ExchangePost
  /** HTML of its sections, from the renderer. */
  sections: readonly string[]
  notes: readonly Annotation[]
  /** Comments as safe HTML, by the note's id. */
  comments: ReadonlyMap<string, string>
  /** The `data:` address of an `<img src>`; null where there is none. */
  picture: (src: string) => string | null
}

/** Nothing may be loaded or run: styles stand in the file, pictures are data. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

/** A post with its notes in the margin as one file that needs nothing else: no script, no network. */
export function toHtmlFile({ post, sections, notes, comments, picture }: RenderedPost): string {
  const stands = (note: Annotation) => note.kind !== 'page' && note.kind !== 'bookmark' && placeProblem(note) === ''
  // Those that stand in the text are numbered first, as a reader meets them.
  const numbered: PlacedNote[] = [...notes.filter(stands), ...notes.filter((note) => !stands(note))].map((note, index) => ({ number: index + 1, note }))
  const placed = numbered.filter(({ note }) => stands(note))
  const blocks = markHtml(sections, placed, picture)
  const reached = new Set(blocks.flatMap((block) => block.notes))
  const card = ({ number, note }: PlacedNote, linked: boolean) => toCard(note, number, linked, markHtml([comments.get(note.id) ?? ''], [], () => null).map(({ html }) => html).join(''))
  const ofPost = numbered.filter(({ note }) => note.kind === 'page')
  const others = numbered.filter(({ number, note }) => note.kind !== 'page' && !reached.has(number))
  const body = blocks.map((block) => {
    // A bare highlight says all it has to say by its colour.
    const worded = block.notes.flatMap((number) => numbered.slice(number - 1, number)).filter(({ note }) => note.comment !== '' || note.tags.length > 0)
    if (worded.length === 0) return block.html
    const cards = worded.map((each) => card(each, true)).join('')
    return `<div class="noted"><div class="notes">${cards}</div><div class="block">${block.html}</div></div>`
  }).join('\n')
  const byline = [post.authors.join(', '), post.date?.slice(0, 10) ?? ''].filter((part) => part !== '').map(escapeHtml).join(' · ')
  const loose = (title: string, list: PlacedNote[]) =>
    (list.length === 0 ? '' : `<section class="loose" aria-label="${title}"><h2>${title}</h2>${list.map((each) => card(each, false)).join('')}</section>`)

  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Lectern">
<title>${escapeHtml(post.title)}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<main>
<header><h1>${escapeHtml(post.title)}</h1>${byline === '' ? '' : `<p class="byline">${byline}</p>`}</header>
${loose('Notes on the post', ofPost)}
<article>
${body}
</article>
${loose('Other notes', others)}
</main>
</body>
</html>
`
}

function toCard(note: Annotation, number: number, linked: boolean, comment: string): string {
  const { exact } = note.selector.quote
  const quote = linked || exact === '' ? '' : `<blockquote>${escapeHtml(exact)}</blockquote>`
  const problem = placeProblem(note)
  const where = [linked ? '' : headingLine(note), problem].filter((part) => part !== '').join(' · ')
  const tags = note.tags.map((tag) => `<span class="tag">${escapeHtml(tag)}</span>`).join(' ')
  const link = linked ? `<a class="number" href="#words-${String(number)}" aria-label="To the words of note ${String(number)}">${String(number)}</a>` : ''
  const parts = [quote, comment === '' ? '' : `<div class="comment">${comment}</div>`, tags === '' ? '' : `<p class="tags">${tags}</p>`, where === '' ? '' : `<p class="where">${escapeHtml(where)}</p>`]
  return `<aside class="note ${note.colour}" id="note-${String(number)}" aria-label="Note ${String(number)}">${link}${parts.join('')}</aside>`
}
