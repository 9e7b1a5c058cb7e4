export default {
  undated: 'Without a date',
  seconds: '{count} s',
  minutes: '{count} min',
  read: 'Read',
  partRead: '{percent}% read'
} as const
