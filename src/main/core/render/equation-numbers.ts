import type { MathSlot, ParsedPost } from '../parse/parsed-post.ts'
import { numberEquations } from './equations.ts'

const TAG = /\\tag\*?\s*\{([^{}]*)\}/g

/** The numbers that each display formula of a post shows: `3`, or `3–5` for the lines of one; `''` for none. */
export function equationNumbers({ sections }: Pick<ParsedPost, 'sections'>): (slot: MathSlot) => string {
  const slots = sections.flatMap(({ parts }) => parts.filter((part): part is MathSlot => typeof part !== 'string' && part.kind === 'math'))
  const equations = numberEquations(slots)
  return (slot) => {
    const numbers = [...(equations.of(slot)?.tex ?? slot.tex).matchAll(TAG)].map(([, number = '']) => number.trim())
    const [first = '', last = first] = [numbers[0], numbers.at(-1)]
    return first === last ? first : `${first}–${last}`
  }
}
