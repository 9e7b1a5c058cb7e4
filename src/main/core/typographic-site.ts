import { formatOf } from './library/source-paths.ts'
import type { Site } from './parse/parsed-post.ts'

/**
 * Whether the program that makes a post's site sets its quotes, dashes and dots typographically: by default (kramdown of Jekyll,
 * Goldmark of Hugo, Pandoc of Quarto, marked of Hexo) unless its configuration declines, or only where that asks for it (Zola,
 * mdBook, MkDocs). GitHub, Obsidian and saved pages show what is written.
 */
export function isTypographicSite(site: Site | undefined, path: string): boolean {
  if (!site || formatOf(path) === 'html') return false
  const { engine, data = {} } = site
  const at = (...keys: string[]): unknown => keys.reduce<unknown>((value, key) => fieldOf(value, key), data)
  switch (engine) {
    case 'jekyll': return !/commonmark|gfm|redcarpet/i.test(text(at('markdown'))) &&
      !text(at('kramdown', 'gfm_quirks')).includes('no_auto_typographic') && !/quot/.test(text(at('kramdown', 'smart_quotes')))
    case 'hugo': {
      const typographer = at('markup', 'goldmark', 'extensions', 'typographer')
      return typographer !== false && fieldOf(typographer, 'disable') !== true
    }
    case 'quarto': return !/-smart\b/.test(text(at('from')))
    case 'hexo': return at('marked', 'smartypants') !== false
    case 'zola': return at('markdown', 'smart_punctuation') === true
    case 'mdbook': return at('output', 'html', 'smart-punctuation') === true || at('output', 'html', 'curly-quotes') === true
    case 'mkdocs': return text(at('markdown_extensions')).includes('smarty')
    default: return false
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value) ?? '')

/** Hugo does not look at the case of its keys. */
function fieldOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value).find(([name]) => name.toLowerCase() === key)?.[1]
}
