import type MarkdownIt from 'markdown-it'
import type Token from 'markdown-it/lib/token.mjs'

/** The size that an author gave to a paragraph of one image is the image's. */
export function paragraphImagesPlugin(md: MarkdownIt): void {
  md.core.ruler.after('inline', 'paragraph_images', ({ tokens }) => {
    for (const [at, paragraph] of tokens.entries()) {
      if (paragraph.type !== 'paragraph_open' || !paragraph.attrs) continue
      const image = loneImage(tokens[at + 1])
      if (image) moveSize(paragraph, image)
    }
  })
}

function loneImage(inline: Token | undefined): Token | null {
  const shown = inline?.children?.filter(({ type, content }) => !(type === 'text' && content.trim() === '') && type !== 'span_attributes') ?? []
  const [first, second, third] = shown
  if (shown.length === 1 && first?.type === 'image') return first
  return shown.length === 3 && first?.type === 'link_open' && second?.type === 'image' && third?.type === 'link_close' ? second : null
}

function moveSize(paragraph: Token, image: Token): void {
  for (const name of ['width', 'height', 'style']) {
    const value = paragraph.attrGet(name)
    if (value === null || (name === 'style' && !/\b(?:width|height)\s*:/.test(value))) continue
    image.attrSet(name, name === 'style' ? [image.attrGet(name), value].filter(Boolean).join(';') : value)
    paragraph.attrs = paragraph.attrs?.filter(([own]) => own !== name) ?? null
  }
}
