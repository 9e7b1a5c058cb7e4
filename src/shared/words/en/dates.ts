export default {
  undated: 'Without a date',
  seconds: '{count} s',
  minutes: '{count} min',
  read: 'Read',
  partRead: '{percent}% read',
  minutesLeft: '{count} min left',
  minutesAndLeft: '{count} min, {left} left',
  updated: 'Updated'
} as const
