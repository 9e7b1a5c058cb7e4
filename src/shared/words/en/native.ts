/** What the doors themselves say: the native menu, dialogs, the icon's menus. `&` stands before the letter that opens a menu by key. */
export default {
  menu: {
    file: '&File',
    edit: '&Edit',
    view: '&View',
    library: '&Library',
    notes: '&Notes',
    notebook: 'Note&book',
    more: 'More',
    window: 'Window',
    help: 'Help',
    openFile: 'Open File…',
    openFolder: 'Open Folder…',
    newWindow: 'New Window',
    newWindowHint: 'Opens another window',
    showLog: 'Show Log',
    checkForUpdates: 'Check for Updates…'
  },
  /** What the system's own items are called. */
  role: {
    about: 'About Lectern',
    services: 'Services',
    hide: 'Hide Lectern',
    hideOthers: 'Hide Others',
    unhide: 'Show All',
    quit: 'Quit Lectern',
    recentDocuments: 'Open Recent',
    clearRecentDocuments: 'Clear Menu',
    close: 'Close Window',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    pasteAndMatchStyle: 'Paste and Match Style',
    selectAll: 'Select All',
    resetZoom: 'Actual Size',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    togglefullscreen: 'Toggle Full Screen',
    reload: 'Reload',
    toggleDevTools: 'Toggle Developer Tools',
    minimize: 'Minimize',
    zoom: 'Zoom',
    front: 'Bring All to Front'
  },
  context: {
    noSuggestions: 'No suggestions',
    learn: 'Learn “{word}”',
    copyLink: 'Copy Link'
  },
  choose: {
    folder: 'Open a folder of posts',
    file: 'Open a post',
    posts: 'Posts'
  },
  link: {
    mail: 'Write a mail?',
    open: 'Open {host} in your browser?',
    otherAlphabets: 'Written with letters of other alphabets, this name looks like “{name}”. Go there only if you expected that.',
    user: 'What stands before the {\'@\'} is no part of the site\'s name: the site is {host}.',
    notEncrypted: 'The connection to it is not encrypted.',
    yes: 'Open',
    no: 'Cancel',
    trust: 'Do not ask again until Lectern quits'
  },
  updates: {
    may: 'May Lectern look for new versions?',
    mayDetail: 'It then asks the project\'s page of releases on GitHub, each time it starts. Nothing else in Lectern ever uses the network, and nothing about you or your posts is sent. You can take this back in the settings.',
    mayYes: 'Look for Updates',
    upToDate: 'Lectern is up to date.',
    there: 'Lectern {version} is there.',
    thereDetail: 'It is fetched in the background; your posts and notes are not touched.',
    download: 'Download',
    ready: 'Lectern {version} is ready.',
    readyDetail: 'It is installed when Lectern starts again.',
    restart: 'Restart Now',
    failed: 'Looking for updates failed.',
    never: 'This copy of Lectern does not update itself.',
    fromSources: 'It runs from its sources. Get the newest with git.',
    noPlace: 'It was made without a place to get updates from. Get the newest version where you got this one.',
    onlyAppImage: 'On Linux only the AppImage does. Update the package that you installed.',
    notNow: 'Not Now'
  },
  trouble: {
    ok: 'OK',
    notOpened: 'Not everything could be opened',
    restarted: 'A part of Lectern failed and was started again.',
    failedAgain: 'A part of Lectern failed again.',
    notesSafe: 'Your saved notes are safe on disk.',
    startAgain: 'Your saved notes are safe on disk. Please quit and start Lectern again.',
    windowFailed: 'This window failed several times.',
    windowHangs: 'This window does not answer.',
    loadAgainDetail: 'It can be loaded again where you are. Your notes are kept, those that you are writing included.',
    loadAgain: 'Load Again',
    close: 'Close',
    wait: 'Wait',
    notStarted: 'Lectern could not start'
  },
  pdf: {
    save: 'Save as PDF',
    untitled: 'Post',
    notSaved: 'The PDF could not be saved'
  }
} as const
