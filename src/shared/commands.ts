/** What Lectern can be told to do, in one list: the keys, the sheet that shows them, the palette and native menus. */
export interface Command {
  id: string
  title: string
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
  { id: 'posts.next', group: 'Library', title: 'Next post', keys: ['j', 'ArrowDown'] },
  { id: 'posts.previous', group: 'Library', title: 'Previous post', keys: ['k', 'ArrowUp'] },
  { id: 'posts.open', group: 'Library', title: 'Open the post', keys: ['Enter'], native: true },
  { id: 'posts.filter', group: 'Library', title: 'Filter posts by words', keys: ['/'] },
  { id: 'posts.narrow', group: 'Library', title: 'Filter posts by state, year, author or tag', keys: ['f'] },
  { id: 'posts.collect', group: 'Library', title: 'Save the filter as a collection', keys: ['Shift+S'] },
  { id: 'posts.mark', group: 'Library', title: 'Mark as read or unread', keys: ['m'] },
  { id: 'posts.select', group: 'Library', title: 'Select or let go', keys: ['x'] },
  { id: 'posts.extend-down', group: 'Library', title: 'Select the next post, too', keys: ['Shift+ArrowDown', 'Shift+J'] },
  { id: 'posts.extend-up', group: 'Library', title: 'Select the previous post, too', keys: ['Shift+ArrowUp', 'Shift+K'] },
  { id: 'posts.select-all', group: 'Library', title: 'Select all posts', keys: ['Mod+A'] },
  { id: 'palette.open', group: 'Library', title: 'Search or jump to anything', keys: ['Mod+K'] },
  { id: 'search.open', group: 'Library', title: 'Search the library', keys: ['Mod+Shift+F'] },
  { id: 'library.show', group: 'Library', title: 'Go to the library', keys: ['g'] },
  { id: 'notebook.show', group: 'Library', title: 'Go to the notebook', keys: ['Shift+G'] },
  { id: 'review.show', group: 'Library', title: 'Go to the review', keys: ['Shift+R'] },
  { id: 'archive.show', group: 'Library', title: 'Go to the archive', keys: [] },
  { id: 'tags.show', group: 'Library', title: 'Go to all tags', keys: [] },
  { id: 'authors.show', group: 'Library', title: 'Go to the authors', keys: [] },
  { id: 'library.add-folder', group: 'Library', title: 'Add a folder', keys: ['Mod+Shift+O'] },

  { id: 'find.open', group: 'Reading', title: 'Find in the post', keys: ['Mod+F', '/'] },
  { id: 'find.next', group: 'Reading', title: 'Next match', keys: ['n', 'F3'] },
  { id: 'find.previous', group: 'Reading', title: 'Previous match', keys: ['Shift+N', 'Shift+F3'] },
  { id: 'post.print', group: 'Reading', title: 'Print', keys: ['Mod+P'] },
  { id: 'post.print-notes', group: 'Reading', title: 'Print with the notes', keys: [] },
  { id: 'post.pdf', group: 'Reading', title: 'Save as PDF', keys: [] },
  { id: 'post.pdf-notes', group: 'Reading', title: 'Save as PDF with the notes', keys: [] },
  { id: 'post.page', group: 'Reading', title: 'Page down', keys: ['Space'], native: true },
  { id: 'reading.alone', group: 'Reading', title: 'Show the text alone', keys: ['Shift+F'] },
  { id: 'reading.ruler', group: 'Reading', title: 'Reading ruler on or off', keys: ['r'] },
  { id: 'reading.scroll', group: 'Reading', title: 'Scroll by itself, or stop', keys: ['s'] },
  { id: 'reading.faster', group: 'Reading', title: 'Scroll faster', keys: ['+', '='] },
  { id: 'reading.slower', group: 'Reading', title: 'Scroll slower', keys: ['-'] },
  { id: 'change.next', group: 'Reading', title: 'Next change since you read it', keys: ['c'] },
  { id: 'change.previous', group: 'Reading', title: 'Previous change', keys: ['Shift+C'] },
  { id: 'change.show', group: 'Reading', title: 'Show or hide what changed here', keys: ['d'] },
  { id: 'change.seen', group: 'Reading', title: 'Mark the changes as seen', keys: ['Shift+D'] },
  { id: 'history.back', group: 'Reading', title: 'Back', keys: ['Alt+ArrowLeft'] },
  { id: 'history.forward', group: 'Reading', title: 'Forward', keys: ['Alt+ArrowRight'] },

  { id: 'note.highlight', group: 'Notes', title: 'Highlight the selection', keys: ['h'] },
  { id: 'note.underline', group: 'Notes', title: 'Underline the selection', keys: ['u'] },
  { id: 'note.write', group: 'Notes', title: 'Write a note on the selection', keys: ['n'] },
  { id: 'note.tag', group: 'Notes', title: 'Tag the selection or the note', keys: ['t'] },
  { id: 'note.bookmark', group: 'Notes', title: 'Set a bookmark', keys: ['b'] },
  { id: 'note.page', group: 'Notes', title: 'Write a note on the whole post', keys: ['Shift+N'] },
  { id: 'note.pen', group: 'Notes', title: 'Highlighter on or off', keys: ['Shift+H'] },
  { id: 'note.yellow', group: 'Notes', title: 'Yellow', keys: ['1'] },
  { id: 'note.green', group: 'Notes', title: 'Green', keys: ['2'] },
  { id: 'note.blue', group: 'Notes', title: 'Blue', keys: ['3'] },
  { id: 'note.pink', group: 'Notes', title: 'Pink', keys: ['4'] },
  { id: 'note.violet', group: 'Notes', title: 'Violet', keys: ['5'] },
  { id: 'note.orange', group: 'Notes', title: 'Orange', keys: ['6'] },
  { id: 'note.next', group: 'Notes', title: 'Next note', keys: [']'] },
  { id: 'note.previous', group: 'Notes', title: 'Previous note', keys: ['['] },
  { id: 'note.edit', group: 'Notes', title: 'Edit the note', keys: ['Enter'] },
  { id: 'note.delete', group: 'Notes', title: 'Delete the note', keys: ['Delete', 'Backspace'] },
  { id: 'note.end-grow', group: 'Notes', title: 'End a word later', keys: ['Shift+Alt+ArrowRight'] },
  { id: 'note.end-shrink', group: 'Notes', title: 'End a word earlier', keys: ['Shift+Alt+ArrowLeft'] },
  { id: 'note.start-grow', group: 'Notes', title: 'Begin a word earlier', keys: ['Shift+Alt+ArrowUp'] },
  { id: 'note.start-shrink', group: 'Notes', title: 'Begin a word later', keys: ['Shift+Alt+ArrowDown'] },
  { id: 'notes.export', group: 'Notes', title: 'Export notes', keys: ['Mod+Shift+E'] },
  { id: 'notes.import', group: 'Notes', title: 'Import notes', keys: [] },
  { id: 'edit.undo', group: 'Notes', title: 'Undo', keys: ['Mod+Z'] },
  { id: 'edit.redo', group: 'Notes', title: 'Redo', keys: ['Mod+Shift+Z', 'Mod+Y'] },

  { id: 'select.start', group: 'Selecting', title: 'Select a sentence', keys: ['v'] },
  { id: 'select.word', group: 'Selecting', title: 'Next, previous word', keys: ['ArrowRight', 'ArrowLeft'], native: true },
  { id: 'select.sentence', group: 'Selecting', title: 'Next, previous sentence', keys: ['ArrowDown', 'ArrowUp'], native: true },
  { id: 'select.block', group: 'Selecting', title: 'Next paragraph', keys: ['p'], native: true },
  { id: 'select.formula', group: 'Selecting', title: 'Next formula', keys: ['f'], native: true },
  { id: 'select.grow', group: 'Selecting', title: 'Select more or less', keys: ['Shift+ArrowRight', 'Shift+ArrowLeft'], native: true },

  { id: 'notebook.next', group: 'Notebook', title: 'Next note', keys: ['j', 'ArrowDown'] },
  { id: 'notebook.previous', group: 'Notebook', title: 'Previous note', keys: ['k', 'ArrowUp'] },
  { id: 'notebook.open', group: 'Notebook', title: 'Go to its words', keys: ['Enter'], native: true },
  { id: 'notebook.select', group: 'Notebook', title: 'Select or let go', keys: ['x'] },
  { id: 'notebook.extend-down', group: 'Notebook', title: 'Select the next, too', keys: ['Shift+ArrowDown', 'Shift+J'] },
  { id: 'notebook.extend-up', group: 'Notebook', title: 'Select the previous, too', keys: ['Shift+ArrowUp', 'Shift+K'] },
  { id: 'notebook.select-all', group: 'Notebook', title: 'Select all', keys: ['Mod+A'] },
  { id: 'notebook.tag', group: 'Notebook', title: 'Tag the selected', keys: ['t'] },
  { id: 'notebook.filter', group: 'Notebook', title: 'Search the notes', keys: ['/'] },
  { id: 'attention.accept', group: 'Notebook', title: 'Accept the proposed place', keys: ['a'] },
  { id: 'attention.pick', group: 'Notebook', title: 'Pick another place', keys: ['p'] },
  { id: 'attention.detach', group: 'Notebook', title: 'Keep without a place', keys: ['d'] },

  { id: 'review.show-context', group: 'Review', title: 'Show the highlight in its place', keys: ['Space'] },
  { id: 'review.again', group: 'Review', title: 'Again', keys: ['1'] },
  { id: 'review.hard', group: 'Review', title: 'Hard', keys: ['2'] },
  { id: 'review.good', group: 'Review', title: 'Good', keys: ['3'] },
  { id: 'review.easy', group: 'Review', title: 'Easy', keys: ['4'] },
  { id: 'review.skip', group: 'Review', title: 'Skip it today', keys: ['s'] },
  { id: 'review.edit', group: 'Review', title: 'Edit the comment', keys: ['e'] },
  { id: 'review.open', group: 'Review', title: 'Open it in the post', keys: ['o'] },

  { id: 'shell.sidebar', group: 'Lectern', title: 'Show or hide the sidebar', keys: ['Mod+\\'] },
  { id: 'shell.settings', group: 'Lectern', title: 'Settings', keys: ['Mod+,'] },
  { id: 'shell.keys', group: 'Lectern', title: 'Keys', keys: ['?'] },
  { id: 'shell.guide', group: 'Lectern', title: 'Guide', keys: ['F1'] },
  { id: 'shell.close', group: 'Lectern', title: 'Close what is open', keys: ['Escape'] }
] as const satisfies readonly Command[]

export type CommandId = (typeof COMMANDS)[number]['id']
