import { escapeAttribute, escapeText } from '../sanitise/escape.ts'
import { fieldText, type BibEntry } from './bibtex.ts'
import { addressOf, namesOf, OTHERS, yearOf } from './entry-parts.ts'

const SHOWN_AUTHORS = 6

/** An entry as a reader expects it in a list, as HTML: authors, year, title, where it was published, its address. */
export function formatEntry(entry: BibEntry): string {
  const authors = authorsOf(entry)
  const year = yearOf(entry)
  const title = fieldText(entry, 'title', 'booktitle')
  const where = fieldText(entry, 'journal', 'journaltitle', ...(fieldText(entry, 'title') === '' ? [] : ['booktitle']), 'publisher', 'institution', 'school', 'howpublished', 'organization')
  const address = addressOf(entry)
  const eprint = fieldText(entry, 'eprint')
  const parts = [
    [authors, year === '' ? '' : `(${year})`].filter(Boolean).join(' '),
    title === '' ? '' : `“${address === '' ? escapeText(title) : `<a href="${escapeAttribute(address)}">${escapeText(title)}</a>`}”`,
    where === '' || /^\\?https?:/.test(where) ? '' : `<em>${escapeText(where)}</em>`,
    where === '' && eprint !== '' ? `arXiv:${escapeText(eprint)}` : ''
  ]
  const [head = '', ...rest] = parts
  return [escapeText(head), ...rest].filter(Boolean).map((part) => `${part}.`.replace(/([.?!]”)\.$/, '$1').replace(/\.\.$/, '.')).join(' ')
}

function authorsOf(entry: BibEntry): string {
  const names = namesOf(entry).map((name) => {
    const [family = '', given = ''] = name.split(/,\s*/)
    return given === '' ? family : `${given} ${family}`
  })
  const isCut = names.at(-1) === OTHERS || names.length > SHOWN_AUTHORS
  const shown = names.filter((name) => name !== OTHERS).slice(0, isCut ? Math.min(3, SHOWN_AUTHORS) : SHOWN_AUTHORS)
  if (isCut) return `${shown.join(', ')} et al.`
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`
}
