const LENGTH = String.raw`(?:0|\d{1,4}(?:\.\d{1,4})?(?:px|em|rem|%|ch|ex|pt|cm|mm|in|vw)|auto)`
const one = new RegExp(`^${LENGTH}$`)
const four = new RegExp(`^${LENGTH}(?: ${LENGTH}){0,3}$`)

/**
 * The style properties an author may set, each with the values it may take. Nothing here takes an element out of
 * the flow of the text, loads anything, hides text, or sets a colour that a theme could not know of.
 */
const PROPERTIES: Readonly<Record<string, RegExp>> = {
  'text-align': /^(?:left|right|center|justify|start|end)$/,
  'vertical-align': /^(?:top|middle|bottom|baseline|sub|super)$/,
  'font-weight': /^(?:normal|bold|[1-9]00)$/,
  'font-style': /^(?:normal|italic|oblique)$/,
  'font-variant': /^(?:normal|small-caps)$/,
  'text-decoration': /^(?:none|underline|overline|line-through)$/,
  'white-space': /^(?:normal|nowrap)$/,
  'list-style-type': /^[a-z-]{1,30}$/,
  'float': /^(?:left|right|none)$/,
  'clear': /^(?:left|right|both|none)$/,
  'width': one,
  'max-width': one,
  'min-width': one,
  'height': one,
  'max-height': one,
  'margin': four,
  'margin-left': one,
  'margin-right': one,
  'margin-top': one,
  'margin-bottom': one
}

const MAX_LENGTH = 1000

/** The safe declarations of a `style` attribute, `''` where none is. Safe by an allow-list of properties and values. */
export function safeStyle(style: string): string {
  if (style.length > MAX_LENGTH) return ''
  const safe: string[] = []
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':')
    if (colon < 0) continue
    const property = declaration.slice(0, colon).trim().toLowerCase()
    const value = declaration.slice(colon + 1).trim().toLowerCase()
    if (Object.hasOwn(PROPERTIES, property) && PROPERTIES[property]?.test(value)) safe.push(`${property}:${value}`)
  }
  return safe.join(';')
}
