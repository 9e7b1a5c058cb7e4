/** What commands are called, by the two parts of their ids. Native menus take them as they are: nothing is filled in. */
export default {
  groups: { Library: 'Library', Reading: 'Reading', Notes: 'Notes', Selecting: 'Selecting', Notebook: 'Notebook', Review: 'Review', Lectern: 'Lectern' },
  posts: {
    next: 'Next post',
    previous: 'Previous post',
    open: 'Open the post',
    filter: 'Filter posts by words',
    narrow: 'Filter posts by state, year, author or tag',
    collect: 'Save the filter as a collection',
    mark: 'Mark as read or unread',
    select: 'Select or let go',
    'extend-down': 'Select the next post, too',
    'extend-up': 'Select the previous post, too',
    'select-all': 'Select all posts'
  },
  palette: {
    open: 'Search or jump to anything'
  },
  search: {
    open: 'Search the library'
  },
  library: {
    show: 'Go to the library',
    'add-folder': 'Add a folder'
  },
  notebook: {
    show: 'Go to the notebook',
    next: 'Next note',
    previous: 'Previous note',
    open: 'Go to its words',
    select: 'Select or let go',
    'extend-down': 'Select the next, too',
    'extend-up': 'Select the previous, too',
    'select-all': 'Select all',
    tag: 'Tag the selected',
    filter: 'Search the notes'
  },
  review: {
    show: 'Go to the review',
    'show-context': 'Show the highlight in its place',
    again: 'Again',
    hard: 'Hard',
    good: 'Good',
    easy: 'Easy',
    skip: 'Skip it today',
    edit: 'Edit the comment',
    open: 'Open it in the post'
  },
  archive: {
    show: 'Go to the archive'
  },
  tags: {
    show: 'Go to all tags'
  },
  authors: {
    show: 'Go to the authors'
  },
  find: {
    open: 'Find in the post',
    next: 'Next match',
    previous: 'Previous match'
  },
  post: {
    jump: 'Jump to a place in this post',
    print: 'Print',
    'print-notes': 'Print with the notes',
    pdf: 'Save as PDF',
    'pdf-notes': 'Save as PDF with the notes',
    page: 'Page down'
  },
  reading: {
    alone: 'Show the text alone',
    ruler: 'Reading ruler on or off',
    scroll: 'Scroll by itself, or stop',
    faster: 'Scroll faster',
    slower: 'Scroll slower'
  },
  change: {
    next: 'Next change since you read it',
    previous: 'Previous change',
    show: 'Show or hide what changed here',
    seen: 'Mark the changes as seen'
  },
  history: {
    back: 'Back',
    forward: 'Forward'
  },
  note: {
    highlight: 'Highlight the selection',
    underline: 'Underline the selection',
    write: 'Write a note on the selection',
    tag: 'Tag the selection or the note',
    bookmark: 'Set a bookmark',
    page: 'Write a note on the whole post',
    pen: 'Highlighter on or off',
    yellow: 'Yellow',
    green: 'Green',
    blue: 'Blue',
    pink: 'Pink',
    violet: 'Violet',
    orange: 'Orange',
    next: 'Next note',
    previous: 'Previous note',
    edit: 'Edit the note',
    delete: 'Delete the note',
    'end-grow': 'End a word later',
    'end-shrink': 'End a word earlier',
    'start-grow': 'Begin a word earlier',
    'start-shrink': 'Begin a word later'
  },
  notes: {
    export: 'Export notes',
    import: 'Import notes'
  },
  edit: {
    undo: 'Undo',
    redo: 'Redo'
  },
  select: {
    start: 'Select a sentence',
    word: 'Next, previous word',
    sentence: 'Next, previous sentence',
    block: 'Next paragraph',
    formula: 'Next formula',
    grow: 'Select more or less'
  },
  attention: {
    accept: 'Accept the proposed place',
    pick: 'Pick another place',
    detach: 'Keep without a place'
  },
  shell: {
    sidebar: 'Show or hide the sidebar',
    settings: 'Settings',
    keys: 'Keys',
    guide: 'Guide',
    close: 'Close what is open'
  },
  tab: {
    open: 'Open the link in a new tab',
    next: 'Next tab',
    previous: 'Previous tab',
    close: 'Close the tab',
    reopen: 'Open the closed tab again'
  },
  split: {
    here: 'Split: this post at another place',
    beside: 'Open the link beside',
    other: 'Go to the other side',
    swap: 'Swap the sides',
    close: 'Close the other side'
  },
  statistics: { show: 'Go to the statistics' },
  peek: { enter: 'Go into the preview' }
} as const
