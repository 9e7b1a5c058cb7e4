import type en from '../en/tabs.ts'
import type { SameKeys } from '../words.ts'

export default {
  list: '打开的文章',
  close: '关闭“{title}”',
  closed: '已关闭“{title}”。',
  missing: '{title}，文件已不存在',
  untitled: '文章',
  openedBehind: '已在新标签页中打开“{title}”。',
  tooMany: '已有 100 个标签页，请先关闭一些。',
  other: '另一侧',
  divider: '两侧的宽度',
  dividerNow: '左侧占 {percent}%',
  split: '在旁边打开本文的另一处',
  splitName: '分屏',
  swap: '交换两侧',
  toOther: '转到另一侧',
  closeOther: '关闭这一侧',
  noPdf: '只有左侧可以存为 PDF，请先交换两侧。',
  turns: '窗口较窄，两侧轮流显示。工具栏中的按钮可切换到另一侧。'
} satisfies SameKeys<typeof en>
