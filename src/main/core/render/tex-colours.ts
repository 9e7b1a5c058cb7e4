/** Colours by the names that `\definecolor` gave them, as `#rrggbb`. */
export type Colours = Map<string, string>

const DEFINE = /\\definecolor\s*\{([^{}]*)\}\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g
const MODEL = /\\(color|textcolor)\s*\[(\w+)\]\s*\{([^{}]*)\}/g
const USE = /\\(color|textcolor|colorbox|fcolorbox)\s*\{\s*([^{}]*?)\s*\}/g

/**
 * The colour commands of MathJax's `color` package in the one form that KaTeX has, `\color{#rrggbb}`. Names that
 * `\definecolor` gives go into `colours` and hold for the rest of the post.
 */
export function withKnownColours(tex: string, colours: Colours): string {
  if (!tex.includes('color')) return tex
  const text = tex.replace(DEFINE, (all, name: string, model: string, value: string) => {
    const colour = toHex(model, value)
    if (colour === null) return all
    colours.set(name.trim(), colour)
    return ''
  }).replace(MODEL, (all, command: string, model: string, value: string) => {
    const colour = toHex(model, value)
    return colour === null ? all : `\\${command}{${colour}}`
  })
  if (colours.size === 0) return text
  return text.replace(USE, (all, command: string, name: string) => {
    const colour = colours.get(name)
    return colour === undefined ? all : `\\${command}{${colour}}`
  })
}

function toHex(model: string, value: string): string | null {
  const word = value.trim()
  if (model.toUpperCase() === 'HTML') return /^#?[0-9a-f]{6}$/i.test(word) ? `#${word.replace('#', '')}` : null
  if (model === 'named') return /^[a-z]+$/i.test(word) ? word : null
  const numbers = value.split(',').map(Number)
  if (numbers.some((number) => !(number >= 0))) return null
  const [a = 0, b = 0, c = 0, d = 0] = numbers
  if (model === 'rgb' && numbers.length === 3) return hex([a * 255, b * 255, c * 255])
  if (model === 'RGB' && numbers.length === 3) return hex([a, b, c])
  if (model === 'gray' && numbers.length === 1) return hex([a * 255, a * 255, a * 255])
  if (model === 'cmyk' && numbers.length === 4) return hex([a, b, c].map((ink) => 255 * (1 - ink) * (1 - d)))
  return null
}

const hex = (parts: number[]): string =>
  `#${parts.map((part) => Math.round(Math.min(255, Math.max(0, part))).toString(16).padStart(2, '0')).join('')}`
