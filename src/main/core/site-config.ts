import { load } from 'js-yaml'
import { parse as parseToml } from 'smol-toml'
import type { Site } from './parse/parsed-post.ts'

/** A configuration file that says which program makes a site. */
export interface ConfigFile { name: string; engine: Exclude<Site['engine'], null> }

/** The surest first; `config.*` is told apart by what it holds. */
export const CONFIG_FILES: readonly ConfigFile[] = [
  ...['_config.yml', '_config.yaml', '_config.toml'].map((name): ConfigFile => ({ name, engine: 'jekyll' })),
  ...['hugo.toml', 'hugo.yaml', 'hugo.yml', 'hugo.json'].map((name): ConfigFile => ({ name, engine: 'hugo' })),
  ...['_quarto.yml', '_quarto.yaml'].map((name): ConfigFile => ({ name, engine: 'quarto' })),
  ...['mkdocs.yml', 'mkdocs.yaml'].map((name): ConfigFile => ({ name, engine: 'mkdocs' })),
  { name: 'book.toml', engine: 'mdbook' },
  ...['config/_default/hugo.toml', 'config/_default/hugo.yaml', 'config/_default/config.toml', 'config/_default/config.yaml', 'config.toml', 'config.yaml', 'config.yml', 'config.json']
    .map((name): ConfigFile => ({ name, engine: 'hugo' }))
]

/** What a configuration tells of its site; null where the file is none of a site's. Never throws. */
export function readSiteConfig({ name, engine }: ConfigFile, text: string): Site | null {
  const data = parse(name, text)
  const isPlain = /^config\./.test(name)
  if (isPlain && !['baseurl', 'base_url', 'theme', 'languagecode', 'params'].some((key) => field(data, key) !== undefined)) return null
  const real = engine === 'hugo' && field(data, 'base_url') !== undefined ? 'zola'
    : engine === 'jekyll' && (field(data, 'new_post_name') !== undefined || field(data, 'source_dir') !== undefined) ? 'hexo' : engine
  const inner = record(real === 'mdbook' ? data.book : real === 'quarto' ? data.website ?? data.book : undefined)
  const params = record(field(data, 'params'))
  const web = address(
    line(field(data, 'url')) || line(field(data, 'baseurl'), /^https?:/i) || line(field(data, 'base_url')) || line(field(data, 'site_url')) || line(inner['site-url'])
  )
  const under = real === 'jekyll' ? line(field(data, 'baseurl')) : real === 'hexo' ? line(field(data, 'root')) : ''
  return {
    engine: real,
    title: line(field(data, 'title')) || line(data.site_name) || line(inner.title) || line(params.title),
    author: names(field(data, 'author') ?? params.author ?? data.site_author ?? inner.authors ?? inner.author ?? field(data, 'authors')),
    baseUrl: path(under) || web.path,
    url: web.origin,
    data
  }
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}

/** Hugo does not look at the case of its keys. */
function field(data: Record<string, unknown>, name: string): unknown {
  const key = Object.keys(data).find((own) => own.toLowerCase() === name)
  return key === undefined ? undefined : data[key]
}

function line(value: unknown, pattern = /./): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).replace(/\s+/g, ' ').trim().slice(0, 300) : ''
  return pattern.test(text) ? text : ''
}

function names(value: unknown): string {
  const list: unknown[] = Array.isArray(value) ? value.slice(0, 20) : [value]
  return list.map((author) => line(typeof author === 'string' ? author : record(author).name)).filter(Boolean).join(', ')
}

function path(text: string): string {
  const plain = text.replace(/^\/+|\/+$/g, '')
  return plain === '' ? '' : `/${plain}`
}

function address(url: string): { origin: string; path: string } {
  const found = /^(https?:\/\/[^/?#\s]+)([^?#\s]*)/i.exec(url)
  return { origin: found?.[1] ?? '', path: path(found?.[2] ?? '') }
}

function parse(name: string, text: string): Record<string, unknown> {
  try {
    if (name.endsWith('.toml')) return record(parseToml(text))
    if (name.endsWith('.json')) return record(JSON.parse(text))
    // MkDocs names functions of Python by tags.
    return record(load(text.replace(/!!python\/[^\s]*|!(?:ENV|relative|include)\b/g, ''), { maxAliases: 100 }))
  } catch {
    return salvage(text)
  }
}

/** The plain lines of a file that does not parse. */
function salvage(text: string): Record<string, unknown> {
  const data: Record<string, unknown> = {}
  for (const [, key = '', value = ''] of text.slice(0, 200_000).matchAll(/^["']?([A-Za-z_]\w{0,40})["']?[ \t]*[:=][ \t]*(?!\s)([^#\n]{1,300})/gm)) {
    if (!Object.hasOwn(data, key)) data[key] = value.trim().replace(/^(["'])(.*)\1$/, '$2')
  }
  return data
}
