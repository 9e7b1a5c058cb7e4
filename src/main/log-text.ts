/** Takes out of a line of the log what is the reader's own: paths, quoted words, addresses and secrets. */
const LIMIT = 600

/**
 * @param own the program's folder; paths in it stay, because without them a stack tells nothing
 * @param home the reader's home folder
 */
export function toLogText(text: string, { own, home }: { own: string; home: string }): string {
  const marked = text.replaceAll(own, OWN)
  return marked
    .replace(/\b(?:https?|mailto|lectern|file|data|blob):[^\s)]+/gi, '<address>')
    .replace(/(["“‘`])[^"”’`\n]*["”’`]/g, '$1…”')
    .replace(/(^|[\s(=])'[^'\n]*'/g, '$1\'…\'')
    .replaceAll(home, '~')
    .replace(/(^|[^\w\uE000])(?:~|[A-Za-z]:)?(?:[/\\][^\s/\\:,;)]+)+/g, '$1<path>')
    .replace(/\b[\w-]{24,}\b/g, '<secret>')
    .replaceAll(OWN, '.')
    .replace(/[\r\n]+\s*/g, ' | ')
    .slice(0, LIMIT)
}

/** Stands for the program's folder while paths are taken out: a character for private use. */
const OWN = '\uE000'
