export default {
  title: 'Review',
  question: 'How well did you know it?',
  grades: { again: 'Again', hard: 'Hard', good: 'Good', easy: 'Easy' },
  days: '{count} day | {count} days',
  skip: 'Skip today',
  write: 'Write a comment',
  edit: 'Edit the comment',
  open: 'Open in the post',
  card: 'Highlight “{words}”',
  show: 'Show it in its place',
  last: 'The last one for today',
  rest: '{count} for today',
  failed: 'The review could not be read',
  skipped: 'Skipped for today.',
  comesBack: '{grade}: it comes back in {count} day. | {grade}: it comes back in {count} days.',
  takeBack: 'Take it back',
  off: { title: 'Review is switched off', text: 'In the settings, under notes, you can have a few of your highlights come back each day.' },
  done: {
    title: 'That was today’s review',
    text: 'You went through {count} highlight. The next ones come tomorrow. | You went through {count} highlights. The next ones come tomorrow.'
  },
  none: {
    title: 'Nothing to review today',
    text: 'What you highlight comes back here from the next day on: a few highlights a day, less often the better you know them.'
  },
  openSettings: 'Open the settings',
  toNotebook: 'Go to the notebook'
} as const
