import type MarkdownIt from 'markdown-it'

/** Gives the picture of a figure the width that its label's line told. */
export function imageWidthsPlugin(md: MarkdownIt): void {
  md.core.ruler.after('inline', 'image_widths', ({ tokens }) => {
    for (const token of tokens) {
      const width = token.type === 'inline' ? (token.meta as { width?: string } | null)?.width : undefined
      const image = width ? token.children?.find(({ type }) => type === 'image') : undefined
      if (width) image?.attrSet('style', `width:${width}`)
    }
  })
}
