/** What KaTeX takes as a macro: its text with `#1`…, or its tokens. */
export type Macros = Record<string, string | object>

const nothing = (numArgs: number): object => ({ tokens: [], numArgs })

/**
 * Commands that MathJax knows and KaTeX does not, where a macro says all there is to say. What needs a look at the
 * source is in `katex-compat.ts`.
 */
export const MATHJAX_MACROS: Readonly<Macros> = {
  '\\label': nothing(1),
  '\\require': nothing(1),
  '\\vspace': nothing(1),
  '\\/': nothing(0),
  '\\-': nothing(0),
  '\\*': '{*}',
  '\\hfill': '\\quad',
  '\\mbox': '\\text{#1}',
  '\\textsc': '\\text{#1}',
  '\\textsl': '\\textit{#1}',
  '\\textgreater': '\\text{>}',
  '\\textless': '\\text{<}',
  '\\euro': '\\text{€}',
  '\\o': '\\text{ø}',
  '\\ensuremath': '{#1}',
  '\\class': '{\\@secondoftwo{#1}{#2}}',
  '\\cssId': '{\\@secondoftwo{#1}{#2}}',
  '\\style': '{\\@secondoftwo{#1}{#2}}',
  '\\mathds': '\\mathbb{#1}',
  '\\mathbbm': '\\mathbb{#1}',
  '\\slashed': '\\cancel{#1}',
  '\\overparen': '\\overgroup{#1}',
  '\\underparen': '\\undergroup{#1}',
  '\\mathlarger': '{\\large #1}',
  '\\mathsmaller': '{\\small #1}',
  '\\scalebox': '{\\@secondoftwo{#1}{#2}}',
  '\\mspace': '\\mskip{#1}',
  '\\nicefrac': '{}^{#1}\\!/_{#2}',
  '\\sfrac': '{}^{#1}\\!/_{#2}',
  '\\shoveleft': '{#1}',
  '\\shoveright': '{#1}',
  '\\intertext': '\\\\ \\text{#1} \\\\',
  '\\shortintertext': '\\\\ \\text{#1} \\\\',
  '\\sideset': '{\\vphantom{\\sum}}#1#3#2'
}
