/** Open posts: one behind the other, and two side by side. */
export default {
  list: 'Open posts',
  close: 'Close {title}',
  closed: 'Closed “{title}”.',
  missing: '{title}, the file is gone',
  untitled: 'A post',
  openedBehind: 'Opened “{title}” in a new tab.',
  tooMany: 'There are 100 tabs already. Close one first.',
  other: 'The other side',
  divider: 'Width of the sides',
  dividerNow: '{percent} % for the left side',
  split: 'This post at another place, beside it',
  splitName: 'Split',
  swap: 'Swap the sides',
  toOther: 'Go to the other side',
  closeOther: 'Close this side',
  noPdf: 'Only the left side can be saved as PDF. Swap the sides first.',
  turns: 'This window is narrow, so the sides take turns. A button in the bar shows the other.'
} as const
