import { t } from '../../lib/words.ts'

/** A drawing that an `<img>` can show. Sizes in CSS px. */
export interface Picture { blob: Blob; width: number; height: number; title: string }

const MAX_SIDE = 16_000

/** Makes a file of an SVG, which need not be well-formed XML, and the rules it is styled by. */
export function toPicture(svg: string, css: string): Picture {
  const root = new DOMParser().parseFromString(svg, 'text/html').querySelector('svg')
  if (!root) throw new Error(t('reader.diagram.empty'))
  const [, , width = 0, height = 0] = (root.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number)
  if (!(width > 0 && height > 0)) throw new Error(t('reader.diagram.empty'))
  const scale = Math.min(1, MAX_SIDE / Math.max(width, height))
  const size = { width: Math.ceil(width * scale), height: Math.ceil(height * scale) }
  root.setAttribute('width', String(size.width))
  root.setAttribute('height', String(size.height))
  root.removeAttribute('style')
  const title = root.querySelector(':scope > title')?.textContent?.trim() ?? ''
  // The rules are added as text: a style element would be held against the page's policy even in a document that nobody sees.
  const xml = new XMLSerializer().serializeToString(root).replace('>', () => `><style>${escapeXml(css)}</style>`)
  return { blob: new Blob([xml], { type: 'image/svg+xml' }), ...size, title }
}

const escapeXml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
