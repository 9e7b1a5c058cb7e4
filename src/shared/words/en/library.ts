export default {
  countSaid: ', {count} post | , {count} posts',
  archive: { title: 'Archive', failed: 'The archive could not be opened', empty: 'There are no posts yet.' },
  tags: {
    title: 'Tags',
    none: 'No post has a tag yet. Lectern reads those in the front matter of posts.',
    failed: 'The tags could not be listed',
    filter: 'Filter the tags',
    found: '{count} tag | {count} tags',
    noMatch: 'No tag has these letters.'
  },
  authors: {
    title: 'Authors',
    none: 'No post names its author. Lectern reads those in the front matter of posts.',
    failed: 'The authors could not be listed',
    filter: 'Filter the authors',
    found: '{count} author | {count} authors',
    noMatch: 'No author has these letters.'
  },
  showAll: 'Show all posts',
  toLibrary: 'Go to the library',
  sort: 'Sort',
  mostPosts: 'Most posts',
  byName: 'Name',
  shelf: 'Lectern\'s shelf',
  shelfHidden: 'The shelf is hidden. Your notes on it are kept; Settings bring it back.',
  folderRemoved: 'Removed “{name}” from the library. Its files and notes stay where they are.',
  scanned: 'Scanned “{name}”: {found}.',
  scan: { added: '{count} new', changed: '{count} changed', removed: '{count} gone', and: '{first}, {rest}', nothing: 'nothing changed' }
} as const
