export default {
  title: 'Needs attention',
  acceptMany: 'Accept many',
  surer: '{percent}% and surer',
  card: 'Note on “{words}”',
  then: 'Then',
  now: 'Now',
  missing: 'The file of this post is not there now.',
  gone: 'These words are no longer in the post, and nothing like them is.',
  accept: 'Accept',
  pick: 'Pick another place',
  detach: 'Keep without a place',
  remove: 'Delete',
  sum: '{count} note stands on words that were edited or taken out since. Nothing happens to them until you decide. | {count} notes stand on words that were edited or taken out since. Nothing happens to them until you decide.',
  failed: 'The notes could not be read',
  none: {
    title: 'Every note stands on its words',
    text: 'When a post is edited and the words under a note change or go, the note waits here, with the place it seems to belong to now.'
  },
  accepted: 'Accepted the new place | Accepted the new places of {count} notes',
  placed: 'The note has its new place',
  trash: {
    title: 'Trash',
    restoreAll: 'Restore all',
    restore: 'Restore',
    restoreOne: 'Restore “{words}”',
    sum: '{count} deleted note, kept until you restore it. | {count} deleted notes, kept until you restore them.',
    failed: 'The trash could not be read',
    none: { title: 'Nothing is in the trash', text: 'Notes that you delete wait here. None is ever thrown away by itself.' },
    list: 'Deleted notes',
    deleted: 'Deleted {time}'
  }
} as const
