import type { PostMeta } from '../../../shared/model.ts'
import { toIsoDate } from './dates.ts'
import type { Sanitised } from './sanitise/sanitise.ts'
import { toSummary } from './summary.ts'
import { nameOfPath } from './path-name.ts'
import { countWords } from './words.ts'

/** What a post's own text and the file tell, where front matter does not. */
export interface MetaSources {
  data: Record<string, unknown>
  /** Of HTML: what its head tells; of Markdown: the tags in its text. */
  page?: { title?: string; date?: string; updated?: string; summary?: string; authors?: string[]; tags?: string[]; language?: string }
  content: Pick<Sanitised, 'text' | 'headings' | 'firstParagraph' | 'more'>
  /** Days of which the text says that it was updated then. */
  updates?: readonly string[]
  path: string
  mtime?: number
  /** Who writes the site, for posts that do not tell. */
  siteAuthor?: string
}

const MAX_TITLE = 300
const MAX_LIST = 50
const MAX_NAME = 200

/**
 * Title, dates, tags and the rest. Each is taken from the first source that tells it: front matter (Jekyll, Hugo, Zola
 * and others name it differently), the page's head, the text, the file's name, its time.
 */
export function readMeta({ data, page = {}, content, updates = [], path, mtime, siteAuthor = '' }: MetaSources): PostMeta {
  const field = (...names: string[]): unknown => {
    for (const name of names) {
      const value = Object.hasOwn(data, name) ? data[name] : undefined
      if (value !== undefined && value !== null && value !== '') return value
    }
    return undefined
  }
  const inside = (name: string, key: string): unknown => {
    const group = field(name)
    return typeof group === 'object' && group !== null && Object.hasOwn(group, key) ? (group as Record<string, unknown>)[key] : undefined
  }
  const name = nameOfPath(path)
  const heading = content.headings.find(({ level }) => level === 1) ?? content.headings[0]
  const tags = [field('tags', 'keywords'), inside('taxonomies', 'tags'), field('categories', 'category'), inside('taxonomies', 'categories')]
  const authors = toNames(field('authors', 'author') ?? inside('extra', 'authors') ?? inside('extra', 'author'))

  return {
    title: toLine(field('title')) || titleOf(page.title, heading?.text) || name.title,
    summary: toSummary(toLine(field('summary', 'description', 'excerpt', 'subtitle'), 3000) || page.summary || firstWords(content)),
    date: toIsoDate(field('date', 'published', 'pubDate', 'publishDate', 'created')) ?? toIsoDate(page.date) ?? name.date ??
      dayIn(toLine(field('path', 'url', 'slug'))) ?? (mtime === undefined ? null : toIsoDate(new Date(mtime))),
    updated: toIsoDate(field('updated', 'lastmod', 'last_modified_at', 'last_modified', 'last-updated', 'modified')) ?? toIsoDate(page.updated) ??
      updates.toSorted().at(-1) ?? null,
    tags: unique([...tags.flatMap(toTags), ...(page.tags ?? [])]),
    authors: unique(authors.length > 0 ? authors : page.authors?.length ? page.authors : toNames(siteAuthor)),
    draft: field('draft') === true || field('draft') === 'true' || field('published') === false || /(?:^|\/)_drafts\//.test(path),
    ...countWords(content.text)
  }
}

/** The day in an address that a site builds of it: `2024/10/17/name`. */
const dayIn = (address: string): string | null =>
  toIsoDate(/(?:^|\/)(\d{4}[/-]\d{2}[/-]\d{2})(?:[/-]|$)/.exec(address)?.[1])

/** A page's title often has the site's name behind it: then the heading says it better. */
function titleOf(page = '', heading = ''): string {
  return (page === '' || (heading !== '' && page.includes(heading)) ? heading : page).slice(0, MAX_TITLE)
}

/** The text above `<!--more-->`, else the first paragraph, else how the text begins. */
function firstWords({ text, firstParagraph, more }: MetaSources['content']): string {
  // A post's history says nothing of what it is about.
  const isHistory = firstParagraph !== null && /^[[(*]*(?:last )?updated? /i.test(text.slice(firstParagraph.start, firstParagraph.end))
  const start = isHistory ? firstParagraph.end : firstParagraph?.start ?? 0
  if (more !== null && more > 0) return text.slice(start < more ? start : 0, more)
  return firstParagraph && !isHistory ? text.slice(start, firstParagraph.end) : text.slice(start, start + 1000)
}

/** One line of text of a string or number, `''` for anything else. */
function toLine(value: unknown, max = MAX_TITLE): string {
  if (typeof value !== 'string' && typeof value !== 'number') return ''
  return String(value).slice(0, max).replace(/\s+/g, ' ').trim()
}

const toList = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, MAX_LIST) : [value])

/** A list, or one string with commas; a single word list of Jekyll has spaces. */
function toTags(value: unknown): string[] {
  if (typeof value === 'string') {
    const text = toLine(value, 2000).replace(/^\[|\]$/g, '')
    return text.split(text.includes(',') ? ',' : /\s+/).map((tag) => tag.trim().replace(/^(["'])(.*)\1$/, '$2'))
  }
  return toList(value).map((tag) => toLine(tag, MAX_NAME))
}

/** Names: strings, objects with a `name`, or one string of several with links, handles or addresses behind them. */
function toNames(value: unknown): string[] {
  return toList(value).flatMap((author): string[] => {
    if (typeof author === 'object' && author !== null) {
      const { name } = author as { name?: unknown }
      return [toLine(name, MAX_NAME)]
    }
    const text = toLine(author, 3000)
    if (!/[(<[]/.test(text)) return /^\S+ \S.*, \S+ \S/.test(text) ? text.split(', ') : [text]
    const plain = text.replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1').replace(/\([^()]*\)|<[^<>]*>/g, '')
    return plain.split(',').map((name) => name.trim().replace(/\s+/g, ' '))
  }).filter(Boolean)
}

const unique = (list: string[]): string[] =>
  [...new Set(list.map((entry) => entry.slice(0, MAX_NAME).trim()).filter(Boolean))].slice(0, MAX_LIST)
