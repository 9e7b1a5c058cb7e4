import { escapeAttribute } from '../../sanitise/escape.ts'
import { toText } from '../liquid-text.ts'
import { argument, SILENT, type Answer, type Answerer, type Call, type TemplateContext } from '../template.ts'

const text = (address: string): Answer => ({ text: address.replace(/ /g, '%20') })
const rooted = (path: string): string => (/^(?:[a-z][a-z0-9+.-]*:|[/#])/i.test(path) ? path : `/${path}`)

/** Addresses of other posts and files, and values. They go into the text, as they often stand within a link. */
export const answerLink: Answerer = (call, context) => {
  const first = argument(call, 'path', 'page', 'href', 'url', 'src', 'slug', 0)
  switch (call.name) {
    case 'ref': case 'relref':
      return first === '' ? null : text(first)
    case 'post-url': case 'post-path':
      return first === '' ? null : text(`/_posts/${call.positional.join(' ').replace(/\.(?:md|markdown)$/, '')}.md`)
    case 'link':
      return first === '' || call.body !== null ? null : /^https?:/.test(first) ? named(call, first) : text(rooted(call.positional.join(' ') || first))
    case 'post-link': case 'page-link': case 'internal-link':
      return first === '' ? null : named(call, `/${first}`)
    case 'asset-path': case 'asset-url': case 'static': case 'absurl': case 'relurl': case 'rellink': case 'abslink': case 'get-url':
    case 'resize-image': case 'baseurl': case 'asset':
      return first === '' ? null : text(call.name.startsWith('asset-') ? first : rooted(first))
    case 'asset-link':
      return first === '' ? null : named(call, first)
    case 'param': case 'siteparam': case 'site-param':
      return param(argument(call, 'name', 0), context)
    case 'cite': case 'citep': case 'citet': {
      const keys = call.positional.filter((word) => /^[\w:.+/-]+$/.test(word) && !word.startsWith('-')).join(',')
      return keys === '' ? null : { pieces: [{ html: `<d-cite key="${escapeAttribute(keys)}"></d-cite>` }], block: false }
    }
    case 'bibliography': case 'references': return SILENT
    case 'heading': return Object.hasOwn(HEADINGS, first) ? { text: HEADINGS[first] ?? '' } : null
    case 'meta': {
      const value = memberOf(context.data, first)
      return typeof value === 'string' || typeof value === 'number' ? { text: String(value) } : null
    }
    default: return null
  }
}

/** Headings that Kubernetes' site names. */
const HEADINGS: Readonly<Record<string, string>> = {
  whatsnext: 'What’s next', prerequisites: 'Before you begin', objectives: 'Objectives', cleanup: 'Clean up', options: 'Options', synopsis: 'Synopsis',
  seealso: 'See also', discussion: 'Discussion'
}

/** A link with words: those given, or the end of its address. */
function named(call: Call, href: string): Answer {
  const words = call.positional.slice(1).filter((word) => !/^(?:true|false)$/.test(word)).join(' ') || argument(call, 'title', 'text', 'name')
  return { pieces: [{ html: `<a href="${escapeAttribute(href)}">` }, { markdown: words || href.replace(/^.*\/(?=[^/])/, '') }, { html: '</a>' }], block: false }
}

/** A value of the front matter, or of the site's own parameters, by its path: `notes.docker`. */
function param(name: string, { data, site }: TemplateContext): Answer | null {
  for (const group of [data, data.params, site?.data?.params, site?.data?.extra, site?.data]) {
    const found = name.split('.').reduce<unknown>((value, key) => memberOf(value, key), group)
    if (found !== undefined && found !== null && (typeof found !== 'object' || found instanceof Date)) return { text: toText(found) }
  }
  return null
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  const record = value as Record<string, unknown>
  // Hugo does not look at the case of parameters.
  const name = Object.hasOwn(record, key) ? key : Object.keys(record).find((own) => own.toLowerCase() === key.toLowerCase())
  return name === undefined ? undefined : record[name]
}
