/**
 * What the page accepts as the HTML of a post: the second net behind the core's sanitiser. Everything the core's
 * renderer writes passes unchanged (a test in a real browser holds it); what is not named here is dropped.
 */
const HTML =
  'a abbr address article aside b bdi bdo blockquote br button caption cite code col colgroup dd del details dfn div ' +
  'dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark nav ol p pre q rp ' +
  'rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr'

const MATHML =
  'annotation math menclose merror mfrac mglyph mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ' +
  'ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics'

const SVG = 'defs g line path rect svg'

const EVERYWHERE =
  'aria-describedby aria-hidden aria-label aria-labelledby class dir height id lang role style tabindex title width'

const ON_HTML: Record<string, string> = {
  a: 'href rel target',
  button: 'type',
  col: 'span',
  colgroup: 'span',
  del: 'datetime',
  details: 'open',
  img: 'alt decoding loading src',
  ins: 'datetime',
  li: 'value',
  ol: 'reversed start type',
  td: 'align colspan headers rowspan',
  th: 'abbr align colspan headers rowspan scope',
  time: 'datetime'
}

const ON_MATHML =
  'accent accentunder columnalign columnlines columnspacing columnspan depth display displaystyle encoding fence form ' +
  'frame largeop linebreak linethickness lspace mathbackground mathcolor mathsize mathvariant maxsize minsize ' +
  'movablelimits notation rowalign rowlines rowspacing rowspan rspace scriptlevel separator side stretchy symmetric voffset'

const ON_SVG =
  'clip-path d fill fill-rule opacity preserveAspectRatio stroke stroke-dasharray stroke-linecap stroke-width ' +
  'transform viewBox x x1 x2 y y1 y2'

const words = (list: string) => list.split(' ')
const within = (namespace: string, names: string, attributes: string): SanitizerElementNamespaceWithAttributes[] =>
  words(names).map((name) => ({ name, namespace, attributes: words(attributes) }))

/** The allow-list as `Element.setHTML` takes it (https://wicg.github.io/sanitizer-api/#sanitizerconfig). */
export const POST_SANITIZER: SanitizerConfig = {
  elements: [
    ...words(HTML).map((name) => ({ name, attributes: ON_HTML[name] ? words(ON_HTML[name]) : [] })),
    ...within('http://www.w3.org/1998/Math/MathML', MATHML, ON_MATHML),
    ...within('http://www.w3.org/2000/svg', SVG, ON_SVG)
  ],
  attributes: [...words(EVERYWHERE), { name: 'xmlns', namespace: 'http://www.w3.org/2000/xmlns/' }],
  dataAttributes: true,
  comments: false
}
