import type { Surroundings } from '../parsed-post.ts'

/** Where sites keep these files, beside the post and its folder. */
const FOLDERS = ['', '/', '/assets/bibliography/', '/_bibliography/', '/assets/', '/bib/']
const MAX_FILES = 10

/** The files that front matter names under `bibliography`, one or more. */
export function bibliographyNames(value: unknown): string[] {
  const names = Array.isArray(value) ? value : [value]
  return names.filter((name): name is string => typeof name === 'string' && name.trim() !== '').map((name) => name.trim()).slice(0, MAX_FILES)
}

/** The text of such a file, null where it is not in the folder. */
export function readBibliography(name: string, read: Surroundings['read']): string | null {
  if (!read || /^[a-z]+:\/\//i.test(name)) return null
  const file = /\.\w+$/.test(name) ? name : `${name}.bib`
  for (const folder of FOLDERS) {
    if (folder !== '' && file.startsWith('/')) break
    const text = read(folder + file)
    if (text !== null) return text
  }
  return null
}
