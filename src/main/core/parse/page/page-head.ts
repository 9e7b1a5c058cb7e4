/** What a page tells of its post outside of the text. */
export interface PageHead {
  title?: string
  date?: string
  updated?: string
  summary?: string
  authors: string[]
  tags: string[]
}

export interface HeadReader {
  meta(attributes: Record<string, string>): void
  /** `<title>`, then the first `<h1>` or the one that a theme marks as the post's. */
  title(text: string): void
  heading(text: string): void
  time(datetime: string): void
  /** JSON-LD, or the front matter of a Distill article. */
  json(text: string): void
  finish(): PageHead
}

const TITLE_TAIL = /\s+[|–—·]\s+[^|–—·]{1,60}$/
const MAX_JSON = 200_000

/** Gathers what the head of a page says, from `<meta>`, `<title>` and JSON-LD (https://schema.org/Article). */
export function createHeadReader(): HeadReader {
  const metas = new Map<string, string[]>()
  const article: { title?: string; date?: string; updated?: string; summary?: string; authors: string[] } = { authors: [] }
  let pageTitle = ''
  let heading = ''
  let time = ''
  const first = (...names: string[]) => names.flatMap((name) => metas.get(name) ?? []).find(Boolean)

  const readArticle = (entry: Record<string, unknown>) => {
    const text = (key: string) => (typeof entry[key] === 'string' ? line(entry[key]) || undefined : undefined)
    article.title ??= text('headline') ?? text('title')
    article.date ??= text('datePublished') ?? text('publishedDate')
    article.updated ??= text('dateModified')
    article.summary ??= text('description')
    const authors = [entry.author ?? entry.authors].flat().slice(0, 50)
    for (const author of authors) {
      const name = typeof author === 'object' && author !== null ? Object.values(pick(author, 'name', 'author'))[0] : author
      if (typeof name === 'string' && line(name) !== '') article.authors.push(line(name))
    }
  }

  return {
    meta(attributes) {
      const name = (attributes.name ?? attributes.property ?? attributes.itemprop ?? attributes['http-equiv'] ?? '').toLowerCase()
      const content = line(attributes.content?.slice(0, 3000) ?? '')
      if (name === '' || content === '' || metas.size > 200) return
      const values = metas.get(name) ?? []
      if (values.length < 50) metas.set(name, [...values, content])
    },
    title(text) { if (pageTitle === '') pageTitle = line(text) },
    heading(text) { if (heading === '') heading = line(text) },
    time(datetime) { if (time === '') time = datetime },
    json(text) {
      if (text.length > MAX_JSON) return
      try {
        for (const entry of entriesOf(JSON.parse(text))) if (isArticle(entry)) readArticle(entry)
      } catch {
        // Broken JSON tells nothing.
      }
    },
    finish() {
      const named = first('og:title', 'citation_title', 'dc.title') ?? article.title
      const plain = pageTitle.replace(TITLE_TAIL, '')
      // The heading is the title without the site's name around it.
      const isWhole = heading !== '' && pageTitle.includes(heading)
      const authors = (metas.get('author') ?? metas.get('citation_author') ?? metas.get('article:author') ?? []).filter((name) => !/^https?:/.test(name))
      return {
        title: named ?? ((isWhole ? heading : plain) || heading || undefined),
        date: first('article:published_time', 'citation_publication_date', 'dc.date', 'dcterms.date', 'date', 'datepublished') ?? article.date ?? (time || undefined),
        updated: first('article:modified_time', 'og:updated_time', 'last-modified', 'datemodified') ?? article.updated,
        summary: first('description', 'og:description') ?? article.summary,
        authors: authors.length > 0 ? authors : article.authors,
        tags: [...(metas.get('article:tag') ?? []), ...(first('keywords')?.split(',').map((tag) => tag.trim()) ?? [])].slice(0, 50)
      }
    }
  }
}

const line = (text: string): string => text.replace(/\s+/g, ' ').trim()

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const pick = (from: object, ...keys: string[]): Record<string, unknown> => Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key)))

function entriesOf(json: unknown): Record<string, unknown>[] {
  const list = [json].flat().filter(isObject)
  return list.flatMap((entry) => [entry, ...[entry['@graph']].flat().filter(isObject)])
}

/** An entry without a type is Distill's front matter. */
const isArticle = (entry: Record<string, unknown>): boolean =>
  entry['@type'] === undefined ? 'title' in entry : [entry['@type']].flat().some((type) => typeof type === 'string' && /Article|BlogPosting|Report/.test(type))
