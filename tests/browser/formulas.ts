import katex from 'katex'

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** A formula as the core renders it. */
export function formula(tex: string, display = false): string {
  const html = katex.renderToString(tex, { displayMode: display, output: 'htmlAndMathml', throwOnError: false, strict: 'ignore' })
  return `<span class="math" data-tex="${escape(tex)}"${display ? ' data-display=""' : ''}>${html}</span>`
}

/** Formulas that between them use every kind of element and attribute that KaTeX writes. */
export const FORMULAS = [
  String.raw`\sqrt{x^2+1} + \sqrt[3]{\frac{\sum_i a_i}{b}}`,
  String.raw`\widehat{abc}\overbrace{a+b+c}^{n}\underbrace{\vec{x}}_{\tilde{y}}\overleftrightarrow{AB}`,
  String.raw`\begin{pmatrix}a&b\\c&d\end{pmatrix}\begin{cases}a&b\\c\end{cases}`,
  String.raw`\xrightarrow[below]{above}\left(\frac{a}{b}\right)`,
  String.raw`\cancel{x}\bcancel{z}\boxed{y}\phase{-78}`,
  String.raw`\color{red}{x}\textcolor{#123456}{y}\fcolorbox{red}{blue}{z}`,
  String.raw`\begin{array}{c|c}a&b\\\hline c&d\end{array}\rule{1em}{2em}`,
  String.raw`\mathbb{E}\mathcal{L}\text{hello $x$}\smash{x}\hphantom{y}\operatorname*{argmax}_\theta`,
  String.raw`\begin{align}a&=b\\c&=d\end{align}`,
  String.raw`\begin{CD}A@>a>>B\\@VbVV@AAcA\\C@=D\end{CD}`,
  String.raw`x \tag{1}`,
  String.raw`\unknown + 1`
]
