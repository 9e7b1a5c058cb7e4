import { toIsoDate } from './dates.ts'

/** What a file is called tells its title and, for many sites, its date. */
export interface PathName { title: string; date: string | null }

const BUNDLE = /^_?(?:index|readme)$/i
const DATED = /^(\d{4}-\d{1,2}-\d{1,2})(?:[-_ ]+(.*))?$/

/** `2021-07-11-some-name.md`, `2021-07-11-some-name/index.md`, `2021/07/11/some-name.md`. @param path with `/` */
export function nameOfPath(path: string): PathName {
  const parts = path.split('/')
  const file = (parts.pop() ?? '').replace(/\.(?:md|markdown|html?|ipynb)$/i, '')
  const folder = parts.at(-1)
  const name = BUNDLE.test(file) && folder ? folder : file
  const dated = DATED.exec(name)
  const inFolders = /(?:^|\/)(\d{4})\/(\d{2})\/(\d{2})(?:\/|$)/.exec(parts.join('/'))
  const day = dated?.[1] ?? (inFolders ? inFolders.slice(1, 4).join('-') : null)
  const date = toIsoDate(day)
  const words = (date && dated?.[2] ? dated[2] : name).replace(/[-_]+/g, ' ').trim()
  return { title: words === '' ? name || path : words.charAt(0).toUpperCase() + words.slice(1), date }
}
