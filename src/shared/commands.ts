/** What Lectern can be told to do, in one list: the keys, the sheet that shows them, the palette and native menus. `command-titles.ts` has the titles. */
export interface Command {
  id: string
  group: 'Library' | 'Reading' | 'Notes' | 'Selecting' | 'Notebook' | 'Review' | 'Lectern'
  /**
   * Keys as `Mod+Shift+F`: `Mod` is Cmd on macOS and Ctrl elsewhere, the last part is a `KeyboardEvent.key`. The first
   * is the one that menus show.
   */
  keys: readonly string[]
  /** The browser does it by itself; listed so that readers find it. */
  native?: true
}

export const COMMANDS = [
  { id: 'posts.next', group: 'Library', keys: ['j', 'ArrowDown'] },
  { id: 'posts.previous', group: 'Library', keys: ['k', 'ArrowUp'] },
  { id: 'posts.open', group: 'Library', keys: ['Enter'], native: true },
  { id: 'posts.filter', group: 'Library', keys: ['/'] },
  { id: 'posts.narrow', group: 'Library', keys: ['f'] },
  { id: 'posts.collect', group: 'Library', keys: ['Shift+S'] },
  { id: 'posts.mark', group: 'Library', keys: ['m'] },
  { id: 'posts.select', group: 'Library', keys: ['x'] },
  { id: 'posts.extend-down', group: 'Library', keys: ['Shift+ArrowDown', 'Shift+J'] },
  { id: 'posts.extend-up', group: 'Library', keys: ['Shift+ArrowUp', 'Shift+K'] },
  { id: 'posts.select-all', group: 'Library', keys: ['Mod+A'] },
  { id: 'palette.open', group: 'Library', keys: ['Mod+K'] },
  { id: 'search.open', group: 'Library', keys: ['Mod+Shift+F'] },
  { id: 'library.show', group: 'Library', keys: ['g'] },
  { id: 'notebook.show', group: 'Library', keys: ['Shift+G'] },
  { id: 'review.show', group: 'Library', keys: ['Shift+R'] },
  { id: 'archive.show', group: 'Library', keys: [] },
  { id: 'tags.show', group: 'Library', keys: [] },
  { id: 'authors.show', group: 'Library', keys: [] },
  { id: 'statistics.show', group: 'Library', keys: [] },
  { id: 'library.add-folder', group: 'Library', keys: ['Mod+Shift+O'] },

  { id: 'find.open', group: 'Reading', keys: ['Mod+F', '/'] },
  { id: 'find.next', group: 'Reading', keys: ['n', 'F3'] },
  { id: 'find.previous', group: 'Reading', keys: ['Shift+N', 'Shift+F3'] },
  { id: 'post.jump', group: 'Reading', keys: ['o'] },
  { id: 'peek.enter', group: 'Reading', keys: ['i'] },
  { id: 'post.print', group: 'Reading', keys: ['Mod+P'] },
  { id: 'post.print-notes', group: 'Reading', keys: [] },
  { id: 'post.pdf', group: 'Reading', keys: [] },
  { id: 'post.pdf-notes', group: 'Reading', keys: [] },
  { id: 'post.page', group: 'Reading', keys: ['Space'], native: true },
  { id: 'reading.alone', group: 'Reading', keys: ['Shift+F'] },
  { id: 'reading.ruler', group: 'Reading', keys: ['r'] },
  { id: 'reading.scroll', group: 'Reading', keys: ['s'] },
  { id: 'reading.faster', group: 'Reading', keys: ['+', '='] },
  { id: 'reading.slower', group: 'Reading', keys: ['-'] },
  { id: 'change.next', group: 'Reading', keys: ['c'] },
  { id: 'change.previous', group: 'Reading', keys: ['Shift+C'] },
  { id: 'change.show', group: 'Reading', keys: ['d'] },
  { id: 'change.seen', group: 'Reading', keys: ['Shift+D'] },
  { id: 'history.back', group: 'Reading', keys: ['Alt+ArrowLeft'] },
  { id: 'history.forward', group: 'Reading', keys: ['Alt+ArrowRight'] },

  { id: 'note.highlight', group: 'Notes', keys: ['h'] },
  { id: 'note.underline', group: 'Notes', keys: ['u'] },
  { id: 'note.write', group: 'Notes', keys: ['n'] },
  { id: 'note.tag', group: 'Notes', keys: ['t'] },
  { id: 'note.bookmark', group: 'Notes', keys: ['b'] },
  { id: 'note.page', group: 'Notes', keys: ['Shift+N'] },
  { id: 'note.pen', group: 'Notes', keys: ['Shift+H'] },
  { id: 'note.yellow', group: 'Notes', keys: ['1'] },
  { id: 'note.green', group: 'Notes', keys: ['2'] },
  { id: 'note.blue', group: 'Notes', keys: ['3'] },
  { id: 'note.pink', group: 'Notes', keys: ['4'] },
  { id: 'note.violet', group: 'Notes', keys: ['5'] },
  { id: 'note.orange', group: 'Notes', keys: ['6'] },
  { id: 'note.next', group: 'Notes', keys: [']'] },
  { id: 'note.previous', group: 'Notes', keys: ['['] },
  { id: 'note.edit', group: 'Notes', keys: ['Enter'] },
  { id: 'note.delete', group: 'Notes', keys: ['Delete', 'Backspace'] },
  { id: 'note.end-grow', group: 'Notes', keys: ['Shift+Alt+ArrowRight'] },
  { id: 'note.end-shrink', group: 'Notes', keys: ['Shift+Alt+ArrowLeft'] },
  { id: 'note.start-grow', group: 'Notes', keys: ['Shift+Alt+ArrowUp'] },
  { id: 'note.start-shrink', group: 'Notes', keys: ['Shift+Alt+ArrowDown'] },
  { id: 'notes.export', group: 'Notes', keys: ['Mod+Shift+E'] },
  { id: 'notes.import', group: 'Notes', keys: [] },
  { id: 'edit.undo', group: 'Notes', keys: ['Mod+Z'] },
  { id: 'edit.redo', group: 'Notes', keys: ['Mod+Shift+Z', 'Mod+Y'] },

  { id: 'select.start', group: 'Selecting', keys: ['v'] },
  { id: 'select.word', group: 'Selecting', keys: ['ArrowRight', 'ArrowLeft'], native: true },
  { id: 'select.sentence', group: 'Selecting', keys: ['ArrowDown', 'ArrowUp'], native: true },
  { id: 'select.block', group: 'Selecting', keys: ['p'], native: true },
  { id: 'select.formula', group: 'Selecting', keys: ['f'], native: true },
  { id: 'select.grow', group: 'Selecting', keys: ['Shift+ArrowRight', 'Shift+ArrowLeft'], native: true },

  { id: 'notebook.next', group: 'Notebook', keys: ['j', 'ArrowDown'] },
  { id: 'notebook.previous', group: 'Notebook', keys: ['k', 'ArrowUp'] },
  { id: 'notebook.open', group: 'Notebook', keys: ['Enter'], native: true },
  { id: 'notebook.select', group: 'Notebook', keys: ['x'] },
  { id: 'notebook.extend-down', group: 'Notebook', keys: ['Shift+ArrowDown', 'Shift+J'] },
  { id: 'notebook.extend-up', group: 'Notebook', keys: ['Shift+ArrowUp', 'Shift+K'] },
  { id: 'notebook.select-all', group: 'Notebook', keys: ['Mod+A'] },
  { id: 'notebook.tag', group: 'Notebook', keys: ['t'] },
  { id: 'notebook.filter', group: 'Notebook', keys: ['/'] },
  { id: 'attention.accept', group: 'Notebook', keys: ['a'] },
  { id: 'attention.pick', group: 'Notebook', keys: ['p'] },
  { id: 'attention.detach', group: 'Notebook', keys: ['d'] },

  { id: 'review.show-context', group: 'Review', keys: ['Space'] },
  { id: 'review.again', group: 'Review', keys: ['1'] },
  { id: 'review.hard', group: 'Review', keys: ['2'] },
  { id: 'review.good', group: 'Review', keys: ['3'] },
  { id: 'review.easy', group: 'Review', keys: ['4'] },
  { id: 'review.skip', group: 'Review', keys: ['s'] },
  { id: 'review.edit', group: 'Review', keys: ['e'] },
  { id: 'review.open', group: 'Review', keys: ['o'] },

  { id: 'shell.sidebar', group: 'Lectern', keys: ['Mod+\\'] },
  { id: 'shell.settings', group: 'Lectern', keys: ['Mod+,'] },
  { id: 'shell.keys', group: 'Lectern', keys: ['?'] },
  { id: 'shell.guide', group: 'Lectern', keys: ['F1'] },
  { id: 'shell.close', group: 'Lectern', keys: ['Escape'] }
] as const satisfies readonly Command[]

export type CommandId = (typeof COMMANDS)[number]['id']
