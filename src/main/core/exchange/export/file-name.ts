/** A name for a post's file: its title in letters that every file system takes, at most 60 of them. */
export function fileNameOf(title: string): string {
  const plain = title.normalize('NFC').replace(/[\p{C}\\/:*?"<>|#^[\]]+/gu, ' ').replace(/\s+/g, ' ').trim()
  const short = [...plain].slice(0, 60).join('').replace(/[. ]+$/, '').replace(/^\.+/, '')
  return short === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(short) ? `Post ${short}`.trim() : short
}

/** Gives each name once, in any case of letters: a second `Title.md` becomes `Title 2.md`. */
export function createNames(taken: Iterable<string> = []): (name: string, extension: string) => string {
  const used = new Set([...taken].map((name) => name.toLowerCase()))
  return (name, extension) => {
    for (let n = 1; ; n++) {
      const whole = `${n === 1 ? name : `${name} ${String(n)}`}.${extension}`
      if (used.has(whole.toLowerCase())) continue
      used.add(whole.toLowerCase())
      return whole
    }
  }
}
