/** Words that stand in many places. */
export default {
  cancel: 'Cancel',
  close: 'Close',
  undo: 'Undo',
  retry: 'Try again',
  notes: '{count} note | {count} notes',
  posts: '{count} post | {count} posts',
  more: 'Show more',
  nothingToActOn: '“{command}” has nothing to act on here.',
  droppedInBrowser: 'A browser does not tell where a dropped file lies. Add its folder with “Add a folder” instead.'
} as const
