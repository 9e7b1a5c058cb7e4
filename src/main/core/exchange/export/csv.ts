import Papa from 'papaparse'
import { toIriPath } from '../../../../shared/w3c.ts'
import { headingLine, placeProblem, type NotedPost } from '../post.ts'

/** What spreadsheets open: UTF-8 with a mark, CRLF. */
const HEAD = '\uFEFF'

/** One row per note with all that it holds. Values that a spreadsheet would take for a formula get an apostrophe in front. */
export function toCsv(posts: readonly NotedPost[]): string {
  const rows = posts.flatMap(({ post, notes }) => notes.map((note) => ({
    'Post': post.title, 'Path': post.path, 'Authors': post.authors.join(', '), 'Section': headingLine(note), 'Kind': note.kind, 'Colour': note.colour,
    'Quote': note.selector.quote.exact, 'Comment': note.comment, 'Tags': note.tags.join(', '), 'Created': note.created, 'Changed': note.modified,
    'Problem': placeProblem(note), 'Id': note.id
  })))
  const columns = ['Post', 'Path', 'Authors', 'Section', 'Kind', 'Colour', 'Quote', 'Comment', 'Tags', 'Created', 'Changed', 'Problem', 'Id']
  return `${HEAD}${Papa.unparse(rows, { columns, escapeFormulae: /^[=+\-@\t\r]/ })}\r\n`
}

/** What Readwise takes of a highlight at most, in characters. */
const MAX_HIGHLIGHT = 8191
const COLUMNS = ['Highlight', 'Title', 'Author', 'URL', 'Note', 'Location', 'Date']

/**
 * Readwise's import (https://docs.readwise.io): a row needs a highlight, so that notes on a whole post or a place stand with their
 * comment as one, or not at all. Tags go in front of the note, as `.tag`.
 */
export function toReadwiseCsv(posts: readonly NotedPost[]): { text: string; notes: number } {
  const rows = posts.flatMap(({ post, notes }) => notes.flatMap((note) => {
    const { exact } = note.selector.quote
    const highlight = exact === '' ? note.comment : exact
    if (highlight.trim() === '') return []
    const tags = note.tags.map((tag) => `.${tag.replace(/\s+/g, '-')}`).join(' ')
    const comment = exact === '' ? '' : note.comment
    return [{
      Highlight: [...highlight].slice(0, MAX_HIGHLIGHT).join(''), Title: post.title, Author: post.authors.join(', '), URL: toIriPath(post.path),
      Note: [tags, comment].filter((part) => part !== '').join(tags.length > 0 && comment.includes('\n') ? '\n' : ' '),
      Location: String(note.placement.start), Date: note.created
    }]
  }))
  return { text: `${Papa.unparse({ fields: COLUMNS, data: rows })}\r\n`, notes: rows.length }
}
