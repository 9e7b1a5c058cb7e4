/** As many as fit under the field without a scroll bar. */
const MOST = 6

/** What a reader typed as tags: parted by commas or semicolons, without a leading `#`. */
export function splitTags(text: string): string[] {
  return text.split(/[,;]/).map((tag) => tag.trim().replace(/^#+/, '').trim()).filter((tag) => tag !== '')
}

/**
 * Tags that go on from what is typed: those that begin so, then those with a word that does, then those that hold it. The
 * order of `known` decides among equals. Nothing typed: the first of all.
 * @param taken tags that the note has already
 */
export function completeTags(text: string, known: readonly string[], taken: readonly string[]): string[] {
  const wanted = fold(text.trim().replace(/^#+/, ''))
  const rank = (tag: string): number => {
    const folded = fold(tag)
    const at = folded.indexOf(wanted)
    return at < 0 ? -1 : at === 0 ? 0 : /[\s/_.:-]/.test(folded.charAt(at - 1)) ? 1 : 2
  }
  return known
    .filter((tag) => !taken.includes(tag))
    .map((tag, order) => ({ tag, order, rank: rank(tag) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .slice(0, MOST)
    .map(({ tag }) => tag)
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
