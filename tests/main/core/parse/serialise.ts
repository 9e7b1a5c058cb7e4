import { parsePost } from '../../../../src/main/core/parse/parse-post.ts'
import type { ParsedPost, ParseInput, Part, Slot } from '../../../../src/main/core/parse/parsed-post.ts'
import { escapeAttribute, escapeText } from '../../../../src/main/core/parse/sanitise/escape.ts'

/** A post of Markdown, or as `input` says otherwise. */
export const parse = (source: string, input: Partial<ParseInput> = {}): ParsedPost =>
  parsePost({ source, format: 'markdown', path: 'some-post.md', ...input })

const readable = (slot: Slot): string => {
  const line = slot.line === null ? '' : ` line=${slot.line}`
  switch (slot.kind) {
    case 'math': return `⟦${slot.display ? 'display' : 'math'}${line}: ${slot.tex}⟧`
    case 'code': return `⟦code${line} ${slot.language || '-'}${slot.title ? ` “${slot.title}”` : ''}\n${slot.code}\n⟧`
    case 'image': return `⟦image${line} ${slot.src} “${slot.alt}”${slot.attributes}⟧`
    case 'link': return `⟦link${line} ${slot.href}${slot.attributes}⟧`
    case 'reference': return `⟦reference${line} ${slot.label} “${slot.text}”${slot.named ? ' named' : ''}⟧`
  }
}

const joined = (post: Pick<ParsedPost, 'sections'>, write: (slot: Slot) => string, between: string): string =>
  post.sections.map(({ parts }) => parts.map((part: Part) => (typeof part === 'string' ? part : write(part))).join('')).join(between)

/** The HTML of a post with its slots in words. */
export const show = (post: Pick<ParsedPost, 'sections'>): string => joined(post, readable, '\n=====\n')

/** The same in one line, for short expectations. */
export const showLine = (source: string, input: Partial<ParseInput> = {}): string => show(parse(source, input)).trim()

export const slotsOf = (post: Pick<ParsedPost, 'sections'>): Slot[] =>
  post.sections.flatMap(({ parts }) => parts.filter((part): part is Slot => typeof part !== 'string'))

export const formulas = (source: string, input: Partial<ParseInput> = {}): string[] =>
  slotsOf(parse(source, input)).flatMap((slot) => (slot.kind === 'math' ? [`${slot.display ? 'D' : 'i'} ${slot.tex}`] : []))

/** The HTML of a post with its slots as the simplest HTML that says the same, to be read again. */
export const plainHtml = (post: Pick<ParsedPost, 'sections'>): string => joined(post, (slot) => {
  switch (slot.kind) {
    case 'math': return `<d-math${slot.display ? ' block' : ''}>${escapeText(slot.tex)}</d-math>`
    case 'code': return `<pre data-lang="${escapeAttribute(slot.language)}">\n${escapeText(slot.code)}</pre>`
    case 'image': return `<img src="${escapeAttribute(slot.src)}" alt="${escapeAttribute(slot.alt)}"${slot.attributes}>`
    case 'link': return `<a href="${escapeAttribute(slot.href)}"${slot.attributes}>`
    case 'reference': return escapeText(slot.text)
  }
}, '')
