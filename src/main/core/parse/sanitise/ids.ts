/** Every id in a post starts with this, so that none can pass for a part of the page or shadow its names. */
const PREFIX = 'post-'
const MAX_ID = 200

/** An author's id or name, or a reference to one, as it stands in the page; `''` where it cannot be one. */
export function postId(id: string): string {
  const plain = id.trim()
  return plain === '' || plain.length > MAX_ID || /\s/.test(plain) ? '' : PREFIX + plain
}

/** A heading's text as GitHub makes an id of it (https://github.com/Flet/github-slugger), without the prefix. */
export function slugOf(text: string): string {
  const slug = text.slice(0, MAX_ID).trim().toLowerCase().replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- \n\t]/gu, '').replace(/\s/g, '-')
  return slug === '' ? 'section' : slug
}

export interface Ids {
  /** Takes an id for an element; `''` where it is taken already or cannot be one. */
  take(id: string): string
  /** Takes an id for a heading: its own, or one of its text, with a number behind it where it is taken. */
  takeForHeading(own: string, text: string): string
  /** The id in the page that an in-page reference means: also where the site counts letters or digits another way. */
  find(reference: string): string
}

/** The ids of one post, each taken once. */
export function createIds(): Ids {
  const taken = new Set<string>()
  const counts = new Map<string, number>()
  let loose: Map<string, string> | null = null
  let gapped: string[] | null = null

  const unique = (id: string): string => {
    let name = id
    let count = counts.get(id) ?? 0
    while (taken.has(name)) name = `${id}-${++count}`
    counts.set(id, count)
    taken.add(name)
    return name
  }

  /** The id of a heading with emoji, which GitHub drops and others name: `news-` for `news-crab`. */
  const withNames = (name: string): string | null => {
    gapped ??= [...taken].filter((id) => GAP.test(id.slice(PREFIX.length))).sort((a, b) => b.length - a.length).slice(0, MAX_GAPPED)
    return gapped.find((id) => fills(name.slice(PREFIX.length), id.slice(PREFIX.length).split(GAP))) ?? null
  }

  return {
    take(id) {
      const name = postId(id)
      if (name === '' || taken.has(name)) return ''
      taken.add(name)
      return name
    },
    takeForHeading: (own, text) => unique(postId(own) || PREFIX + slugOf(text)),
    find(reference) {
      const name = postId(reference) || PREFIX + slugOf(reference)
      if (taken.has(name)) return name
      if (!loose) {
        loose = new Map()
        for (const id of taken) if (!loose.has(looseForm(id))) loose.set(looseForm(id), id)
      }
      return loose.get(looseForm(name)) ?? withNames(name) ?? name
    }
  }
}

/** Where a character was dropped between two spaces or at an end. */
const GAP = /--+|^-|-$/
const MAX_GAPPED = 500

/** Whether a name is the given parts, in order, with words in their gaps. */
function fills(name: string, parts: readonly string[]): boolean {
  const [first = '', ...rest] = parts
  const last = rest.pop() ?? ''
  if (parts.every((part) => part === '') || !name.startsWith(first) || !name.endsWith(last)) return false
  let at = first.length
  for (const part of rest) {
    const found = name.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  const gap = name.slice(at, name.length - last.length)
  return gap === '' || ((first === '' || gap.startsWith('-')) && (last === '' || gap.endsWith('-')))
}

/** What kramdown, Hugo and GitHub make of one heading differs in letter case, leading digits and punctuation. */
const looseForm = (id: string): string =>
  id.slice(PREFIX.length).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '').replace(/^\d+(?=\D)/, '')
