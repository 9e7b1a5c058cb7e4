import { Parser } from 'htmlparser2'

/** HTML with every element closed and no end tag too many, so that it stays by itself between other HTML. Nothing is checked. */
export function balance(html: string): string {
  let out = ''
  const parser = new Parser({
    onopentag() { out += source() },
    ontext() { out += source() },
    oncomment() { out += source() },
    onclosetag(name, implied) { if (!VOID.has(name)) out += implied ? `</${name}>` : source() }
  }, { decodeEntities: false })
  const source = () => html.slice(parser.startIndex, parser.endIndex + 1)
  parser.write(html)
  parser.end()
  return out
}

const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr'])
