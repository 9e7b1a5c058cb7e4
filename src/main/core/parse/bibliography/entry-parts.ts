import { fieldText, type BibEntry } from './bibtex.ts'

/** What stands for the authors that an entry does not name. */
export const OTHERS = 'others'

/** The four digits of its year, `''` where it tells none. */
export const yearOf = (entry: BibEntry): string => /\d{4}/.exec(fieldText(entry, 'year') || fieldText(entry, 'date'))?.[0] ?? ''

/** Authors, or else editors: each as written, `Knuth, Donald E.` or `Donald E. Knuth`; the last may be `others`. */
export function namesOf(entry: BibEntry): string[] {
  const all = fieldText(entry, 'author', 'editor')
  return isOneName(entry) ? [all] : all.split(/ and /i).map((name) => name.trim()).filter(Boolean)
}

/** Their family names. */
export function familyNamesOf(entry: BibEntry): string[] {
  const names = namesOf(entry)
  if (isOneName(entry)) return names
  return names.map((name) => (name.includes(',') ? name.split(',')[0] ?? '' : /\S+$/.exec(name)?.[0] ?? '').trim()).filter(Boolean)
}

/** A name in braces is one: `{The PyTorch team and friends}`. */
function isOneName({ fields }: BibEntry): boolean {
  const written = fields.author ?? fields.editor ?? ''
  return /^\s*\{.*\}\s*$/s.test(written) && !written.includes('} and {')
}

/** Where the work is on the web, `''` where its entry does not say. */
export function addressOf(entry: BibEntry): string {
  const url = (entry.fields.url ?? /https?:\/\/[^\s{}]+/.exec(entry.fields.howpublished ?? '')?.[0] ?? '').replace(/\\([_%&#~])/g, '$1').replace(/[{}]/g, '').trim()
  if (/^https?:\/\//i.test(url)) return url
  const doi = (entry.fields.doi ?? '').replace(/[{}\\]/g, '').trim().replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, '')
  if (/^10\.\S+\/\S+$/.test(doi)) return `https://doi.org/${doi}`
  const eprint = (entry.fields.eprint ?? '').trim()
  return /^(?:\d{4}\.\d{4,5}|[a-z-]+\/\d{7})(?:v\d+)?$/.test(eprint) ? `https://arxiv.org/abs/${eprint}` : ''
}

/** How a sentence names its authors: `Knuth`, `Lee & Wu`, `Vaswani et al.`; its title where it has none. */
export function shortAuthors(entry: BibEntry): string {
  const names = familyNamesOf(entry)
  const [first, second] = names
  if (first === undefined) return fieldText(entry, 'title').slice(0, 40)
  if (names.length > 2 || second === OTHERS) return `${first} et al.`
  return second === undefined ? first : `${first} & ${second}`
}
