/** Where an image or block stands, in the classes of many themes. */
const WORDS: readonly [RegExp, string][] = [
  [/^(?:align-?left|float-(?:left|start)|pull-left|left|start|half-left|alignleft|image-left|img-left|fleft)$/, 'align-left'],
  [/^(?:align-?right|float-(?:right|end)|pull-right|right|end|alignright|image-right|img-right|fright)$/, 'align-right'],
  [/^(?:align-?center|center|centre|centered|centerimage|middle|aligncenter|text-center|mx-auto|m-auto|center-block|center-image|img-center|image-center)$/, 'align-center']
]

/** The class that says where something stands: `align-left`, `align-center`, `align-right`, or `''`. @param words classes or an `align` value */
export function alignOf(words: string): string {
  for (const word of words.slice(0, 500).toLowerCase().split(/[\s.]+/)) {
    const found = WORDS.find(([pattern]) => pattern.test(word))
    if (found) return found[1]
  }
  return ''
}
