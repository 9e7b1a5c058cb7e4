import { formatDate } from './format-date.ts'
import { LiquidError, toText } from './liquid-text.ts'
import { slugOf } from '../sanitise/ids.ts'
import { escapeAttribute } from '../sanitise/escape.ts'

/** Text may grow this much by filters. */
const MAX_TEXT = 100_000

type Filter = (value: string, ...args: string[]) => string

const number = (value: unknown): number => Number(toText(value)) || 0
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value])

/** Checked before it is built, as it may be far longer than its parts. */
function joined(parts: string[], between: string): string {
  const length = parts.reduce((sum, part) => sum + part.length + between.length, 0)
  if (length > MAX_TEXT) throw new LiquidError('its text is too long')
  return parts.join(between)
}

/** An address from the root of the site, which is the root of the folder here. */
const rooted: Filter = (path) => (/^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(path) ? path : `/${path.replace(/^\/+/, '')}`)
const escape: Filter = (text) => escapeAttribute(text).replace(/'/g, '&#39;')

/** Filters of text (https://shopify.github.io/liquid/, https://jekyllrb.com/docs/liquid/filters/). */
const TEXT_FILTERS: Readonly<Record<string, Filter>> = {
  relative_url: rooted,
  absolute_url: rooted,
  url_for: rooted,
  prepend: (text, before = '') => before + text,
  append: (text, after = '') => text + after,
  replace: (text, from = '', to = '') => (from === '' ? text : joined(text.split(from), to)),
  replace_first: (text, from = '', to = '') => text.replace(from, () => to),
  remove: (text, part = '') => (part === '' ? text : text.replaceAll(part, '')),
  remove_first: (text, part = '') => text.replace(part, ''),
  upcase: (text) => text.toUpperCase(),
  downcase: (text) => text.toLowerCase(),
  capitalize: (text) => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase(),
  strip: (text) => text.trim(),
  lstrip: (text) => text.trimStart(),
  rstrip: (text) => text.trimEnd(),
  strip_html: (text) => text.replace(/<[^<>]*>/g, ''),
  strip_newlines: (text) => text.replace(/[\r\n]+/g, ''),
  newline_to_br: (text) => text.replace(/\r?\n/g, '<br>\n'),
  escape,
  escape_once: escape,
  xml_escape: escape,
  h: escape,
  uri_escape: (text) => encodeURI(text.toWellFormed()),
  url_encode: (text) => encodeURIComponent(text.toWellFormed()),
  cgi_escape: (text) => encodeURIComponent(text.toWellFormed()),
  slugify: (text) => slugOf(text),
  slug: (text) => slugOf(text),
  markdownify: (text) => text,
  smartify: (text) => text,
  safe: (text) => text,
  date: formatDate,
  date_to_string: (text) => formatDate(text, '%d %b %Y'),
  date_to_long_string: (text) => formatDate(text, '%d %B %Y'),
  date_to_xmlschema: (text) => formatDate(text, '%Y-%m-%d'),
  truncate: (text, length = '50', tail = '...') => (text.length <= Number(length) ? text : text.slice(0, Math.max(0, Number(length) - tail.length)) + tail),
  truncatewords: (text, count = '15', tail = '...') => {
    const words = text.split(/\s+/)
    return words.length <= Number(count) ? text : words.slice(0, Number(count)).join(' ') + tail
  },
  // Only the name of the file counts here: its contents are not fingerprinted.
  bust_file_cache: (text) => text,
  bust_css_cache: (text) => text
}

const NUMBER_FILTERS: Readonly<Record<string, (value: number, other: number) => number>> = {
  plus: (a, b) => a + b,
  minus: (a, b) => a - b,
  times: (a, b) => a * b,
  divided_by: (a, b) => (Number.isInteger(a) && Number.isInteger(b) ? Math.floor(a / b) : a / b),
  modulo: (a, b) => a % b,
  round: (a, b) => Number(a.toFixed(Math.min(20, Math.max(0, b)))),
  ceil: (a) => Math.ceil(a),
  floor: (a) => Math.floor(a),
  abs: (a) => Math.abs(a),
  at_least: (a, b) => Math.max(a, b),
  at_most: (a, b) => Math.min(a, b)
}

const OTHER_FILTERS: Readonly<Record<string, (value: unknown, ...args: unknown[]) => unknown>> = {
  default: (value, other) => (value === undefined || value === null || value === false || value === '' ? other : value),
  size: (value) => (Array.isArray(value) ? value.length : toText(value).length),
  number_of_words: (value) => toText(value).split(/\s+/).filter(Boolean).length,
  first: (value) => list(value)[0],
  last: (value) => list(value).at(-1),
  join: (value, between = ' ') => joined(list(value).map(toText), toText(between)),
  split: (value, at = ' ') => toText(value).split(toText(at)).slice(0, 1000),
  sort: (value) => list(value).toSorted((a, b) => (toText(a) < toText(b) ? -1 : 1)),
  reverse: (value) => list(value).toReversed(),
  uniq: (value) => [...new Set(list(value))],
  concat: (value, other) => [...list(value), ...list(other)].slice(0, 1000),
  compact: (value) => list(value).filter((entry) => entry !== null && entry !== undefined),
  jsonify: (value) => JSON.stringify(value) ?? 'null',
  slice: (value, from, length) => toText(value).slice(number(from)).slice(0, length === undefined ? 1 : number(length)),
  array_to_sentence_string: (value) => list(value).map(toText).join(', ').replace(/, ([^,]*)$/, ' and $1')
}

/** Throws LiquidError for a filter that is not known. */
export function applyFilter(name: string, value: unknown, args: unknown[]): unknown {
  let result: unknown
  if (Object.hasOwn(OTHER_FILTERS, name)) result = OTHER_FILTERS[name]?.(value, ...args)
  else if (value === undefined) return undefined
  else if (Object.hasOwn(TEXT_FILTERS, name)) result = TEXT_FILTERS[name]?.(toText(value), ...args.map(toText))
  else if (Object.hasOwn(NUMBER_FILTERS, name)) result = NUMBER_FILTERS[name]?.(number(value), number(args[0]))
  else throw new LiquidError(`the filter “${name}” is not known`)
  if (typeof result === 'string' && result.length > MAX_TEXT) throw new LiquidError('its text is too long')
  return result
}
