import type { ObjectSelector, PostObjects, TextObject } from '../model.ts'

/** Packs the objects of a text for the way to the page; `unpackObjects` gives them back. */
export function packObjects(text: string, objects: readonly TextObject[]): PostObjects {
  const packed: PostObjects = { formulas: [], codeLines: [], others: [] }
  for (const each of objects) {
    const words = wordsOf(each.object)
    if (words === null || words !== text.slice(each.start, each.end)) packed.others.push(each)
    else (each.object.kind === 'formula' ? packed.formulas : packed.codeLines).push(each.start, each.end - each.start)
  }
  return packed
}

/** The objects of a post in the order of its text, of those that start together the longest first, and a cell behind a formula that fills it. */
export function unpackObjects(text: string, objects: PostObjects): TextObject[] {
  const unpack = (numbers: readonly number[], toObject: (words: string) => ObjectSelector) => numbers.flatMap((start, index): TextObject[] => {
    if (index % 2 === 1) return []
    const end = start + (numbers[index + 1] ?? 0)
    return [{ start, end, object: toObject(text.slice(start, end)) }]
  })
  return [
    ...unpack(objects.formulas, (tex) => ({ kind: 'formula', tex })),
    ...unpack(objects.codeLines, (line) => ({ kind: 'code-line', line })),
    ...objects.others
  ].sort((a, b) => a.start - b.start || b.end - a.end)
}

/** What a formula or a line of code is known by: its words. Null for other objects. */
function wordsOf(object: ObjectSelector): string | null {
  return object.kind === 'formula' ? object.tex : object.kind === 'code-line' ? object.line : null
}
