import type { Annotation } from '../../../../shared/model.ts'
import { headingLine, type NotedPost } from '../post.ts'

/**
 * Cards for Anki's text import (https://docs.ankiweb.net/importing/text-files.html), for its own note types Basic and Cloze. What a
 * comment says makes the card:
 * - `Q: …` and `A: …`, or a first line that ends in a question mark and an answer below it (the quote, where there is none);
 * - `{{words}}` that stand in the quote hide those words in it: a cloze;
 * - any other comment is asked for by the quote.
 * Highlights without a comment make none. Formulas go to MathJax, `\(…\)`.
 */
export function toAnkiTsv(posts: readonly NotedPost[]): { text: string; notes: number } {
  const rows = posts.flatMap(({ post, notes }) => notes.flatMap((note) => {
    const card = toCard(note)
    if (!card) return []
    const source = [post.title, headingLine(note)].filter((part) => part !== '').join(' › ')
    const back = [toHtml(card.back), `<small>${escape(source)}</small>`].filter((part) => part !== '').join('<br><br>')
    return [[card.type, toHtml(card.front), back, ['lectern', ...note.tags.map((tag) => tag.replace(/\s+/g, '-'))].join(' ')].map(toField).join('\t')]
  }))
  const head = ['#separator:Tab', '#html:true', '#notetype column:1', '#tags column:4']
  return { text: `${[...head, ...rows].join('\n')}\n`, notes: rows.length }
}

interface Card { type: 'Basic' | 'Cloze'; front: string; back: string }

function toCard({ comment, selector }: Annotation): Card | null {
  const text = comment.trim()
  const { exact } = selector.quote
  if (text === '') return null
  const pair = /^Q:\s*([\s\S]+?)\n+A:\s*([\s\S]+)$/i.exec(text)
  if (pair) return { type: 'Basic', front: pair[1] ?? '', back: pair[2] ?? '' }
  const cloze = toCloze(text, exact)
  if (cloze) return cloze
  const [first = '', ...rest] = text.split('\n')
  if (/[?？]\s*$/.test(first)) {
    const answer = rest.join('\n').trim()
    return answer === '' && exact === '' ? null : { type: 'Basic', front: first, back: answer === '' ? exact : answer }
  }
  return exact === '' ? null : { type: 'Basic', front: exact, back: text }
}

function toCloze(comment: string, exact: string): Card | null {
  const hidden = [...comment.matchAll(/\{\{(?:c\d+::)?([^{}]+)\}\}/g)].map((found) => found[1]?.trim() ?? '').filter((words) => words !== '' && exact.includes(words))
  if (hidden.length === 0) return null
  const whole = [...new Set(hidden)].sort((a, b) => exact.indexOf(a) - exact.indexOf(b) || b.length - a.length)
  let front = ''
  let last = 0
  let number = 0
  for (const words of whole) {
    const at = exact.indexOf(words, last)
    if (at < 0) continue
    front += `${exact.slice(last, at)}{{c${String(++number)}::${words}}}`
    last = at + words.length
  }
  const rest = comment.replace(/\{\{(?:c\d+::)?[^{}]+\}\}/g, '').trim()
  return { type: 'Cloze', front: front + exact.slice(last), back: rest }
}

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** Text as HTML of a card: formulas of Markdown as MathJax knows them, lines as lines. */
function toHtml(text: string): string {
  return escape(text)
    .replace(/\$\$([\s\S]+?)\$\$/g, (_, tex: string) => `\\[${tex}\\]`)
    .replace(/(?<![\\$\w])\$(?![\s$])([^$\n]*?[^\s$\\])\$(?![\d$])/g, (_, tex: string) => `\\(${tex}\\)`)
    .replace(/\n/g, '<br>')
}

/** A field as Anki reads it: quotes doubled, in quotes where it has any. */
function toField(value: string): string {
  const plain = value.replace(/\t/g, '&#9;')
  return /["\n]/.test(plain) || plain.startsWith('#') ? `"${plain.replace(/"/g, '""')}"` : plain
}
