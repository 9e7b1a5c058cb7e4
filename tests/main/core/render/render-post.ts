import { Parser } from 'htmlparser2'
import type { Warning } from '../../../../src/shared/model.ts'
import { createTextBuilder, textRole } from '../../../../src/shared/canonical-text.ts'
import type { ParsedPost, Part, Slot } from '../../../../src/main/core/parse/parsed-post.ts'
import { escapeHtml } from '../../../../src/main/core/render/escape.ts'
import { createRenderer, type Renderer, type Resolve } from '../../../../src/main/core/render/renderer.ts'

export const math = (tex: string, display = false): Slot => ({ kind: 'math', tex, display, line: 7 })
export const code = (source: string, language = '', title = ''): Slot => ({ kind: 'code', code: source, language, title, line: 8 })
export const image = (src: string, alt = '', attributes = ''): Slot => ({ kind: 'image', src, alt, attributes, line: 9 })
export const link = (href: string, attributes = ''): Slot => ({ kind: 'link', href, attributes, line: 10 })

/** A post of these sections, with as much of the rest as rendering looks at. */
export function postOf(...sections: Part[][]): ParsedPost {
  return {
    meta: {
      title: '', summary: '', date: null, updated: null, tags: [], authors: [], draft: false, words: 0, minutes: 1
    },
    sections: sections.map((parts) => ({ parts, start: 0 })),
    text: canonical(sections.flat().map(bare).join('')),
    parts: [],
    headings: [{ level: 2, text: 'Setup', id: 'post-setup', start: 0 }],
    links: [], assets: [], warnings: []
  }
}

export const NOTHING: Resolve = { asset: () => ({ missing: 'No such file.' }), link: () => null }

let next = 0

/** Renders to the end. */
export async function render(
  post: ParsedPost, options: { renderer?: Renderer; resolve?: Resolve; hash?: string; signal?: AbortSignal } = {}
): Promise<{ html: string; sections: string[]; warnings: Warning[] }> {
  const { renderer = createRenderer(), resolve = NOTHING, hash = String(next++), signal } = options
  const sections: string[] = []
  const steps = renderer.render(post, { hash, resolve, signal })
  for (;;) {
    const step = await steps.next()
    if (step.done) return { html: sections.join(''), sections, warnings: step.value }
    sections[step.value.index] = step.value.html
  }
}

/** The canonical text of HTML, as a page would walk it. */
export function canonical(html: string): string {
  const builder = createTextBuilder()
  const muted: boolean[] = []
  const parser = new Parser({
    onopentag(name, attributes) {
      const role = muted.at(-1) ? { kind: 'skip' as const } : textRole(name, (key) => attributes[key])
      if (role.kind === 'element') builder.open(name)
      else if (role.kind === 'atom') builder.atom(role.text, role.block)
      muted.push(role.kind !== 'element')
    },
    ontext(text) { if (!muted.at(-1)) builder.text(text) },
    onclosetag(name) { if (!muted.pop()) builder.close(name) }
  }, { decodeEntities: true })
  parser.end(html)
  return builder.toString()
}

/** All text of HTML, nothing folded. */
export function textOf(html: string): string {
  let text = ''
  const parser = new Parser({ ontext: (piece) => { text += piece } }, { decodeEntities: true })
  parser.end(html)
  return text
}

/** Every element of HTML with its attributes. */
export function elementsOf(html: string): { name: string; attributes: Record<string, string> }[] {
  const elements: { name: string; attributes: Record<string, string> }[] = []
  const parser = new Parser({ onopentag: (name, attributes) => { elements.push({ name, attributes }) } }, { decodeEntities: true })
  parser.end(html)
  return elements
}

export const codeIn = (html: string): string => textOf(/<code>([\s\S]*)<\/code>/.exec(html)?.[1] ?? 'no code')

/** A slot as the canonical text sees it before anything is rendered. */
function bare(part: Part): string {
  if (typeof part === 'string') return part
  if (part.kind === 'math') return `<span data-tex="${escapeHtml(part.tex)}"${part.display ? ' data-display' : ''}></span>`
  if (part.kind === 'code') return `<figure><pre><code>${escapeHtml(part.code)}</code></pre></figure>`
  return part.kind === 'image' ? `<img alt="${escapeHtml(part.alt)}">` : '<a>'
}
