import type MarkdownIt from 'markdown-it'

/** Task lists (https://github.github.com/gfm/#task-list-items-extension-): `- [ ] to do`, `- [x] done`. */
export function taskListsPlugin(md: MarkdownIt): void {
  md.core.ruler.after('inline', 'task_lists', ({ tokens, Token }) => {
    for (let at = 2; at < tokens.length; at++) {
      const inline = tokens[at]
      if (inline?.type !== 'inline' || inline.content[0] !== '[' || tokens[at - 2]?.type !== 'list_item_open') continue
      const text = inline.children?.[0]
      const box = text?.type === 'text' ? /^\[([ xX])\](?=[ \t]|$)/.exec(text.content) : null
      if (!text || !box) continue
      text.content = text.content.slice(box[0].length)
      const input = new Token('html_inline', '', 0)
      input.content = `<input type="checkbox"${box[1] === ' ' ? '' : ' checked'}>`
      inline.children?.unshift(input)
      tokens[at - 2]?.attrJoin('class', 'task-list-item')
    }
  })
}
