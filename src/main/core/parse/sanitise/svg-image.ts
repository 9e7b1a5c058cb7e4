import { escapeAttribute, escapeText } from './escape.ts'

/** An inline drawing of more characters than this stays a placeholder. */
const MAX_SVG = 500_000

const SHAPES = new Set((
  'svg g path rect circle ellipse line polyline polygon text tspan textPath defs use symbol marker linearGradient ' +
  'radialGradient stop clipPath mask pattern image filter title desc style switch feBlend feColorMatrix ' +
  'feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow ' +
  'feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight ' +
  'feSpecularLighting feSpotLight feTile feTurbulence'
).split(' '))
const WORDS = new Set(['text', 'tspan', 'textPath', 'title', 'desc', 'style'])
const RASTER = /^data:image\/(?:png|jpe?g|gif|webp|avif)[;,]/i
const LOADS = /@import|url\(\s*(?!['"]?#)|expression|javascript:/i
/** What XML cannot hold. */
// eslint-disable-next-line no-control-regex
const NOT_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g

export interface SvgImage {
  /** An element inside the drawing, the `<svg>` itself first; `attributes` as written. */
  open(name: string, attributes: Record<string, string>): void
  text(text: string): void
  close(): void
  /** A `data:` address for an `<img>` and its alternative text; the address is null where it is too large. */
  finish(): { src: string | null; alt: string }
}

/**
 * Rewrites an inline `<svg>` as an image of its own: well-formed XML of drawing elements only. In an `<img>` it can run
 * no script and load nothing, whatever it holds.
 */
export function createSvgImage(): SvgImage {
  const stack: string[] = []
  let xml = ''
  let hidden = 0
  let label = ''
  let title = ''

  return {
    open(name, attributes) {
      const shown = hidden === 0 && SHAPES.has(name) && xml.length <= MAX_SVG
      if (!shown && name !== 'a') hidden++
      stack.push(shown ? name : name === 'a' ? '' : '!')
      if (!shown) return
      xml += stack.length === 1 ? '<svg xmlns="http://www.w3.org/2000/svg"' : `<${name}`
      if (stack.length === 1) label = attributes['aria-label'] ?? ''
      xml += `${drawingAttributes(attributes)}>`
    },
    text(text) {
      const inside = stack.at(-1) ?? ''
      if (hidden > 0 || !WORDS.has(inside) || xml.length > MAX_SVG) return
      if (inside === 'style' && LOADS.test(text)) return
      if (inside === 'title' && stack.length === 2) title += text
      xml += escapeText(text.replace(NOT_XML, ''))
    },
    close() {
      const name = stack.pop()
      if (name === '!') hidden--
      else if (name) xml += `</${name}>`
    },
    finish() {
      while (stack.length > 0) this.close()
      const src = xml.length > MAX_SVG ? null : `data:image/svg+xml;base64,${Buffer.from(xml).toString('base64')}`
      return { src, alt: (label || title).trim() }
    }
  }
}

function drawingAttributes(attributes: Record<string, string>): string {
  let out = ''
  const seen = new Set<string>()
  for (const written in attributes) {
    const name = written.toLowerCase() === 'xlink:href' ? 'href' : written
    const value = attributes[written] ?? ''
    if (seen.has(name) || seen.size >= 100 || !/^[A-Za-z_][\w.-]*$/.test(name)) continue
    if (/^(?:on|xmlns)/i.test(name) || value.length > MAX_SVG) continue
    if (/^(?:href|src)$/i.test(name) ? !(value.startsWith('#') || RASTER.test(value)) : LOADS.test(value)) continue
    seen.add(name)
    out += ` ${name}="${escapeAttribute(value.replace(NOT_XML, ''))}"`
  }
  return out
}
