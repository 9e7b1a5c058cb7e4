import type { ObjectSelector, Selector, Span, TextObject } from '../model.ts'

/** What an object is known by, as one string. */
function keyOf(object: ObjectSelector): string {
  switch (object.kind) {
    case 'formula': return `formula\n${object.tex}`
    case 'figure': return `figure\n${object.src}`
    case 'cell': return `cell\n${object.row}\n${object.column}`
    case 'code-line': return `code-line\n${object.line}`
  }
}

/** The object that a span covers exactly; of several (a formula alone in a cell) the last: row and column outlast words. */
export function objectAt(objects: readonly TextObject[], span: Span): ObjectSelector | undefined {
  return objects.findLast(({ start, end }) => start === span.start && end === span.end)?.object
}

/** Whether an object of the same kind and key stands exactly at a place. */
export function isObjectAt(objects: readonly TextObject[], object: ObjectSelector, span: Span): boolean {
  const key = keyOf(object)
  return objects.some((other) => other.start === span.start && other.end === span.end && keyOf(other.object) === key)
}

/**
 * Where an object stands by its own key, whatever its words are now: a cell by its row and column, a figure by its
 * image. Formulas and lines of code are their words, so their key says nothing new.
 * @returns null where none or more than one has that key
 */
export function findByObject({ object }: Pick<Selector, 'object'>, objects: readonly TextObject[]): Span | null {
  if (object?.kind !== 'cell' && object?.kind !== 'figure') return null
  if (object.kind === 'cell' && (object.row === '' || object.column === '')) return null
  const key = keyOf(object)
  const found = objects.filter((other) => keyOf(other.object) === key)
  const [only] = found
  return only && found.length === 1 ? { start: only.start, end: only.end } : null
}
