import { Parser } from 'htmlparser2'

/** What an HTML file's head tells, and the part of it that is the post. */
export interface HtmlPage {
  /** The HTML of the article, unchecked. */
  article: string
  /** 1-based line in `source` on which the article starts. */
  line: number
  title?: string
  date?: string
  updated?: string
  summary?: string
  authors: string[]
  tags: string[]
}

/** Where a saved page keeps its post, the surest first. */
const MAIN_CLASS = /(?:^|\s)(?:post-content|entry-content|article-content|article-body|post-body|markdown-body|h-entry)(?:\s|$)/
const TITLE_TAIL = /\s+[|–—·]\s+[^|–—·]{1,60}$/

type Kind = 'article' | 'main' | 'class' | 'body'
const RANK: readonly Kind[] = ['article', 'class', 'main', 'body']

/** Reads a page once for its head and for the element that holds the post. Files without either are all post. */
export function readHtml(source: string): HtmlPage {
  const spans: Partial<Record<Kind, { start: number; end: number }>> = {}
  const counts: Partial<Record<Kind, number>> = {}
  const meta = new Map<string, string[]>()
  const stack: (Kind | null)[] = []
  const open: Partial<Record<Kind, { start: number }>> = {}
  let title = ''
  let inTitle = false
  let time = ''

  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'title' && title === '') inTitle = true
      if (name === 'meta') note(meta, attributes)
      if (name === 'time' && time === '') time = attributes.datetime ?? ''
      const kind = kindOf(name, attributes)
      const begins = kind !== null && open[kind] === undefined
      if (kind !== null && begins) {
        open[kind] = { start: parser.endIndex + 1 }
        counts[kind] = (counts[kind] ?? 0) + 1
      }
      stack.push(begins ? kind : null)
      if (stack.length > 500) parser.pause()
    },
    ontext(text) { if (inTitle && title.length < 1000) title += text },
    onclosetag(name) {
      if (name === 'title') inTitle = false
      const kind = stack.pop()
      const begun = kind ? open[kind] : undefined
      if (!kind || !begun) return
      spans[kind] ??= { start: begun.start, end: Math.max(begun.start, parser.startIndex) }
      Reflect.deleteProperty(open, kind)
    }
  })
  parser.write(source)
  parser.end()

  // Several articles are a list of posts, not one post, and an empty one is filled by a script.
  const hasText = (kind: Kind) => source.slice(spans[kind]?.start, spans[kind]?.end).replace(/<[^>]*>/g, '').trim() !== ''
  const best = RANK.find((kind) => spans[kind] && (kind !== 'article' || counts.article === 1) && hasText(kind))
  const span = best ? spans[best] : undefined
  const first = (...names: string[]) => names.flatMap((name) => meta.get(name) ?? []).find(Boolean)
  return {
    article: span ? source.slice(span.start, span.end) : source,
    line: span ? source.slice(0, span.start).split('\n').length : 1,
    title: first('og:title', 'citation_title', 'dc.title') ?? (title.replace(/\s+/g, ' ').trim().replace(TITLE_TAIL, '') || undefined),
    date: first('article:published_time', 'citation_publication_date', 'dc.date', 'dcterms.date', 'date', 'datepublished') ?? (time || undefined),
    updated: first('article:modified_time', 'og:updated_time', 'last-modified', 'datemodified'),
    summary: first('description', 'og:description'),
    authors: (meta.get('author') ?? meta.get('citation_author') ?? meta.get('article:author') ?? []).filter((name) => !/^https?:/.test(name)),
    tags: [...(meta.get('article:tag') ?? []), ...(first('keywords')?.split(',').map((tag) => tag.trim()) ?? [])].slice(0, 50)
  }
}

function kindOf(name: string, attributes: Record<string, string>): Kind | null {
  if (name === 'article' || name === 'd-article' || name === 'dt-article') return 'article'
  if (name === 'main') return 'main'
  if (name === 'body') return 'body'
  const isBox = name === 'div' || name === 'section'
  return isBox && MAIN_CLASS.test((attributes.class ?? '').slice(0, 500)) ? 'class' : null
}

function note(meta: Map<string, string[]>, attributes: Record<string, string>): void {
  const name = (attributes.name ?? attributes.property ?? attributes.itemprop ?? attributes['http-equiv'] ?? '').toLowerCase()
  const content = attributes.content?.slice(0, 3000).replace(/\s+/g, ' ').trim()
  if (name === '' || !content || meta.size > 200) return
  const values = meta.get(name) ?? []
  if (values.length < 50) meta.set(name, [...values, content])
}
