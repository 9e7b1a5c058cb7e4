/** Words that stand in many places. */
export default {
  cancel: 'Cancel',
  close: 'Close',
  undo: 'Undo',
  retry: 'Try again',
  notes: '{count} note | {count} notes',
  posts: '{count} post | {count} posts',
  more: 'Show more'
} as const
