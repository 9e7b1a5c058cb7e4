/**
 * Translates what the core says. It speaks English, because its messages are logged, kept and printed, too; who shows
 * them finds the template that a text was made of, and fills in another one.
 */

/** Templates with `{name}` for what is filled in, to what stands for them in another language. */
export type MessageTable = Readonly<Record<string, string>>

const HOLE = /\{(\w+)\}/
const HOLES = /\{(\w+)\}/g
/** What fills these is itself said by the core: a reason, a kind of thing. */
const SAID = new Set(['reason', 'what', 'format', 'post'])
/** How deep what is said may stand in what is said. */
const DEEPEST = 4
/** Texts whose translation is remembered. */
const MOST = 2000

interface Template { head: string; tail: string; pattern: RegExp; names: string[]; weight: number; other: string }
/** `weight`: how many letters were recognised. */
interface Said { text: string; weight: number }

/** @returns gives what it is given where no template fits. Folders' and files' names may stand before a text, as `name: text`. */
export function createTranslator(table: MessageTable): (text: string) => string {
  const literal = new Map(Object.entries(table).filter(([text]) => !HOLE.test(text)))
  const templates = Object.entries(table).filter(([text]) => HOLE.test(text)).map(([text, other]) => toTemplate(text, other))
  const known = new Map<string, string>()

  /** By the template that recognises most: `{what}, so …` fits much that is meant otherwise. */
  const best = (text: string, depth: number): Said | null => {
    const same = literal.get(text)
    if (same !== undefined) return { text: same, weight: text.length }
    if (depth === DEEPEST) return null
    let most: Said | null = null
    for (const template of templates) {
      if (!text.startsWith(template.head) || !text.endsWith(template.tail)) continue
      const found = template.pattern.exec(text)
      const filled = found && fill(template, found.slice(1), depth)
      if (filled && filled.weight > (most?.weight ?? 0)) most = filled
    }
    return most
  }
  const fill = ({ names, other, weight }: Template, values: readonly string[], depth: number): Said => {
    const inner = values.map((value, at): Said => (SAID.has(names[at] ?? '') ? best(value, depth + 1) : null) ?? { text: value, weight: 0 })
    return {
      text: other.replace(HOLES, (hole, name: string) => inner[names.indexOf(name)]?.text ?? hole),
      weight: inner.reduce((sum, part) => sum + part.weight, weight)
    }
  }
  const whole = (text: string) => best(text, 0)?.text ?? null
  /** A name may hold a colon, too; the text behind the first one that makes sense counts. */
  const named = (text: string): string | null => {
    for (let at = text.indexOf(': '); at >= 0; at = text.indexOf(': ', at + 1)) {
      const rest = whole(text.slice(at + 2))
      if (rest !== null) return `${text.slice(0, at)}：${rest}`
    }
    return null
  }
  const line = (text: string) => whole(text) ?? named(text) ?? text

  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const said = whole(text) ?? text.split('\n').map(line).join('\n')
    if (known.size >= MOST) known.clear()
    known.set(text, said)
    return said
  }
}

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function toTemplate(text: string, other: string): Template {
  const parts = text.split(HOLE)
  const literals = parts.filter((_, at) => at % 2 === 0)
  return {
    head: literals[0] ?? '', tail: literals.at(-1) ?? '', names: parts.filter((_, at) => at % 2 === 1), other,
    weight: literals.join('').length,
    pattern: new RegExp(`^${literals.map((part) => escapePattern(part)).join('(.*?)')}$`, 's')
  }
}
