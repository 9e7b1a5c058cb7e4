/** Finds words in one text, over and over. */
export interface TextIndex {
  readonly text: string
  /** The places of some words, in order, at most `most`. */
  standings(words: string, most: number): number[]
}

/** Letters that a place is filed under. */
const GRAM = 8

/** An index that costs nothing to make, and a scan of the text for each question. */
export function scanOf(text: string): TextIndex {
  return {
    text,
    standings(words, most) {
      const found: number[] = []
      for (let at = words === '' ? -1 : text.indexOf(words); at >= 0 && found.length < most; at = text.indexOf(words, at + 1)) found.push(at)
      return found
    }
  }
}

/** An index that files every place of the text under the hash of its next letters: for hundreds of questions. */
export function indexOf(text: string): TextIndex {
  const size = 1 << Math.min(20, Math.max(8, Math.ceil(Math.log2(text.length + 1)) + 1))
  const first = new Int32Array(size).fill(-1)
  const next = new Int32Array(text.length)
  const hash = (words: string, at: number) => {
    let value = 0
    for (let k = 0; k < GRAM; k++) value = (Math.imul(value, 31) + words.charCodeAt(at + k)) | 0
    return (value ^ (value >>> 15)) & (size - 1)
  }
  for (let at = text.length - GRAM; at >= 0; at--) {
    const slot = hash(text, at)
    next[at] = first[slot] ?? -1
    first[slot] = at
  }
  const scan = scanOf(text)
  return {
    text,
    standings(words, most) {
      if (words.length < GRAM) return scan.standings(words, most)
      const found: number[] = []
      for (let at = first[hash(words, 0)] ?? -1; at >= 0 && found.length < most; at = next[at] ?? -1) if (text.startsWith(words, at)) found.push(at)
      return found
    }
  }
}
