/** The sheet of keys, and choosing others. */
export default {
  search: 'Search commands and keys',
  none: 'No command and no key is called that.',
  or: 'or',
  noKey: 'No key',
  change: 'Change the keys of “{command}”',
  waiting: 'Press the new keys',
  waitingHint: 'Esc leaves them as they are.',
  clear: 'No key',
  reset: 'Back to {keys}',
  resetNone: 'Back to no key',
  resetAll: 'Give all commands their own keys back',
  shared: 'Also for: {commands}',
  taken: '{keys} is for “{command}” now.',
  takenShared: '{keys} is for “{command}” now, and still for {others}.',
  cleared: '“{command}” has no key now.',
  back: '“{command}” has its own keys again.',
  allBack: 'All commands have their own keys again.',
  system: 'The system or the browser may keep {keys} for itself.',
  own: 'Keys of your own: {count}'
} as const
