import type { Annotation, Span } from '../../../../shared/model.ts'
import { walkHtml, type TextRun } from '../walk-html.ts'
import { escapeHtml, startTag, VOID } from './write-html.ts'

/** A note that stands in the text, numbered from 1. */
export interface PlacedNote { number: number; note: Annotation }

/** A top-level block of the post and the notes that begin in it. */
export interface MarkedBlock { html: string; notes: number[] }

/** Elements that are of no use on paper or without a script. */
const DROPPED = new Set(['button', 'script', 'style', 'link', 'meta', 'iframe', 'object', 'embed', 'form', 'input', 'base'])

/**
 * The rendered sections of a post with the words of its notes in `<mark>`, cut into top-level blocks. Formulas are left as the MathML that
 * the renderer writes beside its own layout, so that they need no style sheet and no fonts.
 * @param picture the `data:` address of an `<img src>`; null where there is none
 */
export function markHtml(sections: readonly string[], notes: readonly PlacedNote[], picture: (src: string) => string | null): MarkedBlock[] {
  const blocks: MarkedBlock[] = []
  const started = new Set<number>()
  let html = ''
  let begun: number[] = []
  let depth = 0
  let dropping = 0
  /** The mark around a whole formula or picture, by the depth of its element. */
  const whole: { depth: number; end: string }[] = []

  const covering = ({ start, end }: Span) =>
    notes.filter(({ note: { placement } }) => placement.start < end && start < placement.end)
  const markStart = (covered: readonly PlacedNote[]) => {
    const [first] = covered
    if (!first) return ''
    const fresh = covered.filter(({ number }) => !started.has(number))
    for (const { number } of fresh) started.add(number)
    begun.push(...fresh.map(({ number }) => number))
    const anchors = fresh.slice(1).map(({ number }) => `<a id="words-${String(number)}"></a>`).join('')
    const { colour, kind } = (covered.at(-1) ?? first).note
    return `${anchors}${startTag('mark', { class: `${colour}${kind === 'underline' ? ' underline' : ''}`, ...(fresh[0] && { id: `words-${String(fresh[0].number)}` }) })}`
  }
  const endBlock = () => {
    if (html.trim() !== '') blocks.push({ html, notes: begun })
    html = ''
    begun = []
  }
  const textWithMarks = (text: string, runs: readonly TextRun[]): string => {
    let out = ''
    let last = 0
    for (const { at, from, to, covered } of pieces(runs, covering)) {
      out += escapeHtml(text.slice(last, at))
      out += `${markStart(covered)}${escapeHtml(text.slice(from, to))}</mark>`
      last = to
    }
    return out + escapeHtml(text.slice(last))
  }

  walkHtml(sections.map((section) => `<section>${section}</section>`).join(''), {
    open(name, attributes, atom) {
      depth++
      if (dropping > 0 || DROPPED.has(name) || /\bkatex-html\b/.test(attributes.class ?? '') || (name === 'a' && /\banchor\b/.test(attributes.class ?? ''))) {
        dropping++
        return
      }
      if (name === 'section' && depth === 1) return
      const covered = atom && atom.end > atom.start ? covering(atom) : []
      const mark = markStart(covered)
      html += mark + startTag(name, cleaned(name, attributes, picture))
      if (mark !== '') whole.push({ depth, end: '</mark>' })
    },
    text(text, runs) {
      if (dropping > 0) return
      html += textWithMarks(text, runs)
    },
    close(name) {
      depth--
      if (dropping > 0) {
        dropping--
        return
      }
      if (name === 'section' && depth === 0) {
        endBlock()
        return
      }
      if (!VOID.has(name)) html += `</${name}>`
      if (whole.at(-1)?.depth === depth + 1) html += whole.pop()?.end ?? ''
      if (depth === 1) endBlock()
    }
  })
  return blocks
}

/** The stretches of a text node that any note covers, cut where one begins or ends. */
function* pieces(runs: readonly TextRun[], covering: (span: Span) => PlacedNote[]): Generator<{ at: number; from: number; to: number; covered: PlacedNote[] }> {
  for (const { at, start, length } of joined(runs)) {
    const end = start + length
    const covered = covering({ start, end })
    if (covered.length === 0) continue
    const cuts = [...new Set([start, end, ...covered.flatMap(({ note }) => [note.placement.start, note.placement.end])])]
      .filter((cut) => cut >= start && cut <= end).sort((a, b) => a - b)
    for (const [index, from] of cuts.slice(0, -1).entries()) {
      const to = cuts[index + 1] ?? from
      const here = covering({ start: from, end: to })
      if (here.length > 0) yield { at: at + from - start, from: at + from - start, to: at + to - start, covered: here }
    }
  }
}

/** Words between which there is one white space on both sides are one run. */
function joined(runs: readonly TextRun[]): TextRun[] {
  const out: TextRun[] = []
  for (const run of runs) {
    const last = out.at(-1)
    if (last && run.at - last.at === run.start - last.start) last.length = run.start + run.length - last.start
    else out.push({ ...run })
  }
  return out
}

const KEPT_LINK = /^(?:https?:|mailto:|#)/i

function cleaned(name: string, attributes: Record<string, string>, picture: (src: string) => string | null): Record<string, string> {
  const kept = Object.fromEntries(Object.entries(attributes).filter(([key]) => !/^(?:on|srcset$|data-(?!display)|target$|tabindex$|loading$|decoding$)/i.test(key)))
  if (kept.href !== undefined && !KEPT_LINK.test(kept.href)) delete kept.href
  if (kept.href !== undefined && attributes['data-post'] !== undefined) delete kept.href
  if (name !== 'img') return kept
  const src = picture(attributes.src ?? '')
  const { src: _, ...rest } = kept
  return src === null ? { ...rest, alt: attributes.alt ?? '' } : { ...rest, src }
}
