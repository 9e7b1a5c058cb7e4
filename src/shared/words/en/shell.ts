export default {
  library: 'Library',
  skip: 'Skip to the page',
  showSidebar: 'Show the sidebar',
  hideSidebar: 'Hide the sidebar',
  drawer: 'Shelves, folders and tags',
  keys: 'Keys',
  or: 'or',
  messages: 'Messages',
  dismiss: 'Dismiss',
  more: 'More',
  less: 'Less',
  moreAbout: 'More about {name}',
  addFolder: {
    title: 'Add a folder',
    description: 'Lectern opens its posts in place and never changes them.',
    path: 'Path of the folder',
    example: '/home/you/posts',
    hint: 'Posts are .md, .markdown, .html and .htm files, in folders below it too.',
    askPath: 'Type the path of a folder, such as /home/you/posts.',
    add: 'Add folder',
    adding: 'Adding…',
    offer: 'Add a folder…'
  },
  shelves: {
    all: 'All posts',
    reading: 'Reading',
    unread: 'Unread',
    read: 'Read',
    annotated: 'Annotated',
    changed: 'Changed since read',
    archive: 'Archive',
    authors: 'Authors'
  },
  collections: { title: 'Collections', rename: 'Rename…', use: 'Use the present filter', used: '“{name}” lists what you see now', remove: 'Delete' },
  notes: { title: 'Notes', notebook: 'Notebook', review: 'Review', attention: 'Needs attention', trash: 'Trash' },
  folders: {
    title: 'Folders',
    problems: 'Problems',
    scan: 'Scan again',
    export: 'Export notes',
    showProblems: 'Show problems',
    addWhole: 'Add the whole folder',
    removeExamples: 'Remove the example notes',
    restoreExamples: 'Bring back the example notes',
    hideShelf: 'Hide the shelf',
    remove: 'Remove from library',
    scanning: 'Scanning…',
    progress: 'Scanning, {done} of {total}',
    stop: 'Stop',
    goOn: 'Go on',
    offline: 'This folder is not there now.',
    unreadable: 'This folder cannot be read.'
  },
  tags: { title: 'Tags', all: 'All {count} tags' },
  status: {
    lost: 'Connection lost.',
    tryNow: 'Try now',
    unsaved: '{count} note not saved. | {count} notes not saved.',
    saved: 'Offline. All changes saved.',
    connecting: 'Connecting…'
  },
  expired: {
    title: 'This window needs a fresh address',
    text: 'Lectern runs, but it does not know this window: it was started again, or its address was used before or copied without its last part. Go to the terminal where you started Lectern and open the address it printed last; press Enter there for a new one.',
    safe: 'Your posts and notes are safe where they were.'
  },
  palette: {
    name: 'Search or jump to',
    placeholder: 'Search or jump to…',
    description: 'Posts, headings of the open post, notes, tags and commands. Arrows choose, Enter opens.',
    list: 'Places and commands',
    none: 'Nothing is called that.',
    found: '{count} found',
    choose: 'choose',
    open: 'open',
    commands: 'commands',
    headings: 'headings',
    tags: 'tags',
    groups: {
      commands: 'Commands',
      here: 'In this post',
      tags: 'Tags',
      posts: 'Posts',
      recent: 'Recent',
      text: 'In the text',
      notes: 'Notes',
      everywhere: 'Everywhere'
    },
    noteOn: 'Note on {title}',
    quoted: '“{words}”',
    search: 'Search the library for “{words}”'
  },
  failure: {
    inside: 'Something went wrong inside Lectern. Try again.',
    expired: 'Lectern does not know this window. Open the address that the terminal printed.',
    offline: 'Lectern does not answer. Is it still running?'
  }
} as const
