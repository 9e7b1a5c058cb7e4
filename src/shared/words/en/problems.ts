export default {
  title: 'Problems',
  scope: 'In {folder}',
  closedFolder: 'In a folder that is not open',
  showAll: 'Show all folders',
  failed: 'The problems could not be read',
  none: {
    title: 'Every post was read as written',
    text: 'Tags that are not known, pictures that are missing and links that lead nowhere would be listed here.'
  },
  sum: '{count} problem found while reading the files. Your posts still open, and nothing in them was changed. | {count} problems found while reading the files. Your posts still open, and nothing in them was changed.',
  kindsName: 'Kinds of problems',
  all: 'All',
  noneOfKind: 'None of this kind.',
  file: 'File',
  line: 'Line {line}',
  hint: 'After a scan, every post is set in the background, so that formulas, pictures and links are told of, too. {command} lists the same in a terminal.',
  terminal: 'lectern doctor <folder>',
  kinds: {
    file: 'The file',
    tags: 'Unknown tags',
    formulas: 'Formulas that cannot be set',
    'missing-images': 'Pictures that are missing',
    'remote-images': 'Pictures on the web, not loaded',
    'dead-links': 'Links that lead nowhere',
    citations: 'Citations without an entry',
    code: 'Code without colours',
    other: 'More'
  }
} as const
