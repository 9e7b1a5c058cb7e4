/**
 * Embedded pictures are taken out of the source before anything reads it, so that a line of megabytes costs nothing
 * further on, and put back where an image shows one. Elsewhere (in code, in a paragraph) a short form stands for it.
 */
const EMBEDDED = /data:image\/[a-z0-9.+-]{1,20};base64,[A-Za-z0-9+/=%]{1000,}/gi
const MARK = /data:image\/[a-z0-9.+-]{1,20};stowed,(\d{1,9})-/i
const MARKS = new RegExp(MARK.source, 'gi')

export interface StowedImages {
  /** The source with a short mark for each picture; no line is added or lost. */
  readonly source: string
  /** The address a mark stands for, once: a second use of one mark gets nothing. Other addresses come back as they are. */
  take(src: string): string
  /** Text without marks: each as the first characters of what was there. */
  shorten(text: string): string
}

export function stowImages(source: string): StowedImages {
  if (!source.includes('base64,')) return { source, take: (src) => src, shorten: (text) => text }
  const stowed: string[] = []
  const used = new Set<number>()
  return {
    source: source.replace(EMBEDDED, (data) => {
      stowed.push(data)
      return `${data.slice(0, data.indexOf(';'))};stowed,${stowed.length - 1}-`
    }),
    take(src) {
      const index = Number(MARK.exec(src)?.[1] ?? NaN)
      const data = stowed[index]
      if (data === undefined || used.has(index)) return src
      used.add(index)
      return data
    },
    shorten: (text) => text.includes(';stowed,')
      ? text.replace(MARKS, (mark, index: string) => {
          const data = stowed[Number(index)]
          return data === undefined ? mark : `${data.slice(0, 40)}… (${Math.ceil(data.length / 1000)} kB)`
        })
      : text
  }
}
