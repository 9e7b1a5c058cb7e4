/** An element of MathML; one with children has no text of its own that counts. */
export interface MathmlNode { name: string; attributes: Record<string, string>; children: MathmlNode[]; text: string }

/** Signs that TeX names or that mean something else to it; all others it takes as they are. */
const SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\backslash', '{': '\\{', '}': '\\}', '#': '\\#', '%': '\\%', '&': '\\&', $: '\\$', _: '\\_', '~': '\\sim', '^': '\\wedge',
  '\u2061': '', '\u2062': '', '\u2063': '', '\u2064': '', '\u200b': '', '\u00a0': '~', '−': '-', '∗': '*', '∣': '\\mid', '∥': '\\|', '‖': '\\|', '′': "'", '″': "''",
  '⟨': '\\langle', '⟩': '\\rangle', '⌈': '\\lceil', '⌉': '\\rceil', '⌊': '\\lfloor', '⌋': '\\rfloor', '…': '\\ldots', '⋯': '\\cdots', '⋮': '\\vdots', '⋱': '\\ddots'
}
const FUNCTIONS = new Set(
  ('arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min Pr sec sin sinh sup tan tanh').split(' ')
)
const VARIANTS: Readonly<Record<string, string>> = {
  normal: 'mathrm', bold: 'mathbf', italic: 'mathit', 'bold-italic': 'boldsymbol', 'double-struck': 'mathbb', script: 'mathcal', 'bold-script': 'mathscr',
  fraktur: 'mathfrak', 'bold-fraktur': 'mathfrak', 'sans-serif': 'mathsf', 'bold-sans-serif': 'mathsf', monospace: 'mathtt', '-tex-calligraphic': 'mathcal'
}
const OVER: Readonly<Record<string, string>> = {
  '^': 'hat', ˆ: 'hat', '~': 'tilde', '˜': 'tilde', '¯': 'bar', '‾': 'bar', '―': 'overline', _: 'overline', '→': 'vec', '⃗': 'vec', '˙': 'dot', '.': 'dot', '¨': 'ddot',
  'ˇ': 'check', '˘': 'breve', '´': 'acute', '`': 'grave', '⏞': 'overbrace', '⏜': 'overgroup', '←': 'overleftarrow', '↔': 'overleftrightarrow'
}
const UNDER: Readonly<Record<string, string>> = { '⏟': 'underbrace', _: 'underline', '―': 'underline', '¯': 'underline', '‾': 'underline', '̲': 'underline', '→': 'underrightarrow' }
const FENCES: Readonly<Record<string, string>> = { '(': '(', ')': ')', '[': '[', ']': ']', '{': '\\{', '}': '\\}', '|': '|', '⟨': '\\langle', '⟩': '\\rangle', '‖': '\\|', '': '.' }

/** TeX that says what presentation MathML shows (https://www.w3.org/TR/mathml-core/), as MathJax 3 leaves it in a page. */
export function mathmlToTex(node: MathmlNode): string {
  return tidy(row(node.children.length > 0 ? node.children : [node]))
}

const tidy = (tex: string): string => tex.replace(/[ \t\r\n]+/g, ' ').replace(/ (?=[_^}])|(?<=\{) /g, '').trim()

const row = (nodes: readonly MathmlNode[]): string => nodes.map(write).join(' ')

const group = (node: MathmlNode | undefined): string => `{${node ? tidy(write(node)) : ''}}`

/** What a script is set on: bare where it is one sign or command. */
function base(node: MathmlNode | undefined): string {
  const tex = node ? tidy(write(node)) : ''
  return /^(?:.|\\[a-zA-Z]+|\\.|\\(?:math[a-z]+|operatorname\*?|text)\{[^{}]*\})$/su.test(tex) ? tex : `{${tex}}`
}

function write(node: MathmlNode): string {
  const [a, b, c] = node.children
  switch (node.name) {
    case 'mi': return identifier(node)
    case 'mn': return variant(node, signs(node.text.trim()))
    case 'mo': return operator(node)
    case 'mtext': case 'ms': return node.text.trim() === '' ? (node.text === '' ? '' : '~') : `\\text{${text(node.text)}}`
    case 'mspace': return node.attributes.linebreak === 'newline' ? '\\\\' : space(node.attributes.width)
    case 'mfrac': return /^0(?:\D|$)/.test(node.attributes.linethickness ?? '') ? `{${row(a ? [a] : [])} \\atop ${row(b ? [b] : [])}}` : `\\frac${group(a)}${group(b)}`
    case 'msqrt': return `\\sqrt{${tidy(row(node.children))}}`
    case 'mroot': return `\\sqrt[${b ? tidy(write(b)) : ''}]${group(a)}`
    case 'msub': return `${base(a)}_${group(b)}`
    case 'msup': return primes(b) ? `${base(a)}${primes(b)}` : `${base(a)}^${group(b)}`
    case 'msubsup': return `${base(a)}_${group(b)}^${group(c)}`
    case 'munder': return under(a, b)
    case 'mover': return over(a, b)
    case 'munderover': return `${limits(a)}_${group(b)}^${group(c)}`
    case 'mtable': return table(node)
    case 'mfenced': return `\\left${fence(node.attributes.open ?? '(')}${node.children.map((child) => tidy(write(child))).join(node.attributes.separators ?? ',')}\\right${fence(node.attributes.close ?? ')')}`
    case 'menclose': return enclose(node)
    case 'mphantom': return `\\phantom{${tidy(row(node.children))}}`
    case 'mmultiscripts': return multiscripts(node)
    case 'semantics': return a ? write(a) : ''
    case 'none': case 'mprescripts': case 'maction-hidden': return ''
    case 'mrow': case 'mstyle': case 'mpadded': case 'TeXAtom': return fenced(node.children)
    default: return node.children.length > 0 ? row(node.children) : signs(node.text.trim())
  }
}

/** Brackets that grow with what is in them. */
function fenced(children: readonly MathmlNode[]): string {
  const [first] = children
  const last = children.at(-1)
  const grows = (node: MathmlNode | undefined) => node?.name === 'mo' && node.attributes['data-mjx-texclass'] !== undefined && FENCES[node.text.trim()] !== undefined
  if (children.length < 2 || !first || !last || !grows(first) || !grows(last)) return row(children)
  return `\\left${fence(first.text.trim())} ${row(children.slice(1, -1))} \\right${fence(last.text.trim())}`
}

const fence = (sign: string): string => FENCES[sign] ?? (signs(sign) || '.')

function identifier(node: MathmlNode): string {
  const name = node.text.trim()
  if (FUNCTIONS.has(name)) return `\\${name}`
  const own = node.attributes.mathvariant ?? (/tex-caligraphic|tex-calligraphic/.test(node.attributes.class ?? '') ? '-tex-calligraphic' : undefined)
  if (/^[A-Za-z]{2,}$/.test(name) && (own === undefined || own === 'normal')) {
    return `\\${node.attributes['data-mjx-texclass'] === 'OP' ? 'operatorname' : 'mathrm'}{${name}}`
  }
  return variant({ ...node, attributes: { ...node.attributes, mathvariant: own ?? '' } }, signs(name))
}

function variant({ attributes }: MathmlNode, tex: string): string {
  const command = VARIANTS[attributes.mathvariant ?? '']
  return command && !(command === 'mathrm' && !/[A-Za-z]/.test(tex)) ? `\\${command}{${tex}}` : tex
}

function operator(node: MathmlNode): string {
  const sign = node.text.trim()
  if (/^[A-Za-z]{2,}$/.test(sign)) return FUNCTIONS.has(sign) ? `\\${sign}` : `\\operatorname{${sign}}`
  return signs(sign)
}

const signs = (written: string): string => [...written].map((sign) => {
  const tex = SIGNS[sign] ?? sign
  return /[a-zA-Z]$/.test(tex) && tex.length > 1 ? `${tex} ` : tex
}).join('').trim()

const text = (written: string): string => written.replace(/\s+/g, ' ').replace(/[\\{}#%&$_^~]/g, (sign) => (sign === '\\' ? '' : `\\${sign}`)).replace(/\\\^|\\~/g, '').replace(/^ | $/g, '~')

function space(width = ''): string {
  const em = parseFloat(width)
  if (!(em > 0)) return em < 0 ? '\\!' : ''
  return em >= 2 ? '\\qquad ' : em >= 0.9 ? '\\quad ' : em >= 0.25 ? '\\; ' : '\\, '
}

/** `''` unless all of the script is primes. */
const primes = (node: MathmlNode | undefined): string => {
  const sign = node && node.children.length <= 1 ? (node.children[0] ?? node).text.trim() : ''
  return /^[′″‴]+$/.test(sign) ? [...sign].map((one) => "'".repeat('′″‴'.indexOf(one) + 1)).join('') : ''
}

const signOf = (node: MathmlNode | undefined): string => {
  let one = node
  while (one && one.children.length === 1) one = one.children[0]
  return one && one.children.length === 0 ? one.text.trim() : ''
}

function over(a: MathmlNode | undefined, b: MathmlNode | undefined): string {
  const command = OVER[signOf(b)]
  if (!command) return /^[∑∏⋃⋂∫]/.test(signOf(a)) || FUNCTIONS.has(signOf(a)) ? `${limits(a)}^${group(b)}` : `\\overset${group(b)}${group(a)}`
  const wide = [...signOf(a)].length !== 1
  const name = wide ? { hat: 'widehat', tilde: 'widetilde', bar: 'overline', vec: 'overrightarrow' }[command] ?? command : command
  return `\\${name}${group(a)}`
}

function under(a: MathmlNode | undefined, b: MathmlNode | undefined): string {
  const command = UNDER[signOf(b)]
  return command ? `\\${command}${group(a)}` : `${limits(a)}_${group(b)}`
}

/** What has its scripts below and above. */
function limits(node: MathmlNode | undefined): string {
  const tex = base(node)
  if (/^(?:[∑∏∐⋃⋂⋁⋀⨁⨂⨀⨄]|\\(?:lim|max|min|sup|inf|det|gcd|Pr|limsup|liminf))$/u.test(tex)) return tex
  if (/^\\(?:over|under)brace/.test(tidy(node ? write(node) : ''))) return tidy(node ? write(node) : '')
  return /^\\operatorname\{/.test(tex) ? tex.replace('\\operatorname', '\\operatorname*') : `\\mathop${tex.startsWith('{') ? tex : `{${tex}}`}\\limits`
}

function table(node: MathmlNode): string {
  const lines = node.children.filter(({ name }) => name === 'mtr' || name === 'mlabeledtr')
  let tag = ''
  const rows = lines.map(({ name, children }) => {
    const cells = name === 'mlabeledtr' ? children.slice(1) : children
    if (name === 'mlabeledtr' && children[0]) tag = `\\tag{${tidy(row(children[0].children)).replace(/^\\text\{\(?|\)?\}$/g, '')}}`
    return cells.map((cell) => tidy(row(cell.children))).join(' & ')
  })
  if (rows.length === 1 && tag !== '') return `${rows[0]?.replaceAll('&', '') ?? ''} ${tag}`
  const aligned = /^right left/.test(node.attributes.columnalign ?? '')
  const name = aligned ? 'aligned' : 'matrix'
  return `\\begin{${name}} ${rows.join(' \\\\ ')} \\end{${name}}${tag}`
}

function enclose(node: MathmlNode): string {
  const inner = `{${tidy(row(node.children))}}`
  const how = node.attributes.notation ?? 'longdiv'
  if (how.includes('box')) return `\\boxed${inner}`
  if (/updiagonalstrike.*downdiagonalstrike|downdiagonalstrike.*updiagonalstrike/.test(how)) return `\\xcancel${inner}`
  if (how.includes('updiagonalstrike')) return `\\cancel${inner}`
  if (how.includes('downdiagonalstrike')) return `\\bcancel${inner}`
  return how.includes('top') ? `\\overline${inner}` : inner
}

function multiscripts({ children }: MathmlNode): string {
  const before = children.findIndex(({ name }) => name === 'mprescripts')
  const scripts = (list: readonly MathmlNode[]) => list.map((node, index) => {
    const tex = tidy(write(node))
    return tex === '' ? '' : `${index % 2 === 0 ? '_' : '^'}{${tex}}`
  }).join('')
  const end = before < 0 ? children.length : before
  return `${before < 0 ? '' : `{}${scripts(children.slice(before + 1))}`}${base(children[0])}${scripts(children.slice(1, end))}`
}
