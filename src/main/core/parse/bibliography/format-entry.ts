import { escapeAttribute, escapeText } from '../sanitise/escape.ts'
import { fieldText, type BibEntry } from './bibtex.ts'

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

const yearOf = (entry: BibEntry): string =>
  /\d{4}/.exec(fieldText(entry, 'year') || fieldText(entry, 'date'))?.[0] ?? ''

function namesOf(entry: BibEntry): string[] {
  const written = entry.fields.author ?? entry.fields.editor ?? ''
  // A name in braces is one: `{The PyTorch team and friends}`.
  return /^\s*\{.*\}\s*$/s.test(written) && !written.includes('} and {') ? [fieldText(entry, 'author', 'editor')] : fieldText(entry, 'author', 'editor').split(/ and /i).filter(Boolean)
}

function authorsOf(entry: BibEntry): string {
  const names = namesOf(entry).map((name) => {
    const [family = '', given = ''] = name.split(/,\s*/)
    return given === '' ? family : `${given} ${family}`
  })
  const isCut = names.at(-1) === 'others' || names.length > SHOWN_AUTHORS
  const shown = names.filter((name) => name !== 'others').slice(0, isCut ? Math.min(3, SHOWN_AUTHORS) : SHOWN_AUTHORS)
  if (isCut) return `${shown.join(', ')} et al.`
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`
}

function addressOf(entry: BibEntry): string {
  const url = (entry.fields.url ?? /https?:\/\/[^\s{}]+/.exec(entry.fields.howpublished ?? '')?.[0] ?? '').replace(/\\([_%&#~])/g, '$1').replace(/[{}]/g, '').trim()
  if (/^https?:\/\//i.test(url)) return url
  const doi = (entry.fields.doi ?? '').replace(/[{}\\]/g, '').trim().replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, '')
  if (/^10\.\S+\/\S+$/.test(doi)) return `https://doi.org/${doi}`
  const eprint = (entry.fields.eprint ?? '').trim()
  return /^(?:\d{4}\.\d{4,5}|[a-z-]+\/\d{7})(?:v\d+)?$/.test(eprint) ? `https://arxiv.org/abs/${eprint}` : ''
}
