/**
 * Embedded pictures are taken out of the source before anything reads it, so that a line of megabytes costs nothing
 * further on, and put back where an image shows one. Elsewhere (in code, in a paragraph) a short form stands for it.
 */
const EMBEDDED = /data:image\/[a-z0-9.+-]{1,20};base64,[A-Za-z0-9+/=%]{1000}/gi
const BEHIND = /[^A-Za-z0-9+/=%]/g
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
    source: withoutPictures(source, (data) => {
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

/** A pattern with an open end would overflow on pictures of many megabytes, so the end is looked for apart. */
function withoutPictures(source: string, stow: (data: string) => string): string {
  const out: string[] = []
  let at = 0
  EMBEDDED.lastIndex = 0
  for (let found = EMBEDDED.exec(source); found; found = EMBEDDED.exec(source)) {
    BEHIND.lastIndex = EMBEDDED.lastIndex
    const end = BEHIND.exec(source)?.index ?? source.length
    out.push(source.slice(at, found.index), stow(source.slice(found.index, end)))
    at = EMBEDDED.lastIndex = end
  }
  out.push(source.slice(at))
  return out.join('')
}
